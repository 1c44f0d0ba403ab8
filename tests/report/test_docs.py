"""The pages made from the code, and how examples are shown in them."""

from __future__ import annotations

import pytest

from pipeline.core import rows
from pipeline.core.rules import Rule
from pipeline.gold.proven import Count
from pipeline.report import docs


@pytest.mark.parametrize("path", docs.pages(), ids=lambda path: path.name)
def test_generated_pages_are_current(path: docs.Path) -> None:
    assert path.read_text("utf-8") == docs.pages()[path], f"run make docs: {path.name} is old"


def test_every_column_is_in_the_dictionary() -> None:
    page = docs.tables()
    for table in rows.TABLES:
        assert f"## {table.name}\n" in page
        assert all(f"| {name} |" in page or f"| **{name}** |" in page for name in table.header)


def test_examples_with_what_cannot_be_seen() -> None:
    rule = Rule("clean.x", "clean", "Does it.", ("a\xa0b `c`",), ("a\nb",))
    assert docs.rules((rule,), {}).splitlines()[-4:] == ["Does it.", "", "- `` a\\xa0b `c` ``", "- not: `a\\nb`"]
    assert "Gold: 3 rows, 2 right." in docs.rules((rule,), {"clean.x": Count(3, 2)}).splitlines()
