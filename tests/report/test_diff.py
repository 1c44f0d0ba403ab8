"""What two folders of tables differ in: facts, and not their places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.core import rows
from pipeline.report import diff
from tests import fake
from tests.report.folders import lender, loan, mention, put

Run = Callable[..., Any]


def lines(old: Path, new: Path) -> list[str]:
    """The lines on facts."""
    return [line for line in diff.run(old, new)[0].splitlines() if line.startswith(("+", "-", "~"))]


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
