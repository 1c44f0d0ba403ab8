"""Rules of a user's own: read, refused, proved by their examples, and in a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import batch, own
from pipeline.core import rows
from pipeline.core.errors import RuleError, UsageError
from pipeline.report import explain, proof

RULES = """
[[rule]]
id = "aid.bankroll"
type = "aid"
trigger = "bankroll/VERB"
args = { supplier = "subj@ACTOR", recipient = "obj" }
hits = ["[supplier Norway] [bankrolled] [recipient Ghana]."]
misses = ["The bankroll was lost."]

[[line]]
id = "leads.skipper"
type = "leads"
summary = "X, skipper of Y."
line = "head:PERSON , !skipper of the? tail:ORG,GPE"
hits = ["[head Ann Lee], [skipper] of [tail Acme Corp.], left."]
misses = ["A skipper of the line left."]
"""
TEXT = "Norway bankrolled Ghana in 2019. Ann Lee, skipper of Acme Corp., left Oslo."


def test_they_make_rows_and_the_tables_say_so(tmp_path: Path) -> None:
    file, texts = tmp_path / "mine.toml", tmp_path / "texts"
    file.write_text(RULES, "utf-8")
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, "utf-8")
    outs = []
    for jobs in (1, 2):
        out = tmp_path / f"out{jobs}"
        batch.run([str(texts)], out, jobs=jobs, rules=[file])
        outs.append({path.name: path.read_bytes() for path in out.glob("*.*") if path.is_file()})
    assert outs[0] == outs[1]
    out = tmp_path / "out1"
    events = {e.rule_id: e for e in rows.EVENTS.read(out / "events.csv")}
    assert (events["aid.bankroll"].text, events["aid.bankroll"].type) == ("bankrolled", "aid")
    assert "leads.skipper" in {r.rule_id for r in rows.RELATIONS.read(out / "relations.csv")}
    assert {r.rule_id: r.rows for r in rows.RULES.read(out / "rules.csv")}["aid.bankroll"] == 1
    assert json.loads((out / "run.json").read_bytes())["own_rules"] == [{"name": "mine.toml", "text": RULES}]
    told = explain.run(out, events["aid.bankroll"].event_id, texts)
    assert "rule  aid.bankroll" in told and "any more" not in told
    batch.run([str(texts)], out)
    assert "aid.bankroll" not in {e.rule_id for e in rows.EVENTS.read(out / "events.csv")}


def test_a_rule_that_says_something_else_has_rows_made_anew_a_comment_has_not(run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Acme sold 5 mills", "utf-8")
    file = tmp_path / "mine.toml"

    def kept(text: str) -> set[str]:
        file.write_text(text, "utf-8")
        run("in", rules=[file])
        return {path.name for path in (tmp_path / "out" / ".rowcite-cache").iterdir()} - {batch.MEMO}

    first = kept(RULES)
    assert kept(f"# mine\n{RULES}".replace('misses = ["The bankroll', 'misses = ["Her bankroll')) == first
    assert kept(RULES.replace("skipper of the?", "skipper of")) != first


def test_a_rule_of_relations_may_name_checks_of_the_stage() -> None:
    asked = own.RuleFile("mine.toml", f'{TIE}check = ["smaller", "told_tail"]\n')
    assert [one.checks for one in own.load((asked,)).relations] == [("smaller", "told_tail")]


def test_their_examples_are_run(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    wrong = RULES.replace("[recipient Ghana]", "[amount Ghana]").replace(
        "A skipper of the line", "Ann Lee, skipper of Oslo,"
    )
    file.write_text(wrong, "utf-8")
    report, well = proof.run([file], batch.model.DEFAULT, batch.tagger.FAST)
    assert not well
    assert "aid.bankroll: 1 hits, 1 misses: 1 fail\n  hit  [supplier Norway]" in report and "no amount at" in report
    assert "leads.skipper: 1 hits, 1 misses: 1 fail\n  miss Ann Lee, skipper" in report


RULE = '[[rule]]\nid = "x.y"\ntype = "aid"\ntrigger = "go/VERB"\n'
TIE = '[[rule]]\nid = "x.w"\ntype = "based_in"\ntrigger = "mill/NOUN"\nargs = { head = "self", tail = "prep:in@GPE" }\n'
LINE = '[[line]]\nid = "x.z"\ntype = "leads"\nsummary = "x"\nline = "head:PERSON , !head of tail:ORG"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[rule]\n", "mine.toml: "),
        ("[[rules]]\n", "unknown rules. A rule file has blocks [[rule]] and [[line]]"),
        ("[rule]\n", "Write [[rule]], with two brackets"),
        ('[[rule]]\ntype = "aid"\n', "rule number 1, without id: id, trigger is missing"),
        (f'# a comment\n{RULE}kind = "aid"\n', "mine.toml:3: rule x.y: unknown kind. Known: afar, args"),
        (f"{RULE}where = 3\n", "where must be a list of texts"),
        (f"{RULE}args = {{ supplier = 1 }}\n", "args must be a table of texts"),
        (f'{RULE}yields = "yes"\n', "yields must be true"),
        (RULE.replace("x.y", "Aid Bankroll"), "an id is two parts of small letters"),
        (RULE.replace("x.y", "loan.grant"), "rowcite itself has a rule of this id"),
        (RULE + RULE, "the id stands twice, also at mine.toml:2: rule x.y"),
        (RULE.replace('"aid"', '"gift"'), "there is no type 'gift'. Types of events: abduct"),
        (RULE.replace("/VERB", ""), "no part of speech behind"),
        (RULE.replace("/VERB", "/VRB"), "'VRB' is no part of speech. Known: VERB"),
        (RULE.replace("go/", "<goings>/"), "<goings> is no word list with lemmas of events"),
        (f'{RULE}args = {{ visitor = "subj" }}\n', "aid has no role visitor. It has"),
        (f'{RULE}args = {{ supplier = "subj!" }}\n', "'subj!' is no step"),
        (f'{RULE}modality = "maybe"\n', "modality 'maybe' is none of question, "),
        (f'{RULE}cameo = "aid"\n', "cameo 'aid' doesn't look like one"),
        (f'{RULE}status = "former"\n', "status can't stand with aid, which is of events"),
        (f'{RULE}hits = ["He went."]\n', "has no marked words"),
        (f'{RULE}misses = ["He [went]."]\n', "it is a miss"),
        (f'{RULE}hits = ["He [went."]\n', "unbalanced marks"),
        (LINE.replace("leads", "aid"), "[[line]] is for relations"),
        (f'{LINE}check = ["nice"]\n', "there is no check nice. Known: address, ageless, agrees"),
        (f'{TIE}check = ["nice"]\n', "there is no check nice. Known: any_kind, any_party, beside"),
        (f'{TIE}check = ["agrees"]\n', "there is no check agrees. Known: any_kind"),
        (f'{RULE}check = ["smaller"]\n', "check can't stand with aid, which is of events"),
        (LINE.replace(", !head", "~what !head"), "~what is no shared piece"),
        (LINE.replace(", !head", "( !head"), "isn't well formed"),
        (LINE.replace("!head", "head"), "must begin with a mention or words, and have a trigger"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_rule_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(RuleError) as error:
        own.read([file], ["loan.grant"])
    assert told in str(error.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Name a TOML file"):
        own.read([tmp_path / "no.toml"], ())
    (tmp_path / "a.toml").write_bytes(b"# \xff")
    with pytest.raises(UsageError, match="byte 2 is not UTF-8"):
        own.read([tmp_path / "a.toml"], ())
