"""What holds of every format: what it needs, what it refuses, what it leaves; and lines of JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError
from pipeline.export import formats
from tests.export import hand


def test_jsonl(folder: Path) -> None:
    formats.run(folder, ["jsonl"])
    for table in rows.TABLES:
        lines = (folder / f"export/jsonl/{table.name}.jsonl").read_text("utf-8").split("\n")[:-1]
        back = [json.loads(line, parse_float=Decimal) for line in lines]
        assert [tuple(row) for row in back] == [table.header] * len(back)
        assert [tuple(row.values()) for row in back] == hand.cells(folder, table.name)


def test_what_is_missing_is_told(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"needs pyarrow, .* Install it: pip install 'rowcite\[parquet\]'"):
        formats.run(out, ["jsonl", "parquet"])
    assert not (out / "export").exists()
    with pytest.raises(UsageError, match=r"--to exel: there is no such format\. It is excel, sqlite, parquet"):
        formats.run(out, ["exel"])
    with pytest.raises(UsageError, match=r"there is no documents\.csv"):
        formats.run(out.parent, ["jsonl"])
    (out.parent / "seeds/a.txt").unlink()
    with pytest.raises(UsageError, match=r"a\.txt: its text isn't there"):
        formats.run(out, ["brat"])
    assert not (out / "export").exists()


def test_damaged_tables_leave_the_old_export(out: Path) -> None:
    formats.run(out, ["sqlite", "jsonl"])
    before = (out / "export/tables.sqlite").read_bytes()
    (out / "mentions.csv").write_text((out / "mentions.csv").read_text("utf-8").replace("gpe:orla", "gpe:x"), "utf-8")
    with pytest.raises(ContractError, match="a row of mentions points to no row of entities"):
        formats.run(out, ["sqlite"])
    assert (out / "export/tables.sqlite").read_bytes() == before
    assert not (out / "export/.rowcite-new").exists()


def test_the_command(cli: Callable[..., int], out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("export", out, "--to", "jsonl", "--to", "brat", "--input", out.parent / "seeds") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"rowcite: wrote {out}/export/jsonl\nrowcite: wrote {out}/export/brat\n"
    assert cli("export", out, "--to", "exel") == 2


def test_import_is_light() -> None:
    code = (
        "import sys, pipeline.export.formats; "
        "sys.exit(bool({'pyarrow', 'duckdb', 'sqlite3', 'pandas', 'spacy'} & {*sys.modules}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
