"""The codified half of a hard sentence: events, quantities, actors, credits, and what its trap forbids."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quality import facts
from quality.compare import Judge
from quality.facts import Who, names, offsets

Row = Mapping[str, Any]
REAL = frozenset({"happened", "ongoing"})
STATUS = {
    "happened": REAL,
    "asserted": REAL,
    "ongoing": REAL,
    "conditional": frozenset({"possible", "planned", "predicted"}),
    "denied": frozenset({"negated"}),
    "likely": frozenset({"predicted", "possible"}),
    "threatened": frozenset({"planned", "possible"}),
}


class Codes:
    """Compares the codes that one sentence got with those that its gold row lists."""

    def __init__(self, row: Row, objects: Sequence[Row], judge: Judge) -> None:
        """Index the sentence's record."""
        self.row = row
        self.judge = judge
        self.by_id = {item["id"]: item for item in objects}
        self.objects = objects

    def _all(self, kind: str) -> list[Row]:
        return [item for item in self.objects if item["type"] == kind]

    def problems(self) -> Iterator[str]:
        """Yield what is missing or forbidden."""
        yield from self._event_problems()
        for row in self.row.get("quantities") or ():
            if not any(self._same_quantity(item, row) for item in self._all("quantity")):
                yield f"quantity missing: {row['span']}"
        for row in self.row.get("actors") or ():
            if not any(self._same_actor(item, row) for item in self._all("actor")):
                yield f"actor missing: {row['name']}"
        for row in self.row.get("document_sources") or ():
            if not self._credited(row["source"]):
                yield f"credit missing: {row['source']}"
        yield from self._trapped()

    def _event_problems(self) -> Iterator[str]:
        listed = self.row.get("events")
        if listed is None:
            return
        if not listed and (made := [item["code"] for item in self._all("event") if item["realis"] in REAL]):
            yield f"event made up: {', '.join(made)}"
        for row in listed:
            if not any(self._same_event(item, row) for item in self._all("event")):
                yield f"event missing: {row['type']}"

    def _trapped(self) -> Iterator[str]:
        trap = str(self.row.get("trap", ""))
        forbidden = re.findall(r"\bno ([A-Z]{4,}) event", trap)
        if any(item["code"] in forbidden and item["realis"] in REAL for item in self._all("event")):
            yield f"trap: {trap}"
        if re.search(r"\bno demand", trap) and any(item["stance"] == "demands" for item in self._all("position")):
            yield f"trap: {trap}"

    def _same_event(self, item: Row, row: Row) -> bool:
        status = row.get("status")
        return (
            facts.event_code(item["code"]) == facts.event_code(row["type"])
            and (status is None or item["realis"] in STATUS.get(status, {status}))
            and row.get("mode") in {None, item.get("mode")}
            and self._has(item["actors"], row.get("actor"))
            and self._has([*item["recipients"], item.get("place")], row.get("target"))
            and self._has([item.get("place")], row.get("place"))
            and self._killed(item, row.get("killed"))
        )

    def _has(self, ids: Sequence[str | None], wanted: str | Sequence[str] | None) -> bool:
        if wanted is None:
            return True
        if wanted in {"=unknown", "=unspecified"}:
            return not any(ids)
        people = [self.somebody(key) for key in ids if key]
        return all(
            any(self.judge.same(who, self._named(name)) for who in people)
            for name in ([wanted] if isinstance(wanted, str) else wanted)
        )

    def somebody(self, key: str) -> Who:
        """Return who an id stands for."""
        return facts.somebody(key, self.by_id)

    def _named(self, name: str) -> Who:
        found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.row["text"])
        return Who(names([name]), tuple(match.span() for match in found))

    def _killed(self, item: Row, wanted: object) -> bool:
        if wanted is None:
            return True
        number = float(re.sub(r"[^\d.]", "", str(wanted)))
        held = [self.by_id[key] for key in item["quantities"] if key in self.by_id]
        return any(number in {quantity.get("exact"), quantity.get("low")} for quantity in held)

    def _same_quantity(self, item: Row, row: Row) -> bool:
        where = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(row['span'])}(?!\w)", self.row["text"])]
        here = bool(self.judge.cover([offsets(item["span"])]) & self.judge.cover(where))
        return here and _amount(item, row) and self._counted(item, row.get("of"))

    def _counted(self, item: Row, wanted: str | None) -> bool:
        """Say whether the quantity is tied to the somebody that the gold's `of` names; free text names nobody."""
        if wanted is None:
            return True
        known = {form for actor in self._all("actor") for form in self._forms(actor["id"])}
        asked = {form for form in known if re.search(rf"\b{re.escape(form)}\b", wanted.lower())}
        return not asked or bool(asked & self._reached(item.get("of")))

    def _forms(self, key: str) -> frozenset[str]:
        return self.somebody(key).names

    def _reached(self, key: str | None) -> frozenset[str]:
        held = self.by_id.get(key or "", {})
        ids = [*held.get("actors", ()), *held.get("recipients", ())] if held.get("type") == "event" else [key]
        return frozenset(form for each in ids if each for form in self._forms(each))

    def _same_actor(self, item: Row, row: Row) -> bool:
        held = names([item["name"], *item.get("aliases", ())])
        return names([row["name"], row.get("acronym"), *row.get("aliases", ())]) <= held

    def _credited(self, source: str) -> bool:
        credits_ = [credit for item in self._all("document") for credit in item.get("credits", ())]
        return names([source]) <= names(credits_)


def _amount(item: Row, row: Row) -> bool:
    """Say whether an amount is the gold's: `value` exactly, `min`/`greater_than` as lower bound, `approx` inside."""
    low, high, exact = item.get("low"), item.get("high"), item.get("exact")
    right: dict[str, tuple[object, ...]] = {
        "value": (exact, low if low == high else None),
        "min": (low, exact),
        "max": (high, exact),
        "low": (low,),
        "high": (high,),
        "greater_than": (low, low - 1 if low else None),
        "less_than": (high, high + 1 if high else None),
    }
    about = row.get("approx")
    near = about is None or exact == about or (low is not None and high is not None and low <= about <= high)
    return near and all(row[key] in values for key, values in right.items() if row.get(key) is not None)
