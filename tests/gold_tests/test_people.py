"""Scores of entities: chains, countries, Wikidata ids."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from pipeline.gold.compare import Tally
from pipeline.gold.labels import Labels
from pipeline.gold.score import score
from tests.gold_tests import hand
from tests.gold_tests.hand import change

NONE, of = Tally(), Tally.of


def test_a_split_chain_costs_recall(gold: Labels) -> None:
    found = change(gold, "mentions", 2, entity_id="gpe:other")["entities"]
    assert found.headline == Tally(Fraction(5), 5, Fraction(4), 5)
    assert found.further["gpe: and gov: ids, by mention"] == of(3, 4, 4)
    wrong = [v for v in found.verdicts if not v.right]
    assert [v.differs for v in wrong if v.gold and v.got] == [(("entity_id", "gpe:orla", "gpe:other"),)]


def test_another_id_for_the_same_chain_is_right_but_differs(gold: Labels) -> None:
    mentions = tuple(
        replace(m, entity_id=m.entity_id.replace("gpe:NL", "gpe:norland")) for m in gold.tables["mentions"]
    )
    entities = tuple(
        replace(e, entity_id="gpe:norland", country="") if e.entity_id == "gpe:NL" else e
        for e in gold.tables["entities"]
    )
    found = score(gold, hand.predicted(gold, mentions=mentions, entities=entities))["entities"]
    assert found.headline.f1 == 1
    assert found.further["country, of matched entities"] == of(1, 1, 2)
    differs = [v.differs for v in found.verdicts if v.differs]
    assert differs == [(("entity_id", "gpe:NL", "gpe:norland"), ("country", "NL", ""))]


def test_chains_are_judged_over_common_mentions_alone(gold: Labels) -> None:
    found = score(gold, hand.predicted(gold, mentions=gold.tables["mentions"][1:]))["entities"]
    assert found.headline == of(4, 4, 4)
    assert found.further["B3, names, end to end"] == of(4, 4, 5)


def test_countries_count_over_matched_and_over_all_entities(gold: Labels) -> None:
    lost = tuple(m for m in gold.tables["mentions"] if m.entity_id != "gpe:NL")
    found = score(gold, hand.predicted(gold, mentions=lost))["entities"].further
    assert found["country, of matched entities"] == of(1, 1, 1)
    assert found["country, of all entities"] == of(1, 1, 2)
    found = change(gold, "entities", 1, country="US")["entities"].further
    assert found["country, of matched entities"] == found["country, of all entities"] == of(2, 3, 2)


def test_wikidata_ids_count_where_labels_have_them(gold: Labels) -> None:
    known = replace(gold, wikidata=True)
    found = change(known, "entities", 0, wikidata="Q31")["entities"]
    assert found.further["wikidata, of matched entities"] == of(0, 1, 0)
    assert [v.differs for v in found.verdicts if v.differs] == [(("wikidata", "", "Q31"),)]
    assert change(gold, "entities", 0, wikidata="Q31")["entities"].further["wikidata, of matched entities"] == NONE


def test_nameless_chains_are_compared_by_their_mentions(tmp_path: Path) -> None:
    mentions = [*hand.CELLS["mentions"][:1], "10,15,mayor,PERSON,nominal,person:~mayor", *hand.CELLS["mentions"][1:4]]
    mentions += ["82,85,She,PERSON,pronoun,person:~mayor", *hand.CELLS["mentions"][5:]]
    entities = [*hand.CELLS["entities"], "person:~mayor,mayor,PERSON,"]
    gold = hand.labels(tmp_path, mentions=mentions, entities=entities)
    placed = {"person:~mayor": "person:~mayor@d:10-15"}

    def ours(name: str) -> tuple[object, ...]:
        return tuple(replace(r, entity_id=placed.get(r.entity_id, r.entity_id)) for r in gold.tables[name])

    found = score(gold, hand.predicted(gold, mentions=ours("mentions"), entities=ours("entities")))["entities"]
    assert found.headline.f1 == found.further["B3, all mentions"].f1 == 1
    assert not [v.differs for v in found.verdicts if v.differs or not v.right]


def test_nameless_chains_count_only_where_they_are_labelled(gold: Labels) -> None:
    extra = hand.row(
        "mentions",
        mention_id="d:10-15",
        start=10,
        end=15,
        text="mayor",
        form="nominal",
        entity_id="person:~mayor@d:10-15",
    )
    entity = hand.row("entities", entity_id="person:~mayor@d:10-15", name="mayor", label="PERSON")
    tables = hand.predicted(
        gold, mentions=(*gold.tables["mentions"], extra), entities=(*gold.tables["entities"], entity)
    )
    found = score(gold, tables)
    assert found["entities"].further["B3, all mentions"].f1 == found["mentions"].headline.f1 == 1
    assert all(v.right for v in found["entities"].verdicts)


def test_nominals_that_nothing_points_to_do_not_count(gold: Labels) -> None:
    row = hand.row("mentions", mention_id="d:10-15", start=10, end=15, text="mayor", label="PERSON", form="nominal")
    asked = replace(gold.tables["event_arguments"][0], filler_id="d:10-15", start=10, end=15, text="mayor")
    mentions = (*gold.tables["mentions"], row)
    assert score(gold, hand.predicted(gold, mentions=mentions))["mentions"].headline == of(6, 6, 6)
    arguments = (*gold.tables["event_arguments"], asked)
    found = score(gold, hand.predicted(gold, mentions=mentions, event_arguments=arguments))["mentions"]
    assert found.headline == of(6, 7, 6)
