"""Chains of mentions: short passages, one phenomenon each.

In a passage, marks with the same value stand for the same; those with different values for different ones. "-" is what
must stand for nothing that is spoken of elsewhere.
"""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.core.text import Text
from pipeline.stages import entities
from pipeline.stages.entities import pronouns
from tests.stages.entities.resolving import agrees, chained
from tests.stages.lines import lines

PASSAGES = {
    "names": (
        "[Maria Lindqvist]{a} came late. [Lindqvist]{a} slept.",
        "[Maria Lindqvist]{a} met [Maria Brandt]{b}.",
        # Relatives with one surname: alone it is that of the first, or of whom the others are relatives.
        "[Maria Brandt]{a} spoke. Later [Brandt]{a} slept. [Olav Brandt]{b} snored.",
        "[Maria Brandt]{a} came with her father, [Olav Brandt]{b}. [Brandt]{a} sang.",
        "[Maria Brandt]{a} spoke. [Olav Brandt]{b} spoke. [Brandt]{-} slept.",
        # One given name, spelt twice.
        "[Kristen Lindqvist]{a} spoke. Then [Kristin Lindqvist]{a} slept.",
        "[Martin Lindqvist]{a} spoke. Then [Martina Lindqvist]{b} slept.",
        "[Maria May]{a} came late. “[I]{a} am tired of all this,” said [Ms. May]{a}.",
        "The [State of Texas]{a} sued. [Texas]{a} is large.",
        "The [State of New York]{a} sued. [New York]{b} is a city.",
    ),
    "the same noun": (
        "[A young farmer]{a} lived here. [The farmer]{a} had a dog.",
        "[A ferry]{a} sank off Oslo. The captain of [the ferry]{a} is alive.",
        "[Two tired nurses]{a} sat down. [The nurses]{a} smiled.",
        "[The old bridge]{a} is closed. [This bridge]{a} was built in 1890.",
        "[A report on fish]{a} came out in May. [The report]{a} is long.",
    ),
    "another of the kind": (
        "[A farmer]{-} lived here. [Another farmer]{-} had a dog.",
        "[The first witness]{-} wept. [The second witness]{-} smiled.",
        "[The red car]{-} is old. [The blue car]{-} is new.",
        "[A nurse]{-} came. [The nurses of Oslo]{-} are tired.",
        "[A judge]{-} spoke in Oslo. [A judge]{-} spoke in Bergen.",
        "[The roof of the church]{-} leaks. [The roof of the school]{-} is new.",
    ),
    "other modifiers": (
        "[A lorry driver]{a} sat in the dock. [The 34-year-old driver]{a} wept.",
        "[A tall woman]{a} entered. [The woman]{a} wore a hat.",
    ),
    "other nouns": (
        "[A website]{a} was blocked. [The site]{a} is popular.",
        "[A big blaze]{a} broke out at night. [The fire]{a} lasted six hours.",
        "[An explosion]{a} was heard in the port. [The incident]{a} is under study.",
    ),
    "parts of names": (
        "[Harbour Bank]{a} is old. [The bank]{a} has ten branches.",
        "[The University of Leeds]{a} is large. [The university]{a} has 30,000 students.",
        "[Harbour Bank]{a} and [Northern Bank]{b} are old. [The bank]{-} has ten branches.",
    ),
    "classes of names": (
        "[Norway]{a} is rich. [The country]{a} has much oil.",
        "[Acme Foods]{a} is small. [The company]{a} has ten shops.",
        "[Norway]{a} and [Chad]{b} are large. [The country]{-} has much oil.",
        "[Peter Brandt]{a} is old. [The company]{-} has ten shops.",
        "[Acme Foods]{a} is small. [A company]{-} needs money.",
        "[Norway]{a} is rich. [The city]{-} is old.",
        "Nurses marched in [Nairobi]{a}. [The capital]{a} is calm.",
        "Nurses marched in [Mombasa]{a}. [The capital]{-} is calm.",
        "Nurses marched from [Nairobi]{a} to [Kampala]{b}. [The capital]{-} is calm.",
        "[The Harbour Gallery]{a} is small. [The gallery]{a} is closed.",
        "[Kenya]{a} is rich. [Kenyan]{a} troops guard the border with [Chad]{b}. [The nation]{a} is calm.",
        "[Kenya]{a} fears [Uganda]{b}. [Uganda]{b} wants [Kenyan]{a} land. To protect [the nation]{-} is hard.",
        "[Radio Harbour]{a} told [Bergen News]{b} about [Acme Motors]{c}. [The agency]{-} was late.",
    ),
    "a noun beside a name": (
        "[The city of Bergen]{a} is wet. [Bergen]{a} has hills.",
        "[The minister, Ann Lee]{a}, slept. [Lee]{a} snored.",
        "[Maria Lindqvist, a lawyer from Oslo]{a}, slept. [The lawyer]{a} snored.",
        "[Maria Lindqvist]{a} is a lawyer. [The lawyer]{a} lives in Oslo.",
        "[Maria Lindqvist]{a} is not a lawyer. [The lawyer]{-} lives in Oslo.",
        "[The Acme website]{-} is old. [Acme]{a} makes pumps.",
        "[Acme Motors]{a} is old. [The Acme Motors company]{a} makes pumps.",
        "Voters were angry. [Many Danes]{-} stayed at home. [Denmark]{a} has a king.",
    ),
    "owners": (
        "[Maria Lindqvist]{a} has a son. [Her]{a} son is ill.",
        "[Maria Lindqvist]{a} loves [her dog]{b}. [Her dog]{b} is old.",
        "[Maria Lindqvist]{a} loves [her dog]{-}. [Peter Brandt]{b} loves [his dog]{-}.",
        "[Peter Brandt]{a} and [his]{a} wife came.",
        "[Ann Lee]{a}, famous for [her]{a} songs, came.",
    ),
    "she and he": (
        "[Maria Lindqvist]{a} met [Peter Brandt]{b}. [She]{a} smiled.",
        "[Maria Lindqvist]{a} met [Peter Brandt]{b}. [He]{b} smiled.",
        "[A woman]{a} sat in the train. [She]{a} slept.",
        "[Peter Brandt]{a} said that [he]{a} was tired.",
        "[Peter Brandt]{a} saw [him]{-}.",
        "[Peter Brandt]{a} met [Paul Karlsson]{b} with [his]{-} brother.",
        "[Maria Lindqvist]{a} smiled. [He]{-} was tired.",
        "The train to Oslo was late. [He]{-} was tired.",
        "[The spokeswoman]{a} smiled. [She]{a} was tired.",
        "[Peter Brandt]{a} hurt [himself]{a}.",
        "[Peter Brandt]{a} is [his]{-} brother.",
        "[Peter Brandt]{a} met [Paul Karlsson]{b}. [Brandt]{a} wants to see [him]{b} again.",
    ),
    "behind it": (
        "In [her]{a} speech, [Maria Lindqvist]{a} thanked the nurses.",
        "Despite [its]{a} debts, [Norway]{a} is calm.",
        "In [his]{-} speech, [Maria Lindqvist]{b} thanked the nurses.",
    ),
    "it": (
        "[Norway]{a} said that [it]{a} would pay.",
        "[A ferry]{a} lay in the port. [It]{a} was rusty.",
        "[Harbour Bank]{a} is old. [Its]{a} branches are small.",
        "[Norway]{a} paid because [it]{-} was raining.",
        "[It]{-} is clear that [Norway]{b} will pay.",
        "[It]{-} was time to leave [the port]{-}.",
        "[Harbour Bank]{a} bought a boat. [Its]{a} director smiled.",
        "[Norway]{a} replaced [it]{-}.",
        "[Norway]{a} is rich. [It]{a} is a big country.",
        "Thousands marched in [Norway]{a}. [It]{-} was the largest march in years.",
        "[Acme Bank]{a} is old. [Acme Bank]{a} is rich. [Acme Bank]{a} is big. [Acme Bank]{a} is cold. "
        "There is nothing new in [Acme Bank]{a}'s vague plan. [It]{-} is old.",
        "[Acme Foods]{a} sold [an old ferry]{b}. [Acme Foods]{a} had painted [it]{b} twice.",
        "[Acme Foods]{a} said a new pump was late. [Its]{a} dividend fell.",
    ),
    "they": (
        "[The farmers]{a} marched to Oslo. [They]{a} were angry.",
        "[Ann Lee and Bob Ray]{a} came home. [They]{a} were tired.",
        "[The police]{a} came late. [They]{a} were tired.",
        "[Peter Brandt]{a} smiled. [They]{-} were tired.",
        "[Thousands of fans]{a} came. [They]{a} sang.",
    ),
    "who says it": (
        "[The rebels]{b} fled, [police]{a} said, adding that [they]{a} seized ten guns.",
        "[Ann Lee]{b} met [Maria Brandt]{a} at noon. [Brandt]{a} said [she]{a} was tired.",
        "[Harbour Bank]{b} sued [Acme Foods]{a} in May. [Acme Foods]{a} said [it]{a} would pay.",
        "“[They]{b} are tired of all this,” the [nurses]{-} said.",
    ),
    "whose predicate it is": (
        "[Harbour Bank]{b} is old. [Acme Foods]{a} sold a bridge in [Chad]{c} to one of [its]{a} partners.",
        "[Lawyers]{b} met [farmers]{a} in Oslo. [The farmers]{a} had sold some of [their]{a} cows.",
        "[Acme Foods]{a} thanked [Harbour Bank]{b} for [its]{b} help.",
        "[Harbour Bank]{a} scolded [the farmers]{b} and threatened to sue [their]{-} clubs.",
        "[Ann Lee]{a} thanked [the farmers]{b} for [their]{b} help.",
        "[The council]{a} used [an old ferry]{-} for [its]{a} feasts.",
    ),
    "speakers": (
        "“[I]{a} am tired of all this,” said [Maria Lindqvist]{a}.",
        "[Maria Lindqvist]{a} said: “[I]{a} am tired of [my]{a} work.”",
        "“[I]{a} am tired of all this,” said [Maria Lindqvist]{a}. “[I]{a} sleep badly.”",
        "[I]{a} am tired. [My]{a} dog is ill.",
        "“[We]{b} are tired of all this,” said [Maria Lindqvist]{a}.",
        "[Maria Lindqvist]{a} said that [Peter Brandt]{b} was tired. “[I]{a} am not,” she added.",
        "“[He]{b} is tired of all this,” [Maria Lindqvist]{a} said.",
        "[Maria Lindqvist]{a} denied it all. “[I]{a} never saw that money.”",
        "[Maria Lindqvist]{a} issued a statement about the ferry. “[I]{a} am tired of all this.”",
        "“[We]{b} are tired of all this,” said [Maria Lindqvist]{a}, the chief executive of [Acme Motors]{b}.",
        "[Acme Motors]{b} spokeswoman [Maria Lindqvist]{a} said: “[We]{b} are tired of [our]{b} old plant.”",
        "[Acme Motors]{b} said: “[We]{b} are tired of all this.”",
        "``[His]{b} dog is old,'' [Peter Brandt]{a} said.",
        "“They fear [his]{-} dog,” [Peter Brandt]{a} said.",
        "“[We]{b} regret it all,” a spokesman for [Acme Motors]{b} said.",
        "“[We]{-} are tired of all this,” said [Maria Lindqvist]{a}, a customer of [Acme Motors]{b}.",
        "[Maria Lindqvist]{a} slept. “[I]{-} am tired of all this.”",
    ),
    "relative pronouns": (
        "[Maria Lindqvist]{a}, [who]{a} lives in Oslo, slept.",
        "The farmer [who]{-} lives in Oslo slept.",
    ),
}
CASES = [pytest.param(text, id=f"{about}: {text}") for about, texts in PASSAGES.items() for text in texts]


