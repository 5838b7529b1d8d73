"""Foreign lists about the invented war of `tests.exports.war`, in the shape in which they are published."""

import csv
import io

from reportedly.codebook.crosswalks import columns

RAID = {
    "event_id_cnty": "AND17",
    "event_date": "2031-06-02",
    "year": "2031",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Ostrel Guard (2029-)",
    "inter1": "Rebel group",
    "actor2": "Civilians (Andorra)",
    "inter2": "Civilians",
    "interaction": "Rebel group-Civilians",
    "civilian_targeting": "Civilian targeting",
    "iso": "20",
    "region": "Europe",
    "country": "Andorra",
    "location": "Dunmor",
    "latitude": "42.5600",
    "longitude": "1.5400",
    "geo_precision": "1",
    "source": "Marrow Agency; Valley Radio",
    "source_scale": "National",
    "notes": 'On 2 June 2031, shells hit a "market";\nnine dead.',
    "fatalities": "9",
    "timestamp": "1938300000",
}
ELSEWHERE = RAID | {
    "event_id_cnty": "AND18",
    "event_date": "2031-06-12",
    "location": "Coll",
    "latitude": "42.40",
    "longitude": "1.90",
    "actor1": "Nobody Known",
    "fatalities": "0",
    "source": "Valley Radio",
    "notes": "A tower was mined.",
}
KILLING = {
    "id": "551",
    "relid": "AND-2031-1-9",
    "year": "2031",
    "type_of_violence": "3",
    "side_a": "Ostrel Guard",
    "side_b": "Civilians",
    "number_of_sources": "2",
    "source_article": "Marrow Agency, 2031-06-02, Shells hit market",
    "source_office": "Marrow Agency;Ordal Post",
    "source_original": "the mayor of Dúnmor;a nurse",
    "source_headline": "Shells hit\nmarket",
    "where_prec": "1",
    "where_coordinates": "Dúnmor town",
    "latitude": "42.555",
    "longitude": "1.533",
    "country": "Andorra",
    "date_prec": "1",
    "date_start": "2031-06-02 00:00:00.000",
    "date_end": "2031-06-02 00:00:00.000",
    "deaths_civilians": "11",
    "best": "11",
    "high": "20",
    "low": "9",
}


def table(name: str, *rows: dict[str, str], heads: bool = True, delimiter: str = ",", mark: str = "") -> bytes:
    """Return rows as a CSV under the columns that the list is published with."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns(name), delimiter=delimiter, lineterminator="\r\n")
    if heads:
        writer.writeheader()
    writer.writerows(rows)
    return (mark + text.getvalue()).encode()


def tabs(name: str, *rows: dict[str, str]) -> bytes:
    """Return rows between tabs, without a heading."""
    return "".join("\t".join(row.get(one, "") for one in columns(name)) + "\n" for row in rows).encode()


PAGE = {
    "GKGRECORDID": "20310602143000-7",
    "DATE": "20310602143000",
    "SourceCollectionIdentifier": "1",
    "SourceCommonName": "example.org",
    "DocumentIdentifier": "https://example.org/raid",
    "Counts": "KILL#9#villagers#4#Dunmor, Andorra#AN#AN07#42.55#1.53#-1;WOUND#3##1#Andorra#AN##42.5#1.5#AN",
    "Themes": "KILL;ARMEDCONFLICT",
    "Locations": "4#Dunmor, Andorra#AN#AN07#42.55#1.53#-1",
    "Persons": "ana reyl",
    "Organizations": "ostrel guard",
    "Extras": "<PAGE_LINKS>x</PAGE_LINKS><PAGE_TITLE>Shells hit D&#xFA;nmor market</PAGE_TITLE>",
}
MENTION = {
    "GLOBALEVENTID": "1203",
    "EventTimeDate": "20310602000000",
    "MentionTimeDate": "20310603001500",
    "MentionType": "1",
    "MentionSourceName": "valley.example",
    "MentionIdentifier": "https://valley.example/unread",
    "Confidence": "60",
}
