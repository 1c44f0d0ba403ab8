"""Entities: ids, persons, governments, pronouns, nominals, and the table."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.placed import Placed
from pipeline.core.rows import AROUND, ENTITIES, MENTIONS, Entity, Mention, Sentence, place
from pipeline.core.rules import read_marks
from pipeline.core.text import Span, Text
from pipeline.core.vocab import read
from pipeline.stages import entities, mentions
from pipeline.stages.entities import extents, facts, ids, metonyms, names, offices, people


def sentences(doc: Any) -> list[Placed[Sentence]]:
    """The parser's sentences as the stage before would hand them over."""
    out: list[Placed[Sentence]] = []
    for sent in doc.sents:
        words = doc.text[sent.start_char : sent.end_char]
        start = sent.start_char + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if end > start:
            row = Sentence(place("d", start, end), "d", len(out), "body", start, end, doc.text[start:end])
            out.append(Placed(Span(start, end), len(out), row))
    return out


def resolve(nlp: Any, text: str) -> entities.Resolved:
    doc, raw = nlp(text), Text.raw(text)
    lines = sentences(doc)
    return entities.run("d", raw, lines, doc, mentions.run("d", raw, lines, doc).rows, "")


def every(found: entities.Resolved) -> list[Mention]:
    return [m.row for m in (*found.mentions, *(p.placed for p in found.phrases))]


def of(nlp: Any, text: str) -> list[tuple[str, str]]:
    return [(row.text, entities.brief(row)) for row in every(resolve(nlp, text))]


@pytest.mark.parametrize("rule", entities.RULES, ids=lambda rule: rule.id)
def test_examples(rule: Any, nlp: Any) -> None:
    assert len(rule.hits) >= 2 and len(rule.misses) >= 2
    for hit in rule.hits:
        sentence, marks = read_marks(hit)
        found = {((m.start, m.end), entities.brief(m), m.rule_id) for m in every(resolve(nlp, sentence))}
        assert {(mark.span, mark.value, rule.id) for mark in marks} <= found, sentence
    for miss in rule.misses:
        assert rule.id not in {m.rule_id for m in every(resolve(nlp, miss))}, miss


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Ann Lee", "ann-lee"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Nicolae Đorđević", "nicolae-dordevic"),
        ("The Board & Co.", "board-co"),
        ("O’Neil", "oneil"),
        ("Straße", "strasse"),
        ("Ян", "u042f-u043d"),
        ("the", "the"),
    ],
)
def test_slug(words: str, slug: str) -> None:
    assert ids.slug(words) == slug


@given(words=st.text(min_size=1))
def test_slugs_are_ascii(words: str) -> None:
    assert ids.slug(words).isascii() and " " not in ids.slug(words)


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("Ann Lee", "Ann Marie Lee", True),
        ("A. Lee", "Ann Lee", True),
        ("Ann M. Lee", "Ann Marie Lee", True),
        ("Ann B. Lee", "Ann Marie Lee", False),
        ("Bob Lee", "Ann Lee", False),
        ("van Dael", "Piet van Dael", True),
        ("Ann Lee Jr.", "Ann Lee", True),
    ],
)
def test_compatible(short: str, long: str, same: bool) -> None:
    assert people.compatible(people.words(short), people.words(long)) is same


def test_initials() -> None:
    assert names.initials("Union of Port Workers") == {"UOPW", "UPW"}


@pytest.mark.parametrize(
    ("code", "years", "capital", "then"),
    [
        ("RU", [1968], "moscow", "SUHH"),
        ("RU", [2014], "moscow", "RU"),
        ("RU", [1968, 2014], "moscow", "RU"),
        ("RU", [], "moscow", "RU"),
        ("RU", [1950], "", "SUHH"),
        ("CZ", [1968], "prague", "CSHH"),
        ("DE", [1970], "berlin", "DE"),
    ],
)
def test_before(code: str, years: list[int], capital: str, then: str) -> None:
    assert facts.before(code, years, capital) == then


def test_countries() -> None:
    codes = [r["code"] for r in read("entities", "countries")]
    assert len(codes) == len(set(codes))
    assert {"SUHH", "CSHH", "YUCS", "DDDE"} <= set(codes) and len([c for c in codes if len(c) == 2]) >= 195
    known = [r["wikidata"] for r in read("entities", "countries") if r["wikidata"]]
    assert len(known) == len(set(known))
    assert all(s.first_year < s.last_year for s in facts.states().values() if s.successor)
    assert {s.successor for s in facts.states().values()} - {""} <= set(codes)
    assert facts.of_states()["belarussian"].entity_id == facts.of_states()["belarusians"].entity_id == "gpe:BY"