@pytest.mark.parametrize("passage", CASES)
def test_passage(nlp: Any, passage: str) -> None:
    agrees(nlp, passage)


def test_nameless_entity(nlp: Any) -> None:
    text = "In May, a lorry driver slept. The driver snored."
    raw, doc = Text.raw(text), nlp(text)
    found = entities.run("x/y", raw, lines(doc), doc, (), "")
    (row,) = found.entities
    assert (row.entity_id, row.name, row.label) == ("person:~driver@x/y:10-22", "lorry driver", "PERSON")
    assert (row.mentions, row.aliases) == (2, "")
    assert [p.placed.row.text for p in found.phrases] == ["a lorry driver", "The driver"]
    assert [text[p.head : p.head + 6] for p in found.phrases] == ["driver", "driver"]


def test_a_search_looks_back_a_bounded_way(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = 0
    features = pronouns.features

    def counted(*arguments: Any) -> dict[str, float]:
        nonlocal looked
        looked += 1
        return features(*arguments)

    monkeypatch.setattr(pronouns, "features", counted)
    costs = []
    for times in (20, 40, 80):
        looked = 0
        chained(nlp, "A farmer saw a dog. It barked, and he smiled. The farmer slept. " * times)
        costs.append(looked)
    assert 0 < costs[2] - costs[1] <= 2.1 * (costs[1] - costs[0])


def test_there_are_enough_passages() -> None:
    assert len(CASES) >= 60
