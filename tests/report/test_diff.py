"""What two folders of tables differ in, told by facts and not by places."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.report import diff
from tests import fake

Run = Callable[..., Any]
GAINED = {"gained": 1, "lost": 0, "changed": 0}
CHANGED = {"gained": 0, "lost": 0, "changed": 1}


def lines(old: Path, new: Path) -> list[str]:
    """The lines on facts."""
    return [line for line in diff.run(old, new)[0].splitlines() if line.startswith(("+", "-", "~"))]


def put(folder: Path, **found: list[Any]) -> Path:
    """A folder of tables with these rows, in which document d has one sentence."""
    folder.mkdir()
    lent = "Orla lent $5 million to Norland, Ann Bell said."
    doc = rows.Document("d", "d.txt", "0" * 64, len(lent), 1, "en", "", "", "", "unknown", "")
    sentence = rows.Sentence(f"d:0-{len(lent)}", "d", 0, "body", 0, len(lent), lent)
    given: dict[str, list[Any]] = {"documents": [doc], "sentences": [sentence], **found}
    for table in rows.TABLES:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            table.write(given.get(table.name, []), file)
    return folder


def mention(start: int, end: int, text: str, entity: str, rule: str = "mentions.a", form: str = "name") -> rows.Mention:
    return rows.Mention(rows.place("d", start, end), "d", "d:0-47", start, end, text, "ORG", form, entity, rule)


def loan(date: str = "", modality: str = "asserted", rule: str = "loan.lend") -> rows.Event:
    return rows.Event(
        "d:5-9", "d", "d:0-47", "loan", "", "", 5, 9, "lent", modality, "pos", "past", date, "", "", "", rule
    )


def lender(mention_id: str, text: str, entity: str) -> rows.EventArgument:
    start, end = map(int, mention_id.split(":")[1].split("-"))
    return rows.EventArgument("d:5-9", "d", "lender", 0, "mentions", mention_id, entity, start, end, text, "syntax")


def test_facts_that_came_went_and_changed(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills to Riga"})
    run("in", out="old")
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 7 mills to Oslo"})
    run("in", out="new")
    report, different = diff.run(tmp_path / "old", tmp_path / "new")
    assert different
    told = report.splitlines()
    assert told[0].split() == ["table", "gained", "lost", "changed"]
    assert ["entities", "1", "1", "0"] in [line.split() for line in told]
    assert ["mentions", "0", "0", "1"] in [line.split() for line in told]
    assert [fake.RULE_ID, "0", "0", "1"] in [line.split() for line in told]
    end = f"  [{fake.RULE_ID}]"
    assert f"~ mentions        a:21-25  text: 'Riga' → 'Oslo'  entity_id: 'org:riga' → 'org:oslo'{end}" in told
    assert f"~ quantities      a:10-11  text: '5' → '7'  value_min: '5' → '7'  value_max: '5' → '7'{end}" in told
    assert "+ entities        org:oslo  'Oslo'  label=ORG" in told
    assert told.count("    “Acme sold 7 mills to Oslo”") == 2


def test_facts_that_only_moved_are_the_same(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills\nRiga bought them"})
    run("in", out="old")
    fake.write(tmp_path / "in", {"a.txt": "A new line\nAcme sold 5 mills\nThen Riga bought them"})
    run("in", out="new")
    told = lines(tmp_path / "old", tmp_path / "new")
    assert not [line for line in told if "quantities" in line]
    assert [line.split()[3] for line in told if line.startswith("+ mentions")] == ["'Then'"]
    assert [line.split()[1] for line in told if line.startswith("+ ")] == ["sentences", "mentions", "entities"]
    assert [line.split()[1] for line in told if not line.startswith("+ ")] == ["documents", "sentences"]


def test_a_word_that_went_from_a_sentence(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme and Bolt sold 5 mills to Riga"})
    run("in", out="old")
    fake.write(tmp_path / "in", {"a.txt": "Acme sold 5 mills to Riga"})
    run("in", out="new")
    assert [line.split("  ")[0] for line in lines(tmp_path / "old", tmp_path / "new")] == [
        "~ documents",
        "~ sentences",
        "- mentions",
        "- entities",
    ]


def test_a_longer_name_is_one_change_and_its_arguments_stay(tmp_path: Path) -> None:
    old = put(
        tmp_path / "old",
        mentions=[mention(37, 41, "Bell", "org:x")],
        events=[loan()],
        event_arguments=[lender("d:37-41", "Bell", "org:x")],
    )
    new = put(
        tmp_path / "new",
        mentions=[mention(33, 41, "Ann Bell", "org:x", "mentions.b")],
        events=[loan()],
        event_arguments=[lender("d:33-41", "Ann Bell", "org:x")],
    )
    told = "~ mentions        d:33-41  text: 'Bell' → 'Ann Bell'  rule_id: 'mentions.a' → 'mentions.b'  [mentions.b]"
    assert lines(old, new) == [told]


def test_another_filler_is_told_by_its_words_and_event(tmp_path: Path) -> None:
    both = [mention(0, 4, "Orla", "org:orla"), mention(33, 41, "Ann Bell", "org:x")]
    old = put(
        tmp_path / "old", mentions=both, events=[loan()], event_arguments=[lender("d:33-41", "Ann Bell", "org:x")]
    )
    new = put(
        tmp_path / "new",
        mentions=both,
        events=[loan(modality="reported")],
        event_arguments=[lender("d:0-4", "Orla", "org:orla")],
    )
    assert lines(old, new) == [
        "~ events          d:5-9  'lent'  modality: 'asserted' → 'reported'  [loan.lend]",
        "~ event_arguments d:5-9 lender 0  'lent'  filler_id: 'Ann Bell' → 'Orla'  entity_id: 'org:x' → 'org:orla'"
        "  [loan.lend]",
    ]


def test_a_renamed_entity_is_one_change(tmp_path: Path) -> None:
    def entity(own: str) -> rows.Entity:
        return rows.Entity(own, "Orla", "ORG", "", "", 1, 1, "")

    def folder(name: str, own: str) -> Path:
        return put(
            tmp_path / name,
            mentions=[mention(0, 4, "Orla", own)],
            entities=[entity(own)],
            events=[loan()],
            event_arguments=[lender("d:0-4", "Orla", own)],
        )

    found = lines(folder("old", "org:orla"), folder("new", "gpe:orla"))
    assert found == ["~ entities        gpe:orla  'Orla'  entity_id: 'org:orla' → 'gpe:orla'"]


def test_an_entity_that_was_parted_is_no_renamed_one(tmp_path: Path) -> None:
    names = [(0, 4, "Orla"), (33, 41, "Ann Bell")]
    old = put(tmp_path / "old", mentions=[mention(*name, "org:a") for name in names])
    new = put(
        tmp_path / "new", mentions=[mention(*name, own) for name, own in zip(names, ("org:b", "org:c"), strict=True)]
    )
    assert [line.split("  ")[-2] for line in lines(old, new)] == [
        "entity_id: 'org:a' → 'org:b'",
        "entity_id: 'org:a' → 'org:c'",
    ]


def test_relations_of_the_same_two_are_one_fact(tmp_path: Path) -> None:
    both = [mention(0, 4, "Orla", "org:orla"), mention(24, 31, "Norland", "org:n")]

    def relation(kind: str, start: int, end: int, trigger: str) -> rows.Relation:
        return rows.Relation(
            f"d:{start}-{end}#{kind}:0-24", "d", "d:0-47", kind, "d:0-4", "org:orla", "d:24-31", "org:n", "",
            "current", start, end, trigger, "", "asserted", "pos", "", f"{kind}.x",
        )  # fmt: skip

    old = put(tmp_path / "old", mentions=both, relations=[relation("owes", 5, 9, "lent")])
    new = put(tmp_path / "new", mentions=both, relations=[relation("ally_of", 21, 23, "to")])
    assert lines(old, new) == [
        "~ relations       d:21-23#ally_of:0-24  type: 'owes' → 'ally_of'  trigger: 'lent' → 'to'  "
        "rule_id: 'owes.x' → 'ally_of.x'  [ally_of.x]"
    ]


def test_as_json(tmp_path: Path) -> None:
    old = put(tmp_path / "old", events=[loan()])
    new = put(tmp_path / "new", events=[loan(rule="loan.noun")], mentions=[mention(0, 4, "Orla", "org:orla")])
    told = json.loads(diff.run(old, new, "json")[0])
    assert told["tables"] == {
        "mentions": GAINED | {"rules": {"mentions.a": GAINED}},
        "events": CHANGED | {"rules": {"loan.noun": CHANGED}},
    }
    gained, changed = told["facts"]
    assert gained["cells"] == {"label": "ORG", "form": "name", "entity_id": "org:orla"}
    assert gained["sentence"] == "Orla lent $5 million to Norland, Ann Bell said."
    assert changed["differs"] == {"rule_id": {"old": "loan.lend", "new": "loan.noun"}}
    assert changed["old_id"] == changed["id"] == "d:5-9"
    assert json.loads(diff.run(old, old, "json")[0])["facts"] == []


def test_as_markdown(tmp_path: Path) -> None:
    old = put(tmp_path / "old")
    new = put(tmp_path / "new", mentions=[mention(0, 4, "O|<b>*", "org:orla"), mention(33, 41, "Ann Bell", "org:x")])
    report, different = diff.run(old, new, "markdown", 1)
    assert different
    assert "| mentions | 2 | 0 | 0 |\n" in report
    assert "| mentions | mentions.a | 2 | 0 | 0 |\n" in report
    assert (
        "| gained | 'O\\|&lt;b&gt;\\*' label=ORG form=name entity\\_id=org:orla | d:0-4 | mentions.a | Orla" in report
    )
    assert "\n… and 1 more\n" in report
    assert diff.run(old, old, "markdown") == ("**No fact changed.**\n", False)


def test_no_such_form(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"--format yaml: there is no such form\. It is text, json, markdown"):
        diff.run(tmp_path, tmp_path, "yaml")


def test_the_same_rows(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    assert diff.run(tmp_path / "out", tmp_path / "out")[1] is False


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda data: data.replace(b"Acme", b"Acm\xe9"), r"line 2: byte \d+ is not UTF-8\. Run rowcite again\."),
        (lambda data: data.replace(b"Acme", b'"Acme'), r"line 2: not CSV .*\. Run rowcite again\."),
        (lambda data: data.replace(b"Acme", b"Acme,"), r"line 2: 11 cells, not 10\. Run rowcite again\."),
        (lambda data: b"", r"there is no column mention_id\. Run rowcite again\."),
    ],
)
def test_a_damaged_table(run: Run, tmp_path: Path, damage: Callable[[bytes], bytes], words: str) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in")
    table = tmp_path / "out/mentions.csv"
    table.write_bytes(damage(table.read_bytes()))
    with pytest.raises(ContractError, match=rf"mentions\.csv: {words}"):
        diff.run(tmp_path / "out", tmp_path / "out")


def test_tables_of_an_older_version(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"a.txt": "Acme"})
    run("in", out="old")
    run("in", out="new")
    (tmp_path / "old/attributions.csv").unlink()
    cells = [line.split(",") for line in (tmp_path / "old/mentions.csv").read_text().splitlines()]
    (tmp_path / "old/mentions.csv").write_text("".join(",".join(line[:7]) + "\n" for line in cells))
    report, different = diff.run(tmp_path / "old", tmp_path / "new")
    assert different
    assert [line for line in report.splitlines() if line.startswith("~")] == [
        "~ mentions        column entity_id  came",
        "~ mentions        column form  came",
        "~ mentions        column rule_id  came",
    ]
