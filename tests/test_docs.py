"""What the README says is so: its rows are in outputs/, its rule works, its commands and files exist."""

from __future__ import annotations

import csv
import re
import shlex
from pathlib import Path

import pytest

from pipeline import cli
from pipeline.core.errors import RuleError
from pipeline.logic import patterns

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "outputs" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_rows_of_the_readme_are_in_outputs():
    events = {row["event_id"]: row for row in table("events")}
    arguments = {(row["event_id"], row["role"], row["text"], row["entity_id"]) for row in table("event_arguments")}
    values = {row["text"]: row["value"] for row in table("dates")}
    values |= {row["text"]: f"{row['amount_min']} {row['currency']}" for row in table("money")}
    shown = [
        [c.strip(" *`") for c in line.split("|")[1:-1]] for line in README.splitlines() if line.startswith("| `000")
    ]
    assert len(shown) >= 5
    for event_id, kind, text, modality, told, rule_id in shown:
        row = events[event_id]
        assert (row["type"], row["text"], row["modality"], row["rule_id"]) == (kind, text, modality, rule_id)
        for part in told.split(", "):
            match = re.fullmatch(r"(?P<role>\w+) (?P<text>.*?)(?: `(?P<entity>[^`]+)`?)?(?: \((?P<value>.*)\))?", part)
            assert match is not None
            assert (event_id, match["role"], match["text"], match["entity"] or "") in arguments, part
            assert match["value"] in (None, values.get(match["text"])), part


def test_the_rule_of_the_readme_is_one(tmp_path):
    block = re.search(r"```toml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    file = tmp_path / "rules.toml"
    file.write_text(block[1], "utf-8")
    (pattern,) = patterns.load(file, "events")
    assert pattern.rule.id == "aid.bankroll"
    assert len(pattern.rule.hits) >= 2


def test_a_rule_that_is_wrong_says_which_and_how(tmp_path):
    file = tmp_path / "rules.toml"
    for text, told in (
        ('[[rule]]\nid = "x.y"\ntype = "nonsense"\ntrigger = "go/VERB"', "none of types.csv"),
        (
            '[[rule]]\nid = "x.y"\ntype = "aid"\ntrigger = "go/VERB"\nargs = { visitor = "subj" }',
            "aid has no role visitor",
        ),
        ('[[rule]]\nid = "x.y"\ntype = "aid"\ntrigger = "go"', "no part of speech"),
        ('[[rule]]\nid = "x.y"\ntype = "aid"\ntrigger = "go/VERB"\nargs = { actor = "subj!" }', "no"),
        ('[[rule]]\nid = "x.y"\nkind = "aid"', "unknown kind"),
        ("[[rule]\n", "rules.toml"),
    ):
        file.write_text(text, "utf-8")
        with pytest.raises(RuleError, match=re.escape(told)):
            patterns.load(file, "events")


def test_commands_and_links_of_the_readme_exist():
    commands = {command.name or command.callback.__name__ for command in cli.app.registered_commands}
    for line in re.findall(r"^(?:.*\| )?\.venv/bin/rowcite (.*)$", README, re.MULTILINE):
        assert shlex.split(line, comments=True)[0] in commands
    assert set(re.findall(r"^\| `rowcite (\w+)", README, re.MULTILINE)) <= commands
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for goal in set(re.findall(r"`make (\w+)`", README)):
        assert re.search(rf"^{goal}:", makefile, re.MULTILINE), goal