def test_word_lists_name_known_states() -> None:
    for table in ("organisations", "places", "seats"):
        assert {r["country"] for r in read("entities", table)} - {""} <= set(facts.states())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara agreed to the deal.", ("Ankara", "gov:TR")),
        ("The mayor visited Ankara on Monday.", ("Ankara", "gpe:ankara")),
        ("Thousands marched in Moscow on Friday.", ("Moscow", "gpe:moscow")),
        ("The treaty was rejected by Warsaw.", ("Warsaw", "gov:PL")),
        ("Warsaw's relations with Prague improved.", ("Warsaw", "gov:PL")),
        ("Warsaw's relations with Prague improved.", ("Prague", "gov:CZ")),
        ("Warsaw's tram drivers went on strike.", ("Warsaw", "gpe:warsaw")),
        ("Moscow condemned the reform in 1968.", ("Moscow", "gov:SUHH")),
        ("Moscow has condemned the reform since 1968.", ("Moscow", "gov:RU")),
        ("The Kremlin denied it.", ("Kremlin", "gov:RU")),
        ("The White House denied it.", ("White House", "gov:US")),
        ("The EU said that Brussels would pay.", ("EU", "org:eu")),
        ("Dutch and Belarussian envoys met.", ("Belarussian", "gpe:BY")),
        ("The Western allies met.", ("Western", "loc:west")),
        ("The Coastal Fisheries Board (CFB) met. The CFB voted.", ("CFB", "org:coastal-fisheries-board")),
        ("The International Monetary Fund paid.", ("International Monetary Fund", "org:imf")),
        ("He lives in Atlanta, Georgia.", ("Georgia", "gpe:georgia")),
        ("Officials in Tbilisi said that Georgia had won.", ("Georgia", "gpe:GE")),
    ],
)
def test_places_and_governments(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in of(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Karlsson spoke. Karlsson left.", ("Karlsson", "person:anna-karlsson")),
        ("Peter Karlsson met Anna Karlsson. Mrs Karlsson left.", ("Karlsson", "person:anna-karlsson")),
        ("Peter Karlsson met Anna Karlsson. Then Karlsson left.", ("Karlsson", "")),
        ("Anna Karlsson met Peter Brandt. She smiled.", ("She", "person:anna-karlsson")),
        ("Anna Karlsson met Maria Brandt at the station, and she smiled.", ("she", "person:anna-karlsson")),
        ("Peter Brandt helped Paul Karlsson with his defence.", ("his", "")),
        ("President Amina Okoth of Kenya spoke. The Kenyan leader left.", ("Kenyan leader", "person:amina-okoth")),
        ("A farmer met Peter Brandt. He smiled.", ("He", "")),
        ("Norway Bank said that it would close.", ("it", "org:norway-bank")),
    ],
)
def test_persons_and_pronouns(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in of(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Another person may be meant: nobody is.
        ("Ngata Lomidze praised Tevita Beridze. He thanked her.", ("He", "")),
        ("The president praised Alex Morel. The weather was bad. He left.", ("He", "")),
        ("Viktor Orlov came, and his foreign minister did make room in his calendar.", ("his", "")),
        ("The guests met Peter Brandt. She smiled.", ("She", "")),
        ("Maria Brandt spoke. He smiled.", ("He", "")),
        ("Quendel spoke. She smiled.", ("She", "")),
        ("Jean Morel sued. She won.", ("She", "person:jean-morel")),
        # Namesakes in one sentence.
        ("John Karlsson and his father John B. Karlsson own it.", ("John Karlsson", "person:john-karlsson")),
        ("John Karlsson and his father John B. Karlsson own it.", ("John B. Karlsson", "person:john-b-karlsson")),
        ("T. Karlsson and his brother Tom Karlsson own it.", ("T. Karlsson", "person:t-karlsson")),
        ("John B. Karlsson spoke. John Karlsson left.", ("John Karlsson", "person:john-b-karlsson")),
        ("Piet van Dael said that van Dael Holdings would pay van Dael.", ("Piet van Dael", "person:piet-van-dael")),
        # Cities of America.
        ("She moved to Turkey, Texas, last year.", ("Turkey", "gpe:turkey-texas")),
        ("It sells to Mexico, Texas and Canada.", ("Mexico", "gpe:MX")),
        ("She flew from Turkey to Texas.", ("Turkey", "gpe:TR")),
    ],
)
def test_abstains(nlp: Any, text: str, expected: tuple[str, str]) -> None:
    assert expected in of(nlp, text)


