"""The whole pipeline with the real model: what the committed tables are, and what holds for any text."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline import batch, inputs
from pipeline import run as document
from pipeline.core import contract, rows
from pipeline.core.tables import Table
from pipeline.logic import patterns
from pipeline.parts import RULE_IDS
from pipeline.stages.events import stage as events
from pipeline.stages.relations import stage as relations

HOME = Path(__file__).resolve().parent.parent
SEEDS, OUTPUTS, GOLD = HOME / "seeds", HOME / "outputs", HOME / "tests" / "gold" / "texts"
FILES = (*(f"{table.name}.csv" for table in rows.TABLES), "datapackage.json")
GROUNDED = tuple(table for table in rows.TABLES if table.spans)
# A mark at the start, CRLF, lone CR, U+2028, NBSP, combining accents, soft hyphen, ZWSP, emoji.
ODD = (
    "\ufeffRiver talks end in Abidjan \U0001f30a\r\n\r\n"
    "Jose\u0301 Lima\u00f1o,\u00a0president of\u00a0Peru, met Ange\u0301lique\u00a0Kacou in C\u00f4te d\u2019Ivoire "
    "on\u00a03\r\nMay 2019. \U0001f469\u200d\U0001f680 He said Peru had lent Ghana $2.5\u00a0million in\r\n"
    "2018,\u00a0a rise of 7\u00a0per\u00a0cent. \u201cGhana will re\u00adpay the loan,\u201d Lima\u00f1o said.\r"
    "Police in Accra arrested twelve\u200b students on Friday\u2028and the United States "
    "condemned the arrests\u2026\t\r\n"
)
Tables = Mapping[str, tuple[Any, ...]]


def extract(models: Any, raw: str, name: str = "doc") -> Tables:
    known = {"published": "2019-05-06"}
    return document.extract(document.Source(name, f"{name}.txt", "0" * 64, raw, known), models).tables


def problems(tables: Tables, raw: str) -> list[str]:
    return list(contract.document(tables, raw, {row.entity_id for row in tables["entities"]}, RULE_IDS))


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Raw texts by name: the seed, those of the gold, and the odd one."""
    files = sorted([*SEEDS.glob("*.txt"), *GOLD.glob("*.txt")])
    return {file.stem: inputs.decode(file.read_bytes()) for file in files} | {"odd": ODD}


@pytest.fixture(scope="module")
def made(models: Any, texts: Mapping[str, str]) -> dict[str, Tables]:
    """Their rows."""
    return {name: extract(models, raw, name) for name, raw in texts.items()}


