"""Patterns over the order of words: how they are written, what they match, where they begin."""

from __future__ import annotations

import pytest

from pipeline.core.errors import RuleError
from pipeline.core.text import Text
from pipeline.logic import clauses, fillers, lines, strips, wordings
from pipeline.stages import entities, mentions, parse, sentences

HIT = [
    ("head:PERSON , !president of tail:GPE", "Ann Lee, president of Chad, left.", "president", "Ann Lee", "Chad"),
    ("head:PERSON ~age ~cut !head of tail:GPE", "Ann Lee, 54, head of Chad", "head", "Ann Lee", "Chad"),
    (
        "tail:GPE's !~mods !mayor head:PERSON",
        "Chad's old city mayor Ann Lee left.",
        "old city mayor",
        "Ann Lee",
        "Chad",
    ),
    ("head:GPE+ !in tail:GPE", "Rain fell in Lyon, Nice and Lille in France.", "in", "Lyon Nice Lille", "France"),
    ("head:ORG [ !based in tail:GPE ]", "Siemens (based in Munich) grew.", "based", "Siemens", "Munich"),
    ("tail:PERSON's !brother ,? head:PERSON", "Ann Lee came with her brother, Tom Lee.", "brother", "Tom Lee", "her"),
    ("head:PERSON ( , )? who !led tail:ORG", "Ann Lee, who led Siemens, left.", "led", "Ann Lee", "Siemens"),
    ("head:PERSON /VERB !with tail:PERSON", "Ann Lee spoke with Tom Miller.", "with", "Ann Lee", "Tom Miller"),
    ("tail:<people> 's !son , head:PERSON", "The cook's son, Tom Miller, left.", "son", "Tom Miller", "cook"),
]
NO_HIT = [
    ("head:PERSON , !president of tail:GPE", "Ann Lee met the president of Chad."),
    ("head:PERSON !of tail:GPE", "Ann Lee of Siemens left."),
    ("tail:PERSON !brother head:PERSON", "Ann Lee came with her brother Tom Lee."),
]


def strips_of(models, sentence: str):
    text = Text.raw(sentence)
    rows = sentences.run("doc", text).rows
    doc = parse.run(text, rows, models.nlp)
    named = mentions.run("doc", text, rows, doc, models.names)
    who = entities.run("doc", text, rows, doc, named.rows, "")
    told = clauses.run(rows, doc)
    cast = fillers.Fillers("doc", text, rows, doc, who.mentions, (), (), ())
    return strips.strips(told, cast)


def found(models, line: str, sentence: str):
    text = Text.raw(sentence)
    pattern = lines.compiled(line, "relations")
    return [
        (hit, text)
        for _, strip in strips_of(models, sentence)
        for n in range(len(strip.items))
        if pattern.first.intersection(strip.keys[n]) and (hit := strip.hit(pattern, n))
    ]


def words(items, text) -> list[str]:
    return [text[i.mention.span] if i.mention else i.token.text for i in items]


@pytest.mark.parametrize(("line", "sentence", "trigger", "heads", "tails"), HIT)
def test_hit(models, line, sentence, trigger, heads, tails):
    hit, text = found(models, line, sentence)[0]
    assert " ".join(words(hit.trigger, text)) == trigger
    assert (" ".join(words(hit.roles["head"], text)), " ".join(words(hit.roles["tail"], text))) == (heads, tails)


@pytest.mark.parametrize(("line", "sentence"), NO_HIT)
def test_no_hit(models, line, sentence):
    assert not found(models, line, sentence)


def test_macros_compile_alone():
    for name in lines.MACROS:
        assert lines.compiled(f"head:PERSON ~{name} !of tail:ORG", "relations").regex.groups == 3


@pytest.mark.parametrize("line", ["? head:PERSON", "head:PERSON of tail:ORG", "!of in"])
def test_a_line_needs_a_beginning_a_trigger_and_roles(line):
    with pytest.raises(ValueError, match="must begin"):
        lines.compiled(line, "relations")


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ('id = "a.b"\ntype = "leads"\nsummary = "x"\nline = "head:PERSON of tail:ORG"', "must begin"),
        ('id = "a.b"\ntype = "nothing"\nsummary = "x"\nline = "head:PERSON !of tail:ORG"', "none of types.csv"),
        ('id = "a.b"\ntype = "leads"\nsummary = "x"\nlines = "head:PERSON !of tail:ORG"', "unknown lines"),
        ('id = "a.b"\ntype = "leads"\nline = "head:PERSON !of tail:ORG"', "summary"),
    ],
)
def test_wrong_rules_are_named(tmp_path, block, message):
    file = tmp_path / "rules.toml"
    file.write_text(f"[[line]]\n{block}\n", "utf-8")
    with pytest.raises(RuleError, match=message):
        wordings.load(file, "relations")


NEEDS = [
    ("head:PERSON , !president of tail:GPE", [{"PERSON"}, {","}, {"president"}, {"of"}, {"GPE"}]),
    ("head:PERSON ,? !of tail:GPE", [{"PERSON"}, {"of"}, {"GPE"}]),
    ("head:PERSON ( , who )? !led|leads tail:ORG", [{"PERSON"}, {"led", "leads"}, {"ORG"}]),
    ("head:PERSON !( from | of ) tail:GPE", [{"PERSON"}, {"GPE"}]),  # of alternatives in a group none is needed
    ("head:PERSON !leader? tail:GPE", [{"PERSON"}, {"GPE"}]),
]


@pytest.mark.parametrize(("line", "needs"), NEEDS)
def test_a_line_names_what_it_needs(line, needs):
    assert list(lines.compiled(line, "relations").needs) == needs


@pytest.mark.parametrize(("line", "sentence"), [case[:2] for case in HIT])
def test_a_sentence_that_a_line_matches_has_what_it_needs(models, line, sentence):
    compiled = lines.compiled(line, "relations")
    assert any(compiled.may_match(strip.present) for _, strip in strips_of(models, sentence))
