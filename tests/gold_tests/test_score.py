"""Scores of hand-made rows: one change, one effect."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from pipeline.core.text import Span
from pipeline.gold.compare import Tally, shared
from pipeline.gold.labels import COLUMNS, Labels
from pipeline.gold.score import score, total
from tests.gold_tests import hand
from tests.gold_tests.hand import change

NONE, of = Tally(), Tally.of


def test_labels_against_themselves_are_all_right(gold: Labels) -> None:
    for name, found in score(gold, gold.tables).items():
        assert found.headline.f1 == 1, name
        assert all(counts.f1 == 1 for counts in found.further.values()), name
        assert all(v.right and not v.differs for v in found.verdicts), name


def test_against_nothing_all_is_missing(gold: Labels) -> None:
    for name, found in score(gold, {}).items():
        if name != "entities":
            assert found.headline == of(0, 0, len(gold.tables[name]))
            assert found.headline.f1 == 0
            assert all(v.got is None for v in found.verdicts)


def test_nothing_to_find_and_nothing_found_is_right(tmp_path: Path) -> None:
    bare = hand.labels(tmp_path, quantities=[])
    assert score(bare, bare.tables)["quantities"].headline == NONE
    assert NONE.f1 == 1
    assert of(0, 1, 0).f1 == of(0, 0, 1).f1 == 0


def test_documents_need_date_and_basis(gold: Labels) -> None:
    found = change(gold, "documents", 0, published_basis="text")["documents"]
    assert found.headline == of(0, 1, 1)
    assert found.further["published"] == of(1, 1, 1)
    assert found.verdicts[0].differs == (("published_basis", "metadata", "text"),)


def test_sentences_part_boundary_from_kind(gold: Labels) -> None:
    found = change(gold, "sentences", 0, kind="list")["sentences"]
    assert found.headline == of(1, 2, 2)
    assert found.further["span"] == of(2, 2, 2)
    assert found.further["kind, given the span"] == of(1, 2, 2)


def test_mentions_part_names_from_the_rest(gold: Labels) -> None:
    found = change(gold, "mentions", 4, label="")["mentions"]
    assert found.headline == of(5, 6, 6)
    assert found.further["names: span, label"] == of(5, 5, 5)
    found = change(gold, "mentions", 5, start=93)["mentions"]
    assert found.headline == of(5, 6, 6)
    assert found.further["names: span"] == of(4, 5, 5)
    assert found.further["names: overlap, label"] == of(5, 5, 5)


def test_dates_are_strict_in_the_headline(gold: Labels) -> None:
    found = change(gold, "dates", 0, start=30, text="on Monday", mod="MID")["dates"]
    assert found.headline == of(0, 1, 1)
    assert found.further["overlap, value"] == of(1, 1, 1)
    assert found.further["mod, given the match"] == NONE
    assert found.verdicts[0].differs == (("mod", "", "MID"), ("text", "Monday", "on Monday"))
    assert change(gold, "dates", 0, mod="MID")["dates"].further["mod, given the match"] == of(0, 1, 1)


def test_money_may_be_longer_but_not_other(gold: Labels) -> None:
    assert change(gold, "money", 0, start=50)["money"].headline == of(1, 1, 1)
    assert change(gold, "money", 0, bound="exact")["money"].headline == of(1, 1, 1)
    found = change(gold, "money", 0, bound="about")["money"]
    assert found.headline == of(0, 1, 1)
    assert found.further["overlap, amounts, currency"] == of(1, 1, 1)
    assert change(gold, "money", 0, amount_max=None)["money"].headline == of(0, 1, 1)


def test_numbers_are_compared_by_value(gold: Labels) -> None:
    found = change(gold, "quantities", 0, value_min=Decimal("5.00"), of="loan")["quantities"]
    assert found.headline == of(1, 1, 1)
    assert found.further["of, given the match"] == of(0, 1, 1)


def test_relations_are_judged_by_their_ends(gold: Labels) -> None:
    found = change(gold, "relations", 0, trigger_start=90, trigger_end=95, status="former")["relations"]
    assert found.headline == of(1, 1, 1)
    assert found.further["status, given the match"] == of(0, 1, 1)
    found = change(gold, "relations", 0, tail_mention_id="d:73-80")["relations"]
    assert found.headline == of(0, 1, 1)
    assert found.verdicts[0].differs == (("tail", "19-23 Orla", "73-80 Norland"),)


def test_arguments_of_an_event_of_another_type_are_lost(gold: Labels) -> None:
    found = change(gold, "events", 0, type="aid")
    assert found["events"].headline == of(1, 2, 2)
    assert found["events"].further["overlap"] == of(2, 2, 2)
    assert found["event_arguments"].headline == of(2, 5, 5)
    assert found["event_arguments"].further["given the event: role, overlap"] == of(2, 2, 2)


def test_an_event_may_be_right_with_another_modality(gold: Labels) -> None:
    found = change(gold, "events", 0, modality="asserted", attribution_id="")["events"]
    assert found.headline == of(2, 2, 2)
    assert found.further["modality, given the match"] == of(1, 2, 2)
    assert found.further["attribution, given the match"] == of(1, 2, 2)
    assert found.further["whole rows"] == of(1, 2, 2)
    assert found.verdicts[0].differs == (("modality", "reported", "asserted"), ("attribution", "25-29 said", ""))


def test_arguments_follow_an_event_of_another_id(gold: Labels) -> None:
    events = (
        replace(gold.tables["events"][0], event_id="d:50-58", start=50, text="had lent"),
        gold.tables["events"][1],
    )
    arguments = tuple(
        replace(a, event_id="d:50-58" if a.event_id == "d:54-58" else a.event_id)
        for a in gold.tables["event_arguments"]
    )
    found = score(gold, hand.predicted(gold, events=events, event_arguments=arguments))
    assert found["event_arguments"].headline == of(5, 5, 5)


def test_a_wrong_role_or_filler_is_wrong_not_missing(gold: Labels) -> None:
    found = change(gold, "event_arguments", 0, role="borrower")["event_arguments"]
    assert found.headline == of(4, 5, 5)
    assert [v.differs for v in found.verdicts if not v.right] == [(("role", "lender", "borrower"),)]
    found = change(gold, "event_arguments", 0, start=19, end=23)["event_arguments"]
    assert [v.differs for v in found.verdicts if not v.right] == [(("text", "Orla", "Orla"),)]


def test_one_predicted_row_is_right_once(gold: Labels) -> None:
    visit = gold.tables["events"][1]
    found = score(gold, hand.predicted(gold, events=(visit, replace(visit, event_id="d:82-93", start=82))))["events"]
    assert found.headline == of(1, 2, 2)
    assert sum(v.gold is None for v in found.verdicts) == sum(v.got is None for v in found.verdicts) == 1


def test_content_counts_if_half_of_the_union_is_shared(gold: Labels) -> None:
    assert shared(Span(0, 10), Span(0, 5))
    assert not shared(Span(0, 10), Span(0, 4))
    assert not shared(Span(0, 10), Span(10, 20))
    found = change(gold, "attributions", 0, content_start=75, source_mention_id="")["attributions"]
    assert found.headline == of(1, 1, 1)
    for name in ("source", "content"):
        assert found.further[f"{name}, given the cue"] == of(0, 1, 1)
    assert found.further["whole rows"] == of(0, 1, 1)


def test_names_and_the_rest_have_measures_of_their_own(gold: Labels) -> None:
    found = change(gold, "mentions", 1, label="ORG")["mentions"].further
    assert found["names: GPE"] == of(3, 3, 4)
    assert found["names: ORG"] == of(0, 1, 0)
    assert found["names: PER, ORG, LOC"] == of(4, 5, 5)
    assert found["pronouns: span, label"] == of(1, 1, 1)
    assert found["nominals: span, label"] == NONE


def test_each_kind_of_sentence_has_precision_and_recall(gold: Labels) -> None:
    found = change(gold, "sentences", 0, kind="list")["sentences"].further
    assert found["span, kind: body"] == of(1, 1, 2)
    assert found["span, kind: list"] == of(0, 1, 0)


def test_a_document_of_names_has_no_others_for_or_against(gold: Labels, tmp_path: Path) -> None:
    part = hand.named(tmp_path / "part")
    found = score(part, gold.tables)
    assert list(found) == ["documents", "sentences", "mentions", "entities"]
    assert found["mentions"].headline == of(5, 5, 5)
    assert found["entities"].further["B3, names, end to end"] == of(5, 5, 5)
    assert found["entities"].further["CEAFe, all mentions"] == NONE
    # An entity that only a pronoun mentions is none too many.
    strange = (*gold.tables["mentions"][:4], replace(gold.tables["mentions"][4], entity_id="gpe:tarn"))
    verdicts = score(part, hand.predicted(gold, mentions=strange))["entities"].verdicts
    assert all(v.gold for v in verdicts)


def test_documents_labelled_for_other_tables_add_up(gold: Labels, tmp_path: Path) -> None:
    part = hand.named(tmp_path / "part")
    summed = total([score(part, gold.tables), score(gold, gold.tables)])
    assert tuple(summed) == tuple(COLUMNS)
    assert summed["mentions"].headline == of(11, 11, 11)
    assert summed["events"].headline == of(2, 2, 2)
    assert "events" not in total([score(part, gold.tables)])


def test_documents_add_up(gold: Labels) -> None:
    summed = total([score(gold, gold.tables), score(gold, {})])
    assert summed["events"].headline == of(2, 2, 4)
    assert len(summed["events"].verdicts) == 4
    assert tuple(summed) == tuple(COLUMNS)
