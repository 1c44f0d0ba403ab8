"""Ids are made of letters that every tool reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stages.entities import ids


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
