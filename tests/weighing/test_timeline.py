from msgspec.structs import replace

from reportedly.record import Grades, Interval, OriginCount, Position, Reading
from reportedly.weighing.happenings import happenings
from reportedly.weighing.resolve import resolve
from reportedly.weighing.timeline import Timeline, order_of, timeline
from tests.readings import TEXT, reading


def day(when: str) -> Interval:
    return Interval(start=when, end=when, grain="day")


def stand(stance: str, when: Interval, lead: str) -> Reading:
    """Return a document of its own in which the Guard takes a stance on the truce."""
    made = reading(lead + TEXT, f"{lead}.txt", "2031-05-20")
    position: Position = replace(made.positions[0], stance=stance, when=when)
    return replace(made, positions=(position,))


def told(*readings: Reading) -> Timeline:
    found = resolve([a for r in readings for a in r.actors], [p for r in readings for p in r.places])
    return timeline(
        readings,
        found,
        happenings(readings, found).happenings,
        lambda ids: OriginCount(low=1, high=len(set(ids)), ids=(), why=""),
        lambda _, origins: Grades(proposed=str(origins.high), why=""),
    )


EARLY, AGAIN = stand("announces", day("2031-05-01"), "One. "), stand("announces", day("2031-05-03"), "Two. ")
LATE = stand("rescinds", day("2031-05-09"), "Three. ")


def test_a_track_goes_from_stance_to_stance_whatever_the_order_of_documents() -> None:
    (track,) = told(LATE, AGAIN, EARLY).tracks
    assert [(step.what, step.when.start, len(step.statements)) for step in track.steps] == [
        ("announces", "2031-05-01", 2),
        ("rescinds", "2031-05-09", 1),
    ]
    assert track.changes
    assert track.steps[0].origins.high == 2
    assert told(EARLY, AGAIN, LATE) == told(LATE, EARLY, AGAIN)


def test_a_stance_taken_up_again_is_a_step_of_its_own() -> None:
    back = stand("announces", day("2031-05-12"), "Four. ")
    assert [step.what for step in told(EARLY, LATE, back).tracks[0].steps] == ["announces", "rescinds", "announces"]


def test_without_a_time_of_its_own_it_stands_where_it_was_said_or_published() -> None:
    plain = stand("opposes", Interval(), "One. ")
    (track,) = told(plain).tracks
    assert (track.steps[0].told, track.steps[0].when.start, track.changes) == ("published", "2031-05-20", False)
    said = replace(plain, statements=tuple(replace(s, said=day("2031-05-19")) for s in plain.statements))
    assert told(said).tracks[0].steps[0].told == "said"


def test_entries_stand_in_order_and_what_did_not_happen_is_none() -> None:
    happened = replace(EARLY, events=(replace(EARLY.events[0], realis="happened", when=day("2031-05-02")),))
    shown = told(LATE, happened)
    kinds = [(entry.kind, entry.when.start) for entry in shown.entries if entry.told == "when"]
    assert kinds == [("position", "2031-05-01"), ("happening", "2031-05-02"), ("position", "2031-05-09")]
    denied = replace(EARLY, events=(replace(EARLY.events[0], realis="negated"),))
    assert {entry.kind for entry in told(denied).entries} == {"position"}


def test_about_an_actor_a_place_an_issue() -> None:
    shown = told(EARLY, LATE)
    place = next(entry.where[0] for entry in shown.entries if entry.where)
    assert {entry.kind for entry in shown.about([place]).entries} == {"happening"}
    assert shown.about([place]).tracks == ()
    assert shown.about(["truce"]).tracks == shown.tracks
    assert shown.about([shown.tracks[0].holder]).entries == shown.entries
    assert shown.about(["nobody"]).entries == ()


def test_open_intervals_sort_by_what_is_known_of_them() -> None:
    known = [Interval(end="2031-05-01"), day("2031-05-02"), Interval(start="2031-05-03"), Interval()]
    shuffled = [known[3], known[1], known[0], known[2]]
    assert sorted(shuffled, key=order_of) == known
