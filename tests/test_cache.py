"""What is done isn't done again; what is changed, is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import batch, cache, program
from pipeline.core.errors import RowciteError
from pipeline.parts import compose
from pipeline.run import Source
from tests import fake

Run = Callable[..., batch.Summary]
TEXTS = {"a.txt": "Acme sold 5 mills", "b.txt": "Riga", "sub/c.txt": "Oslo"}
done: list[str] = []


def noted(source: object) -> object:
    done.append(source.doc_id)  # type: ignore[attr-defined]
    return fake.extract(source)  # type: ignore[arg-type]


@pytest.fixture
def redone(run: Run, tmp_path: Path) -> Callable[..., list[str]]:
    """Runs `in` into `out` and tells which documents were done."""

    def call(**options: object) -> list[str]:
        done.clear()
        run("in", extract=noted, **options)
        return sorted(done)

    fake.write(tmp_path / "in", TEXTS)
    return call


def parts(tmp_path: Path) -> list[Path]:
    return [file for file in (tmp_path / "out" / cache.FOLDER).glob("??/*") if file.is_file()]


def test_nothing_is_done_twice(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    assert redone() == ["a", "b", "sub/c"]
    before = fake.content(tmp_path / "out")
    assert redone() == []
    assert fake.content(tmp_path / "out") == before
    assert redone(cached=False) == ["a", "b", "sub/c"]
    assert fake.content(tmp_path / "out") == before


def test_a_changed_text_is_done_again(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    fake.write(tmp_path / "in", {"b.txt": "Riga "})
    assert redone() == ["b"]


def test_a_changed_line_of_metadata_is(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    fake.write(tmp_path / "in", {"metadata.csv": "path,published\nb.txt,2015\n"})
    assert redone() == ["b"]
    fake.write(tmp_path / "in", {"metadata.csv": "title,path,published\n,b.txt,2015\n"})
    assert redone() == []


def test_a_renamed_text_is(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    (tmp_path / "in/b.txt").rename(tmp_path / "in/d.txt")
    assert redone() == ["d"]
    assert [d["doc_id"] for d in fake.read(tmp_path / "out", "documents")] == ["a", "d", "sub/c"]


def test_other_options_and_another_program_do_all_again(
    redone: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    redone()
    assert redone(names="fast") == ["a", "b", "sub/c"]
    monkeypatch.setattr(program, "code", lambda memo: "another")
    assert redone(names="fast") == ["a", "b", "sub/c"]


def test_a_removed_text_takes_its_rows_and_its_part_along(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    assert len(parts(tmp_path)) == 3
    (tmp_path / "in/b.txt").unlink()
    assert redone() == []
    assert [m["text"] for m in fake.read(tmp_path / "out", "mentions")] == ["Acme", "Oslo"]
    assert len(parts(tmp_path)) == 2


def test_a_rejected_text_is_tried_again(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    fake.write(tmp_path / "in", {"bad.txt": "BOOM"})
    redone()
    assert redone() == ["bad"]


def test_a_part_that_was_cut_short_is_made_again(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    before = fake.content(tmp_path / "out")
    for file, left in zip(parts(tmp_path), (0, 40, -3), strict=True):
        file.write_bytes(file.read_bytes()[:left])
    assert redone() == ["a", "b", "sub/c"]
    assert fake.content(tmp_path / "out") == before


def test_a_part_that_rotted_is_told_and_removed(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    before = fake.content(tmp_path / "out")
    file = parts(tmp_path)[0]
    file.write_bytes(file.read_bytes()[:-2] + b"!\n")
    with pytest.raises(RowciteError, match=r"it was damaged, and is removed now\. Run again"):
        redone()
    assert fake.content(tmp_path / "out") == before
    assert len(redone()) == 1


def test_the_cache_is_hidden_from_version_control(redone: Callable[..., list[str]], tmp_path: Path) -> None:
    redone()
    assert (tmp_path / "out" / cache.FOLDER / ".gitignore").read_text() == "*\n"


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(raw=st.text(min_size=1), doc_id=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_part_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, raw: str, doc_id: str) -> None:
    folder = tmp_path_factory.mktemp("parts")
    article = fake.extract(Source(doc_id, f"{doc_id}.txt", "0" * 64, raw, {}))
    part = compose(article)
    cache.put(folder, "ab12", part)
    assert cache.has(folder, "ab12")
    again = cache.get(folder, "ab12")
    assert (dict(again.counts), dict(again.rules), dict(again.named)) == (dict(part.counts), part.rules, part.named)
    assert again.tables == part.tables


@pytest.mark.parametrize(
    ("reader", "before", "after"),
    [
        (program.python, "x = 1\n", "# Why.\nx = 1  # because\n"),
        (program.python, '"""Old."""\ndef f(a):\n    """Old."""\n    return a\n', "def f(a):\n\n    return (a)\n"),
        (program.python, "X = frozenset({'b', 'a'})", 'X = frozenset({"b", "a"})'),
        (program.toml, '[[rule]]\nid = "a.b"\nhits = ["x"]', '# Why.\n[[rule]]\nid="a.b"\nsummary = "y"'),
        (program.toml, '[[rule]]\nid = "a.b"\noff = "x"', '[[rule]]\nid = "a.b"\ntype = "t"\noff = "y"'),
        (program.table, "word,kind\nRiga,place\n", 'word,kind\r\n"Riga",place\r\n'),
    ],
)
def test_what_changes_no_row_changes_nothing(reader: Callable[[bytes], str], before: str, after: str) -> None:
    assert reader(before.encode()) == reader(after.encode())


@pytest.mark.parametrize(
    ("reader", "before", "after"),
    [
        (program.python, "x = 1\n", "x = 2\n"),
        (program.python, "def f(a):\n    return a\n", "def f(a):\n    assert a\n    return a\n"),
        (program.python, "X = '''(?x) a # why'''", "X = '''(?x) a # because'''"),  # a string, whatever is in it
        (program.toml, '[[rule]]\nid = "a.b"', '[[rule]]\nid = "a.c"'),
        (program.toml, '[[rule]]\nid = "a.b"', '[[rule]]\nid = "a.b"\noff = "x"'),
        (program.toml, "a = 1\nb = 2\n", "b = 2\na = 1\n"),
        (program.table, "word\nRiga\n", "word\nRiga \n"),
        (program.table, "word\nRiga\nOslo\n", "word\nOslo\nRiga\n"),
    ],
)
def test_what_may_change_rows_changes_the_name(reader: Callable[[bytes], str], before: str, after: str) -> None:
    assert reader(before.encode()) != reader(after.encode())


def test_code_rules_and_word_lists_are_all_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = {path.relative_to(program.record.PACKAGE).as_posix() for path in program._files()}
    assert {"run.py", "parts.py", "core/rows.py", "logic/clauses.py"} < names
    assert {"stages/relations/rules/offices.toml", "stages/amounts/data/units.csv", "stages/dates/grammar.py"} < names
    assert not {"cli.py", "batch.py", "report/diff.py"} & names


def test_what_the_code_came_to_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memo = tmp_path / "memo.json"
    meaning = program.code(memo)
    monkeypatch.setattr(program, "_met", {})
    monkeypatch.setattr(program, "READERS", dict.fromkeys(program.READERS, lambda source: "another"))
    assert program.code(memo) == meaning
    memo.write_text("{")
    program._met.clear()
    assert program.code(memo) != meaning
