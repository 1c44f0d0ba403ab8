"""What a correction changes, what follows from it, and what it leaves alone where it does not fit any more."""

from __future__ import annotations

import pytest

from pipeline import corrections
from tests.corrections.loan import DOC, RAW, apply, at, line, of, place, row, tables

IT = "filler_table=mentions; filler_id=42-44"
NO_DATE = "filler_table=dates; filler_id=0-6"
NORWAY = "filler_table=mentions; filler_id=0-6"


def test_without_corrections_nothing_changes() -> None:
    before = tables()
    assert {k: v for k, v in corrections.apply(before, RAW, ()).items() if k != "corrections"} == before


def test_a_rejected_event_takes_its_arguments_with_it() -> None:
    made, (told,) = apply(line("events", place("lent"), "reject"))
    assert row(made, "events", of("lent")) is None
    assert {a.event_id for a in made["event_arguments"]} == {of("pay")}
    assert (told.status, told.row_id, told.made_by, told.before) == ("applied", of("lent"), "loan.verb", "type=loan")


def test_a_rejected_mention_takes_what_cannot_be_without_it() -> None:
    made, _ = apply(line("mentions", place("Ministers"), "reject"))
    assert made["relations"] == ()
    assert made["attributions"][0].source_mention_id == ""
    assert len(made["events"]) == 2


def test_a_rejected_name_may_be_the_last_of_its_entity() -> None:
    made, _ = apply(line("mentions", place("Reuters"), "reject"))
    assert row(made, "entities", "org:reuters") is None


def test_a_rejected_date_is_forgotten_by_its_event() -> None:
    made, _ = apply(line("dates", place("May 2015"), "reject"))
    assert row(made, "events", of("lent")).date_id == ""
    assert "date" not in {a.role for a in made["event_arguments"]}


def test_a_rejected_attribution_is_forgotten() -> None:
    made, _ = apply(line("attributions", place("said"), "reject"))
    assert row(made, "events", of("pay")).attribution_id == ""


def test_retyping_an_event_gives_it_the_codes_of_its_new_type() -> None:
    made, (told,) = apply(line("events", place("lent"), "retype", "aid"))
    event = row(made, "events", of("lent"))
    assert (event.type, event.plover, event.cameo) == ("aid", "AID", "070")
    assert event.rule_id == "corrections.retype"
    assert told.before.startswith("type=loan")


def test_setting_cells() -> None:
    made, _ = apply(
        line("money", place("$5 million"), "set", "amount_max=6000000; bound=range"),
        line("dates", place("May 2015"), "set", "value=2015-05-07"),
        line("events", place("pay"), "set", f"date_id={at('May 2015')[0]}-{at('May 2015')[1]}; modality=intended"),
    )
    money = row(made, "money", of("$5 million"))
    assert (str(money.amount_max), money.bound, money.rule_id) == ("6000000", "range", "corrections.set")
    date = row(made, "dates", of("May 2015"))
    assert (date.first_day, date.last_day) == ("2015-05-07", "2015-05-07")
    assert row(made, "events", of("pay")).date_id == of("May 2015")


def test_a_mention_with_another_entity_changes_all_that_repeat_it() -> None:
    made, _ = apply(line("mentions", place("Ghana"), "set", "entity_id=gpe:GH; label=GPE"))
    borrower = next(a for a in made["event_arguments"] if a.role == "borrower")
    assert borrower.entity_id == "gpe:GH"
    assert row(made, "entities", "gpe:GH").mentions == 2


def test_a_new_entity_gets_a_row() -> None:
    made, _ = apply(line("mentions", place("Reuters"), "set", "entity_id=org:reuters-news"))
    assert row(made, "entities", "org:reuters-news").name == "Reuters"
    assert row(made, "entities", "org:reuters") is None


