"""Corrections by hand: read with care, applied to their own place alone, told of, never in the way of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline import corrections
from pipeline.core import contract, rows
from pipeline.core.errors import UsageError
from pipeline.corrections import places, reading
from pipeline.corrections.reading import ACTIONS, COLUMNS
from pipeline.parts import RULE_IDS
from tests import fake

Run = Callable[..., Any]
HEADER = ",".join(COLUMNS)
RAW = "Norway lent Ghana $5 million in May 2015. It paid.\nMinisters from Norway said Ghana would pay, Reuters said.\n"
DOC = "loan"
IT = "filler_table=mentions; filler_id=42-44"
NO_DATE = "filler_table=dates; filler_id=0-6"
NORWAY = "filler_table=mentions; filler_id=0-6"


def at(words: str, n: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(n + 1):
        start = RAW.index(words, start + 1)
    return start, start + len(words)


def place(words: str, n: int = 0, suffix: str = "") -> str:
    start, end = at(words, n)
    return f"{start}-{end}{suffix} {words}"


def of(words: str, n: int = 0) -> str:
    return f"{DOC}:{at(words, n)[0]}-{at(words, n)[1]}"


def tables() -> dict[str, tuple[Any, ...]]:
    """What a run might have made of RAW."""
    lines = [(0, 41), (42, 50), (51, len(RAW) - 1)]
    sentences = tuple(rows.Sentence(f"{DOC}:{s}-{e}", DOC, n, "body", s, e, RAW[s:e]) for n, (s, e) in enumerate(lines))

    def spot(words: str, n: int = 0) -> tuple[Any, ...]:
        s, e = at(words, n)
        return of(words, n), DOC, next(x.sent_id for x in sentences if x.start <= s < x.end), s, e, words

    def mention(words: str, n: int, label: str, form: str, entity: str) -> rows.Mention:
        return rows.Mention(*spot(words, n), label, form, entity, "mentions.model")

    mentions = (
        mention("Norway", 0, "GPE", "name", "gpe:NO"),
        mention("Ghana", 0, "PERSON", "name", "person:ghana"),
        mention("It", 0, "", "pronoun", "person:ghana"),
        mention("Ministers", 0, "PERSON", "nominal", ""),
        mention("Norway", 1, "GPE", "name", "gpe:NO"),
        mention("Ghana", 1, "GPE", "name", "gpe:GH"),
        mention("Reuters", 0, "ORG", "name", "org:reuters"),
    )
    days = ("2015-05", "", "2015-05-01", "2015-05-31")
    date = rows.Date(*spot("May 2015"), "DATE", *days, "explicit", "", "dates.month_year")
    five = Decimal(5000000)
    money = rows.Money(*spot("$5 million"), five, five, "USD", "default", "exact", "", "amounts.symbol")
    said = of("said", 0)
    last = sentences[2].sent_id
    content = (*at("Ghana would pay"), "Ghana would pay")
    voice = rows.Attribution(
        said, DOC, last, of("Ministers"), "", *at("said"), "said", *content, "say", "pos", "attributions.clause"
    )
    told = ("asserted", "pos", "past", date.date_id, "", "", "", "loan.verb")
    loan = rows.Event(of("lent"), DOC, sentences[0].sent_id, "loan", "AID", "071", *at("lent"), "lent", *told)
    told = ("reported", "pos", "future", "", said, "", "", "payment.verb")
    pay = rows.Event(of("pay"), DOC, last, "payment", "", "", *at("pay"), "pay", *told)
    ends = (of("Ministers"), "", of("Norway", 1), "gpe:NO")
    more = ("", "unknown", *at("said"), "said", "", "asserted", "pos", "", "member_of.of")
    link = rows.Relation(f"{said}#member_of:51-66", DOC, last, "member_of", *ends, *more)

    def argument(event: str, role: str, filler: Any, table: str, n: int = 0) -> rows.EventArgument:
        entity = getattr(filler, "entity_id", "")
        key = getattr(filler, rows.BY_NAME[table].key[0])
        return rows.EventArgument(
            event, DOC, role, n, table, key, entity, filler.start, filler.end, filler.text, "syntax"
        )

    arguments = (
        argument(loan.event_id, "lender", mentions[0], "mentions"),
        argument(loan.event_id, "borrower", mentions[1], "mentions"),
        argument(loan.event_id, "amount", money, "money"),
        argument(loan.event_id, "date", date, "dates"),
        argument(pay.event_id, "payer", mentions[5], "mentions"),
    )
    entities = tuple(
        rows.Entity(key, name, label, country, "", 1, 2, "")
        for key, name, label, country in (
            ("gpe:GH", "Ghana", "GPE", "GH"), ("gpe:NO", "Norway", "GPE", "NO"), ("org:reuters", "Reuters", "ORG", ""),
            ("person:ghana", "Ghana", "PERSON", ""),
        )
    )  # fmt: skip
    document = rows.Document(DOC, "loan.txt", "0" * 64, len(RAW), 3, "en", "", "", "", "unknown", "")
    return {
        "documents": (document,), "sentences": sentences, "mentions": mentions, "entities": entities, "dates": (date,),
        "money": (money,), "quantities": (), "relations": (link,), "events": (loan, pay), "event_arguments": arguments,
        "attributions": (voice,),
    }  # fmt: skip


def line(table: str, where: str, action: str, value: str = "", doc: str = DOC) -> corrections.Correction:
    return corrections.Correction(doc, table, where, action, value, "kb", "read it")


def apply(*lines: corrections.Correction) -> tuple[dict[str, tuple[Any, ...]], list[corrections.Told]]:
    """The rows that come out, which must hold, and what was told."""
    for one in lines:
        assert reading._problem(one) == ""
    made = corrections.apply(tables(), RAW, lines)
    holds = contract.document(made, RAW, {e.entity_id for e in made["entities"]}, RULE_IDS | known(made))
    assert list(holds) == []
    return made, list(made["corrections"])


def known(made: dict[str, tuple[Any, ...]]) -> set[str]:
    return {
        r.rule_id for group in made.values() for r in group if hasattr(r, "rule_id") and "corrections" not in r.rule_id
    }


def row(made: dict[str, tuple[Any, ...]], table: str, key: str) -> Any:
    found = [r for r in made[table] if getattr(r, rows.BY_NAME[table].key[0]) == key]
    return found[0] if found else None


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
    assert (event.type, event.rule_id) == ("aid", "corrections.retype")
    assert (event.plover, event.cameo) != ("AID", "071") or event.type == "aid"
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
        line(
            "event_arguments",
            place("paid", 0, "#payer"),
            "add",
            IT,
        ),
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


def test_long_words_are_shortened_and_still_proved() -> None:
    words = RAW[:41]
    written = places.compose(0, 90, "x" * 30 + " and some more words in between that nobody needs " + "y" * 25)
    assert len(written) < 75
    parsed = places.parse(f"0-41 {words[:10]} … {words[-10:]}")
    assert parsed is not None and places.stale(parsed, RAW) == ""
    other = places.parse(f"0-41 {words[:10]} … elsewhere")
    assert other is not None and "Look at the text" in places.stale(other, RAW)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x,y\n", "line 1: the columns are x, y. Name them doc_id,table,place,action,value,who,why."),
        ("", "line 1: the columns are nothing."),
        (f"{HEADER}\n\nd,money,1-2 x,reject,,kb\n", "line 3: 6 cells, not 7. Quote cells that hold commas."),
        (f"{HEADER}\nd,monies,1-2 x,reject,,kb,\n", "line 2: table 'monies' can't be corrected. It is one of mentions"),
        (f"{HEADER}\nd,money,1-2 x,retype,EUR,kb,\n", "line 2: action 'retype' isn't one of money. It is reject or "),
        (f"{HEADER}\nd,money,1-2,reject,,kb,\n", "Write start-end and the words that stand there"),
        (f"{HEADER}\nd,money,2-1 x,reject,,kb,\n", "Write start-end and the words that stand there"),
        (f"{HEADER}\nd,money,1-2 x,reject,,,\n", "who is empty"),
        (f"{HEADER}\n,money,1-2 x,reject,,kb,\n", "the doc_id is empty"),
        (f"{HEADER}\n*,money,1-2 x,reject,,kb,\n", "only entities can be corrected in every document"),
        (f"{HEADER}\nd,money,1-2 x,reject,no,kb,\n", "reject takes no value"),
        (f"{HEADER}\nd,money,1-2 x,set,,kb,\n", "the value of set is empty"),
        (f"{HEADER}\nd,money,1-2 x,set,5,kb,\n", "parted by semicolons, as amount_min=...; amount_max=..."),
        (f"{HEADER}\nd,money,1-2 x,set,start=5,kb,\n", "money has no column 'start' that can be set"),
        (f"{HEADER}\nd,money,1-2 x,set,amount_min=5m,kb,\n", "money.amount_min is '5m', no number"),
        (f"{HEADER}\nd,money,1-2 x,set,currency=$,kb,\n", "money.currency is '$', which doesn't match"),
        (f"{HEADER}\nd,events,1-2 x,retype,lone,kb,\n", "events.type is 'lone', none of visit, meet"),
        (f"{HEADER}\nd,relations,1-2 x,add,member_of,kb,\n", "Write column=value"),
        (f"{HEADER}\nd,relations,1-2 x,add,type=member_of,kb,\n", "needs head_mention_id, tail_mention_id"),
        (f"{HEADER}\nd,event_arguments,1-2 x,reject,,kb,\n", "with the role behind it"),
        (f"{HEADER}\nd,entities,Ghana,merge,gpe:GH,kb,\n", "the place of an entity is its id"),
        (f"{HEADER}\nd,entities,gpe:GH,merge,Ghana,kb,\n", "merge takes the id of an entity"),
        (f"{HEADER}\nd,entities,gpe:GH,merge,gpe:GH,kb,\n", "can't be merged with itself"),
        (f"{HEADER}\nd,entities,gpe:GH,set,country=GH,kb,\n", "holds in every document. Write * as doc_id"),
        (f"{HEADER}\nd,money,1-2 x,reject,,kb,\nd,money,1-2 x,reject,,jl,\n", "line 3: "),
        (f'{HEADER}\nd,money,"1-2 x,reject,,kb,\n', "line 2: "),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_file_line_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as told:
        corrections.read([file])
    assert str(told.value).startswith(f"{file}: line ")
    assert words in str(told.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Check the path"):
        corrections.read([tmp_path / "none.csv"])
    (tmp_path / "latin.csv").write_bytes(f"{HEADER}\nd,money,1-2 \xe9,reject,,kb,\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r"line 2: byte .* is not UTF-8"):
        corrections.read([tmp_path / "latin.csv"])


def test_every_table_with_places_can_be_corrected() -> None:
    assert set(ACTIONS) == {t.name for t in rows.TABLES} - {"documents", "rejected", "rules"}


def test_the_digest_is_that_of_a_document_alone() -> None:
    one, other = line("money", "1-2 x", "reject"), line("money", "1-2 x", "reject", doc="other")
    every = line("entities", "gpe:GH", "merge", "org:x", "*")
    assert corrections.digest(()) == ""
    assert corrections.Filed((one, other, every)).of(DOC) == (one, every)
    assert corrections.digest((one,)) != corrections.digest((one, every))


def corrected(tmp_path: Path, *lines: str) -> None:
    fake.write(tmp_path / "in", {"corrections.csv": "\n".join([HEADER, *lines]) + "\n"})


def test_a_run_applies_the_file_beside_the_inputs(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills\nto Riga", "b.txt": "Riga"})
    corrected(
        tmp_path,
        "a,mentions,0-4 Acme,set,label=GPE,kb,a town",
        "a,quantities,10-11 5,reject,,kb,",
        "*,entities,org:riga,merge,gpe:riga,kb,a city",
        "b,mentions,0-4 Oslo,reject,,kb,",
        "gone,mentions,0-4 Oslo,reject,,kb,",
    )
    notes: list[str] = []
    run("in", note=notes.append)
    assert [(m["text"], m["label"], m["entity_id"], m["rule_id"]) for m in fake.read(tmp_path / "out", "mentions")] == [
        ("Acme", "GPE", "org:acme", "corrections.set"),
        ("Riga", "ORG", "gpe:riga", "corrections.merge"),
        ("Riga", "ORG", "gpe:riga", "corrections.merge"),
    ]
    assert fake.read(tmp_path / "out", "quantities") == []
    assert {r["rule_id"]: r["rows"] for r in fake.read(tmp_path / "out", "rules")}["corrections.merge"] == "2"
    told = corrections.recorded(tmp_path / "out")
    assert [one.status for one in told] == ["applied", "applied", "applied", "stale", "stale"]
    assert notes == [
        "correction not applied: b mentions '0-4 Oslo' reject: the text has 'Riga' at 0-4, not 'Oslo'. "
        "Look at the text, then mend the place or remove the line.",
        "correction not applied: gone mentions '0-4 Oslo' reject: no document gone gave rows in this run. "
        "Mend the doc_id or remove the line.",
    ]
    assert "corrections" in json.loads((tmp_path / "out/run.json").read_text())


def test_what_is_said_of_all_documents_is_told_once(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme", "b.txt": "Riga", "c.txt": "Riga"})
    corrected(
        tmp_path,
        "*,entities,org:riga,set,country=LV,kb,",
        "*,entities,org:acme,set,label=ORG,kb,",
        "*,entities,org:gone,set,label=ORG,kb,",
    )
    run("in")
    told = corrections.recorded(tmp_path / "out")
    assert [one.reason for one in told] == [
        "",
        "the row says so already. Remove the line.",
        "no document has the entity org:gone. Mend the id or remove the line.",
    ]
    assert {e["entity_id"]: e["country"] for e in fake.read(tmp_path / "out", "entities")}["org:riga"] == "LV"


def test_two_processes_correct_the_same(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills", "b.txt": "Riga"})
    corrected(tmp_path, "a,mentions,0-4 Acme,reject,,kb,")
    run("in", out="one")
    run("in", out="two", jobs=2)
    assert fake.content(tmp_path / "one") == fake.content(tmp_path / "two")


def test_a_changed_file_counts_at_the_next_run(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills", "b.txt": "Riga"})
    labels = []
    for label in ("GPE", "LOC", ""):
        corrected(tmp_path, *([f"a,mentions,0-4 Acme,retype,{label},kb,"] if label else []))
        run("in")
        labels.append([m["label"] for m in fake.read(tmp_path / "out", "mentions")])
    assert labels == [["GPE", "ORG"], ["LOC", "ORG"], ["ORG", "ORG"]]
    assert corrections.recorded(tmp_path / "out") == []


def test_a_bad_file_leaves_the_old_tables(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    before = fake.content(tmp_path / "out")
    corrected(tmp_path, "a,mentions,0-4,reject,,kb,")
    with pytest.raises(UsageError, match=r"corrections\.csv: line 2"):
        run("in")
    assert fake.content(tmp_path / "out") == before


def test_explain_tells_of_corrections(
    cli: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills"})
    file = tmp_path / "mine.csv"
    file.write_text(f"{HEADER}\na,mentions,0-4 Acme,set,label=GPE,kb,a town\na,quantities,10-11 5,reject,,kb,a name\n")
    assert cli("run", "in", "-o", "out", "--corrections", file) == 0
    capsys.readouterr()
    assert cli("explain", "out", "a:0-4", "--input", "in") == 0
    told = capsys.readouterr().out
    assert "  corrected  set label=GPE  by kb: a town\n    before: label=ORG\n" in told
    assert "  rule  corrections.set: A person set cells of the row." in told
    assert f"  before it was corrected:\n  rule  {fake.RULE_ID}: " in told
    assert cli("explain", "out", "a:10-11", "--input", "in") == 0
    assert "quantities a:10-11: taken out by hand" in capsys.readouterr().out
    assert cli("check", "out", "--input", "in") == 0
