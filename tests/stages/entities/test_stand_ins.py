"""Nouns that stand for a name or person just spoken of: short passages, marked as those of test_chains."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stages.entities.resolving import agrees

PASSAGES = {
    "what a body is like": (
        "[Acme Foods]{a} is small. [The troubled company]{a} has ten shops.",
        "[Acme Foods]{a} is small. [The rival company]{-} has ten shops.",
        "[Acme Foods]{a} is small. [The Danish company]{-} has ten shops.",
        "[Acme Foods]{a} is small. [The oil company]{-} has ten rigs.",
        "[Acme Foods]{a} is small. [The troubled company, Bergen Motors]{-}, has ten shops.",
        "[Acme Foods]{a} is small. [These companies]{-} have ten shops.",
        "The [Danish government]{a} is small. [The militant group]{-} has ten camps.",
        "[Acme Foods]{a} is small. [The school]{-} has ten pupils.",
    ),
    "those who were joined": (
        "[Norway and Chad]{a} are large. [The two countries]{a} have a treaty.",
        "[Norway and Chad]{a} are large. [Both countries]{a} have a treaty.",
        "[Norway and Chad]{a} are large. [The two sides]{a} have a treaty.",
        "[Norway and Chad]{-} are large. [The two men]{-} have a treaty.",
        "[Norway and Chad]{-} are large. [The three countries]{-} have a treaty.",
        "[Norway and Chad]{-} like [Kenya and Mali]{-}. [The two countries]{-} have a treaty.",
        "[Ann Lee and Bob Ray]{a} were jailed. [The pair]{a} slept.",
        "[Ann Lee and Bob Ray]{-} were jailed. [The two women]{-} slept.",
        "[Acme Foods and Harbour Bank]{a} are small. [The two companies]{a} said [they]{a} were tired.",
    ),
    "how old somebody is": (
        "[Peter Brandt]{a} won on Friday. [The 34-year-old]{a} smiled.",
        "[Peter Brandt]{a} won on Friday. [The 34-year-old striker]{a} smiled.",
        "[A 34-year-old]{a} was arrested. [He]{a} is tired.",
        "[A 34-year-old]{a} was arrested. [The 34-year-old]{a} is tired.",
        "[A 34-year-old]{-} was arrested. [The 26-year-old]{-} is tired.",
        "[Peter Brandt]{a} met [Paul Karlsson]{b}. [The 34-year-old]{-} smiled.",
        "[Peter Brandt]{a} won. Then [Brandt]{a} shot [the 34-year-old]{-}.",
        "[Peter Brandt]{a} won on Friday. [The 34-year-old bridge]{-} is closed.",
    ),
    "what somebody or something is called": (
        "[A man named Peter Brandt]{a} slept. [The man]{a} snored.",
        "[A company called Acme Foods]{a} has ten shops. [Acme Foods]{a} is small.",
        "They saw [a man known as Peter Brandt]{a}. [The man]{a} snored.",
        "[A company]{-} called by [Peter Brandt]{a} is small. [Brandt]{a} snored.",
    ),
}
CASES = [pytest.param(text, id=f"{about}: {text}") for about, texts in PASSAGES.items() for text in texts]


@pytest.mark.parametrize("passage", CASES)
def test_passage(nlp: Any, passage: str) -> None:
    agrees(nlp, passage)