@pytest.mark.parametrize("doc", [DOC, "*"])
def test_merging_entities(doc: str) -> None:
    made, (told,) = apply(line("entities", "person:ghana", "merge", "gpe:GH", doc))
    assert {m.entity_id for m in made["mentions"]} == {"", "gpe:NO", "gpe:GH", "org:reuters"}
    assert [m.rule_id for m in made["mentions"] if m.text == "It"] == ["corrections.merge"]
    assert next(a for a in made["event_arguments"] if a.role == "borrower").entity_id == "gpe:GH"
    assert (told.row_id, told.made_by, told.before) == ("gpe:GH", "mentions.model", "Ghana, 2 mentions")


def test_merging_into_an_entity_that_is_not_there_yet() -> None:
    made, _ = apply(line("entities", "org:reuters", "merge", "org:thomson-reuters"))
    assert row(made, "entities", "org:thomson-reuters").name == "Reuters"


def test_entities_of_all_documents() -> None:
    made, _ = apply(
        line("entities", "org:reuters", "set", "country=GB; name=Reuters News", "*"),
        line("entities", "person:ghana", "retype", "ORG", "*"),
    )
    assert (row(made, "entities", "org:reuters").country, row(made, "entities", "person:ghana").label) == ("GB", "ORG")


def test_adding_rows() -> None:
    made, told = apply(
        line("mentions", place("million"), "add", "label=ORG; entity_id=org:million"),
        line("quantities", place("5"), "add", "kind=count; value_min=5; value_max=5"),
        line("events", place("paid"), "add", "trade"),
        line("event_arguments", place("paid", 0, "#payer"), "add", IT),
        line(
            "relations",
            place("from"),
            "add",
            f"type=part_of; head_mention_id={of('Ministers')}; tail_mention_id={of('Norway', 1)}",
        ),
        line("dates", place("2015"), "add", "type=DATE; value=2015"),
        line(
            "attributions", place("would"), "add", f"kind=say; content_start={at('pay')[0]}; content_end={at('pay')[1]}"
        ),
    )
    assert [one.reason for one in told] == [""] * 7
    assert row(made, "mentions", of("million")).rule_id == "corrections.add"
    assert {a.role: a.text for a in made["event_arguments"] if a.event_id == of("paid")} == {"payer": "It"}
    assert row(made, "dates", of("2015")).last_day == "2015-12-31"
    assert row(made, "attributions", of("would")).content == "pay"
    assert [r.tail_entity_id for r in made["relations"] if r.rule_id == "corrections.add"] == ["gpe:NO"]


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (line("money", "18-28 $9 million", "reject"), "the text has '$5 million' at 18-28, not '$9 million'"),
        (line("money", "19-29 $5 million", "reject"), "(they stand at 18-28 now)"),
        (line("money", "900-910 $5 million", "reject"), "(they stand at 18-28 now)"),
        (line("money", place("lent"), "reject"), "money has no row 'loan:7-11'"),
        (line("events", place("lent"), "retype", "loan"), "the row says so already"),
        (line("events", place("lent"), "set", "date_id=1-2"), "date_id is loan:1-2, which is no row of dates here"),
        (line("money", place("$5 million"), "set", "amount_min=9000000"), "the first after the second"),
        (line("events", place("lent"), "add", "loan"), "there is such a row already"),
        (line("events", place(".\nMinisters"), "add", "loan"), "lies in no sentence"),
        (line("event_arguments", place("lent", 0, "#lender"), "add", NORWAY), "make this row now"),
        (line("event_arguments", place("lent", 0, "#host"), "reject"), "event_arguments has no row 'loan:7-11 host 0'"),
        (line("event_arguments", place("It", 0, "#host"), "add", NORWAY), "events has no row"),
        (line("event_arguments", place("lent", 0, "#host"), "add", NO_DATE), "which is no row of dates"),
        (line("entities", "org:nobody", "merge", "org:x"), "the document doesn't mention org:nobody"),
    ],
)  # fmt: skip
def test_what_does_not_fit_any_more_changes_nothing(one: corrections.Correction, reason: str) -> None:
    made, (told,) = apply(one)
    assert {k: v for k, v in made.items() if k != "corrections"} == tables()
    assert told.status == "stale" and reason in told.reason