@pytest.fixture(scope="module")
def fresh(models: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the seeds, made just now."""
    out = tmp_path_factory.mktemp("fresh")
    told = batch.run([str(SEEDS)], out, extract=lambda source: document.extract(source, models))
    assert told.rejected == 0
    return out


@pytest.mark.parametrize("name", FILES)
def test_outputs_are_what_the_code_makes(fresh: Path, name: str, file_regression: FileRegressionFixture) -> None:
    """To accept new tables: pytest tests/test_run.py --force-regen."""
    suffix, path = Path(name).suffix, OUTPUTS / name
    made = (fresh / name).read_bytes()
    file_regression.check(made, binary=True, extension=suffix, fullpath=path, check_fn=same_lines)


def same_lines(obtained: Path, expected: Path) -> None:
    """Compares bytes: where a file differs in its line ends alone, it differs."""
    assert obtained.read_bytes().splitlines(keepends=True) == expected.read_bytes().splitlines(keepends=True)


def test_neither_hash_seed_zone_locale_processes_nor_folder_matter(tmp_path: Path) -> None:
    ways = [
        ({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"}, HOME, ["seeds", "tests/gold/texts"], "1"),
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"}, tmp_path, [str(GOLD), str(SEEDS)], "2"),
    ]
    found = []
    for n, (setting, where, arguments, jobs) in enumerate(ways):
        out = tmp_path / str(n)
        command = [sys.executable, "-m", "pipeline", "run", *arguments, "-o", str(out), "--jobs", jobs]
        env = os.environ | setting | {"PYTHONPATH": str(HOME)}
        subprocess.run(command, cwd=where, env=env, check=True, timeout=300)
        found.append({file.name: file.read_bytes() for file in out.iterdir() if file.is_file()})
    assert {*FILES, "run.json"} == set(found[0])
    assert [name for name in found[0] if found[0][name] != found[1].get(name)] == []
    assert found[0]["documents.csv"].count(b"\n") == 1 + len([*SEEDS.glob("*.txt"), *GOLD.glob("*.txt")])


@pytest.mark.parametrize("table", GROUNDED, ids=lambda table: table.name)
def test_text_is_the_raw_slice(made: Mapping[str, Tables], texts: Mapping[str, str], table: Table[Any]) -> None:
    compared = 0
    for name, tables in made.items():
        for row in tables[table.name]:
            for first, last, text in table.spans:
                start, end = getattr(row, first), getattr(row, last)
                if (start, end) == (None, None):
                    assert not getattr(row, text)
                    continue
                assert getattr(row, text) == texts[name][start:end] != ""
                compared += 1
    assert compared > 10
    assert made["odd"][table.name], "the odd text is meant to have rows in every table"


def test_rows_keep_the_odd_characters_they_stand_on(made: Mapping[str, Tables]) -> None:
    odd = made["odd"]
    assert "C\u00f4te d\u2019Ivoire" in {row.text for row in odd["mentions"]}
    assert "3\r\nMay 2019" in {row.text for row in odd["dates"]}
    assert "$2.5\u00a0million" in {row.text for row in odd["money"]}
    assert "7\u00a0per\u00a0cent" in {row.text for row in odd["quantities"]}


@pytest.mark.parametrize("name", ["Jose\u0301 Lima\u00f1o", "Ange\u0301lique\u00a0Kacou"])
def test_names_with_combining_accents(made: Mapping[str, Tables], name: str) -> None:
    assert name in {row.text for row in made["odd"]["mentions"]}


def test_no_row_parts_a_letter_from_its_accent(models: Any) -> None:
    rows_of = extract(models, "Anna Lee arrived in Bogota\u0301 on 3 May 2019.")["mentions"]
    assert {"Bogota\u0301"} == {row.text for row in rows_of if row.label == "GPE"}


def test_sentences_cover_the_text_in_order(made: Mapping[str, Tables], texts: Mapping[str, str]) -> None:
    for name, tables in made.items():
        raw, at = texts[name], 0
        for n, row in enumerate(tables["sentences"]):
            assert (row.ordinal, row.sent_id) == (n, rows.place(name, row.start, row.end))
            assert at <= row.start < row.end <= len(raw)
            assert not any(c.isalnum() for c in raw[at : row.start]), "words between sentences"
            assert words(row.text) == words(raw[row.start : row.end])
            at = row.end
        assert not any(c.isalnum() for c in raw[at:])


def words(text: str) -> str:
    """What cleaning must not touch: ASCII letters, with whatever accents, and digits."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isascii() and c.isalnum())


def test_every_row_passes_the_contract(made: Mapping[str, Tables], texts: Mapping[str, str]) -> None:
    assert {name: found for name, tables in made.items() if (found := problems(tables, texts[name]))} == {}


EVENT_RULE = """
[[rule]]
id = "test.event"
type = "statement"
trigger = "say be have make show want help face call run stand give/VERB"
args = { actor = "subj", theme = "obj | prep:to+of+with+for" }
"""
RELATION_RULE = """
[[rule]]
id = "test.relation"
type = "ally_of"
trigger = "meet tell sign lend/VERB"
args = { head = "subj", tail = "obj | prep:with+to+in" }
"""


YIELDING = {p.rule.id for p in events.PATTERNS if p.yields}


@pytest.mark.parametrize(
    ("stage", "toml", "table"), [(events, EVENT_RULE, "events"), (relations, RELATION_RULE, "relations")]
)
def test_a_rule_more_changes_no_id(
    made: Mapping[str, Tables], texts: Mapping[str, str], models: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    stage: Any, toml: str, table: str,
) -> None:  # fmt: skip
    (tmp_path / "more.toml").write_text(toml, "utf-8")
    more = patterns.load(tmp_path / "more.toml", table)
    monkeypatch.setattr(stage, "PATTERNS", (*stage.PATTERNS, *more))
    monkeypatch.setattr(stage, "RULES", (*stage.RULES, *(p.rule for p in more)))
    new = 0
    for name, raw in texts.items():
        again = extract(models, raw, name)
        empty: set[str] = set()
        for each in contract.BY_DOCUMENT:
            before, after = (
                {tuple(getattr(row, k) for k in each.key): getattr(row, "rule_id", "") for row in t[each.name]}
                for t in (made[name], again)
            )
            # Nothing goes but words that only introduce an event, where the rule finds one behind them.
            gone = before.items() - after.items()
            assert {rule for key, rule in gone if key[0] not in empty} <= YIELDING, each.name
            empty |= {key[0] for key, _ in gone if each.name == "events"}
        new += sum(row.rule_id == more[0].rule.id for row in again[table])
    assert new > 3, "the rule is meant to find something"


@pytest.mark.parametrize("module", ["pipeline.run", "pipeline.cli", "pipeline.batch"])
def test_import_is_light(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{'spacy', 'pandas', 'numpy', 'dateparser'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, timeout=60, capture_output=True, text=True)
    assert done.stdout.strip() == ""


FRAGMENTS = (
    "Riga", "Anna Lee", "José Limão", "Jose\u0301", "the World Bank", "O’Neill’s", "U.S.", "Mr. Ito", "IMF",
    "They", "he", "met", "said that", "lent", "was", "arrested in", "will not sign", "protests", "president of",
    "according to", "wants to visit", "$3.5 million", "£2bn", "EUR 7", "12 per cent", "two thirds",
    "a dozen students", "10-12 km", "3rd", "on Monday", "3 May 2019", "05/06/07", "in the 1990s", "last year",
    "for two weeks", "noon", "“Yes", "no,”", "'", '"', ".", "?!", "…", "—", ";", "(", ")", "- ", "* ", "1. ",
    "http://a.b/c?d=e", "@x", "#y", "\r\n", "\r\n\r\n", "\n", "\r", "\t", "\u00a0", "\u2028", "\u0085", "\f",
    "\x0b", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e", "\U0001f30a", "\U0001f469\u200d\U0001f680", "é",
    "e\u0301", "ﬁ", "Â£", "â€™", "&amp;", "<b>", "\x1b", "\x07", "\ufffd", "𝔄", "北京", "العربية", "İ", "ß", "½",
)  # fmt: skip
GAPS = (" ", " ", "", "\n")
TEXT = st.lists(st.sampled_from(FRAGMENTS) | st.sampled_from(GAPS), min_size=1, max_size=40).map("".join)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(raw=TEXT.filter(lambda text: any(c.isalnum() for c in text)))
def test_any_text_keeps_the_contract(models: Any, raw: str) -> None:
    tables = extract(models, raw)
    assert problems(tables, raw) == []
    assert extract(models, raw) == tables


def test_no_figure_goes_over_the_end_of_a_sentence(models: Any) -> None:
    raw = "It cost $48. 20 people came."
    tables = extract(models, raw)
    assert problems(tables, raw) == []
    assert [row.text for row in tables["money"]] in ([], ["$48"])