def test_headings_lengthen_no_name(nlp: Any) -> None:
    text = "Ann Karlsson Blasts Board\n\nAnn Karlsson spoke on Monday. The crowd cheered Ann Karlsson."
    doc, raw = nlp(text), Text.raw(text)
    ends = (0, text.index("\n"), text.index("Ann", 20), text.index("The crowd"), len(text))
    lines = []
    for n, (start, end) in enumerate(((0, ends[1]), (ends[2], ends[3] - 1), (ends[3], ends[4]))):
        kind = "body" if n else "heading"
        row = Sentence(place("d", start, end), "d", n, kind, start, end, text[start:end])
        lines.append(Placed(Span(start, end), n, row))

    def name(sent: int, words: str) -> Placed[Mention]:
        start = text.index(words, lines[sent].span.start)
        end = start + len(words)
        home = lines[sent].row.sent_id
        row = Mention(place("d", start, end), "d", home, start, end, words, "PERSON", "name", "", "r")
        return Placed(Span(start, end), sent, row)

    found = [name(0, "Ann Karlsson Blasts"), name(1, "Ann Karlsson"), name(2, "Ann Karlsson")]
    said = entities.run("d", raw, lines, doc, found, "")
    assert {m.row.entity_id for m in said.mentions} == {"person:ann-karlsson"}
    assert [e.name for e in said.entities] == ["Ann Karlsson"]


@pytest.mark.parametrize(
    ("name", "gender"), [("Jean-Claude Morel", "m"), ("Jean Morel", ""), ("Anne-Claire Morel", "f"), ("Peter Lee", "m")]
)
def test_genders(name: str, gender: str) -> None:
    assert people.gender_of("", name) == gender


def test_object_is_not_its_own_subject(nlp: Any) -> None:
    assert ("it", "org:nato") not in of(nlp, "NATO replaced it.")
    assert ("him", "person:peter-brandt") not in of(nlp, "Peter Brandt saw him.")


def test_entities_of_a_document(nlp: Any) -> None:
    text = "Kenya's President Amina Okoth met Peter Brandt. Okoth praised the Kenyan farmers."
    rows = {e.entity_id: e for e in resolve(nlp, text).entities}
    okoth, kenya = rows["person:amina-okoth"], rows["gpe:KE"]
    assert (okoth.name, okoth.country, okoth.mentions, okoth.aliases) == ("Amina Okoth", "KE", 2, "Okoth")
    assert (kenya.name, kenya.country, kenya.mentions, kenya.aliases) == ("Kenya", "KE", 2, "Kenyan")
    assert rows["person:peter-brandt"].country == ""


def test_government_row() -> None:
    assert metonyms.government("US").name == "Government of the United States"
    assert metonyms.government("RU").name == "Government of Russia"


def test_holder() -> None:
    held = frozenset({offices.Held("person:a", "KE", "president"), offices.Held("person:b", "KE", "foreign minister")})
    assert offices.holder(held, "KE", "leader") == "person:a"
    assert offices.holder(held, "KE", "foreign minister") == "person:b"
    assert offices.holder(held, "KE", "prime minister") == ""
    assert offices.holder(held | {offices.Held("person:c", "KE", "leader")}, "KE", "leader") == ""


A = Entity("person:ann-lee", "Ann Lee", "PERSON", "KE", "", 1, 2, "Lee")
B = replace(A, name="Ann M. Lee", mentions=3, aliases="")
C = replace(A, country="", documents=4, aliases="Ann | Lee")


def test_merge() -> None:
    assert entities.merge([A, B]) == replace(B, documents=2, mentions=5, aliases="Ann Lee | Lee")
    assert entities.merge([A]) == A
    with pytest.raises(ValueError, match="not of one entity"):
        entities.merge([A, replace(A, entity_id="person:bob-lee")])
    with pytest.raises(ValueError, match="not of one entity"):
        entities.merge([])


NAMES = st.sampled_from(["Ann Lee", "Lee", "Ann M. Lee", "A. Lee", "Anna"])
ROWS = st.builds(
    lambda name, country, documents, aliases: Entity(
        "person:ann-lee", name, "PERSON", country, "", documents, documents, " | ".join(sorted(aliases - {name}))
    ),
    NAMES,
    st.sampled_from(["", "KE", "NO"]),
    st.integers(1, 5),
    st.frozensets(NAMES),
)


@given(rows=st.lists(ROWS, min_size=3, max_size=3))
def test_merge_has_no_order(rows: list[Entity]) -> None:
    whole = entities.merge(rows)
    assert all(entities.merge(order) == whole for order in itertools.permutations(rows))


def test_merge_keeps_what_only_some_know_and_drops_what_they_dispute() -> None:
    assert entities.merge([replace(A, country=""), replace(A, country="KE")]).country == "KE"
    assert entities.merge([replace(A, country="NO"), replace(A, country="KE")]).country == ""


