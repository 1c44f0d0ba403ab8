"""What the benchmarks that look for more than linear growth find, and what they let be; no time is measured against."""

from __future__ import annotations

import re

import pytest

from benchmarks import patterns
from benchmarks.given import Given
from benchmarks.patterns import Hostile, Slow

UNIT = " "
SPACES = [Hostile(UNIT, "x", UNIT * 2000 + "x", UNIT * 8000 + "x")]


def found(pattern: str, searched: int = 0, tried: int = 0) -> list[Slow]:
    one = Given(re.compile(pattern), "a.module")
    one.searched, one.tried = searched, tried
    return list(patterns.slow(one, SPACES))


@pytest.mark.parametrize("pattern", [r"\s+$", r"\s*\Z"])
def test_a_quadratic_pattern_is_found(pattern: str) -> None:
    assert found(pattern, searched=8000)


def test_a_quadratic_pattern_that_is_given_nothing_is_found() -> None:
    assert found(r"\s+$")


def test_a_quadratic_pattern_that_is_given_short_slices_is_let_be() -> None:
    assert not found(r"\s+$", searched=60)
    assert not found(r"\s+$", tried=8000)  # at one place it is linear


def test_an_exponential_pattern_is_found_in_a_slice() -> None:
    assert found(r"(?:\s+)+;", searched=22)


def test_what_patterns_are_given_is_noted() -> None:
    one = Given(re.compile("a"), "a.module")
    one.search("bab", 1)
    one.sub("c", "aaaa")
    one.match("a" * 9, 2, 7)
    assert (one.searched, one.tried) == (4, 5)