def test_merge_keeps_the_name_though_an_alias_is_longer() -> None:
    row = Entity("gpe:KE", "Kenya", "GPE", "KE", "", 1, 3, "Kenyans")
    assert entities.merge([row, row]).name == "Kenya"


def test_far_subject(nlp: Any) -> None:
    text = "Norwegians were so tired of the way the vote turned out that they stayed at home."
    assert ("they", "gpe:NO") in of(nlp, text)


WORDS = st.sampled_from(
    ["Norway", "Moscow", "Ann Lee", "Lee", "Mr", "he", "she", "its", "who", "the Norwegian president", "said", "met",
     "NATO", ".", "\n\n", "’s", "“", "”", "in", "1968", "and", ",", "Kremlin", "government", "Łódź"]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=30))
def test_invariants(nlp: Any, words: list[str]) -> None:
    text = " ".join(words)
    found = resolve(nlp, text)
    assert found == resolve(nlp, text)
    rows = every(found)
    for row in rows:
        assert text[row.start : row.end] == row.text
        assert not list(MENTIONS.problems(row))
    assert len({row.mention_id for row in rows}) == len(rows)
    assert {row.entity_id for row in rows} - {""} == {e.entity_id for e in found.entities}
    for entity in found.entities:
        assert not list(ENTITIES.problems(entity)) and entity.entity_id.isascii()
        assert entity.mentions == sum(r.entity_id == entity.entity_id and r.rule_id != AROUND for r in rows)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Danny “Bear” Lindqvist", "Danny Bear Lindqvist", True),
        ("Kristin Lindqvist", "Kristen Lindqvist", True),
        ("Mohamed Karlsson", "Mohammed Karlsson", True),
        ("A. Karlsson", "Anna Karlsson", True),
        ("Martin Karlsson", "Martina Karlsson", False),
        ("Karin Karlsson", "Karen Karlsson", False),
        ("Marian Karlsson", "Marius Karlsson", False),
    ],
)
def test_spellings_of_one_name(first: str, second: str, same: bool) -> None:
    assert people.compatible(people.words(first), people.words(second)) is same


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The port (PA) is old.", "(PA)"),
        ("The port (of the north is old.", "The port"),
        ("The port [PA] is old.", "[PA]"),
    ],
)
def test_phrases_close_their_brackets(text: str, end: str) -> None:
    head = text.index("port")
    rough = text.index(" is")
    found = extents.trimmed(text, 0, rough - (text[rough - 1] in ")]"), head, head + 4)
    assert text[found.start : found.end].endswith(end.strip("[]")), found


@pytest.mark.parametrize(
    ("marked", "ids"),
    [
        # Halves of a divided country.
        ("[North Korea]{GPE} and [South Korea]{GPE}: the [North]{LOC}", ["gpe:KP", "gpe:KR", "gpe:KP"]),
        ("[South Africa]{GPE} has a [South]{LOC}", ["gpe:ZA", "loc:south"]),
        ("Nothing but the [North]{LOC}", ["loc:north"]),
        # Short for a product or a body.
        ("The [Brandt Falcon]{PRODUCT}, a [Falcon]{PRODUCT}", ["product:brandt-falcon"] * 2),
        ("A [Brandt Falcon]{PRODUCT}, a [Lee Falcon]{PRODUCT}, a [Falcon]{PRODUCT}",
         ["product:brandt-falcon", "product:lee-falcon", "product:falcon"]),
        ("The [Bergen Trolls]{ORG}, the [Trolls]{ORG}", ["org:bergen-trolls"] * 2),
        ("The [Quendel Trolls]{ORG}, the [Trolls]{ORG}", ["org:quendel-trolls", "org:trolls"]),
        ("The [Texas Gazette]{ORG}, the [Gazette]{ORG}", ["org:texas-gazette", "org:gazette"]),
        # One label for a longer name.
        ("[Quendel Space Camp]{ORG}, [Quendel Space Camp]{FAC}", ["org:quendel-space-camp"] * 2),
        ("[Republic of Kenya]{GPE}, [Kenya]{GPE}", ["gpe:KE"] * 2),
        ("[State of Texas]{GPE}, [Texas]{GPE}", ["gpe:texas"] * 2),
    ],
)  # fmt: skip
def test_names_of_one_thing(marked: str, ids: list[str]) -> None:
    text, marks = read_marks(marked)
    row = Sentence(place("d", 0, len(text)), "d", 0, "body", 0, len(text), text)
    lines = [Placed(Span(0, len(text)), 0, row)]
    found = [
        Placed(m.span, 0, Mention("", "d", row.sent_id, *m.span, text[slice(*m.span)], m.value, "name", "", "r"))
        for m in marks
    ]
    known = names.resolve(Text.raw(text), lines, found)
    assert [known[m].entity_id for m in found] == ids
