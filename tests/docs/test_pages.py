"""The pages in docs/ are run: their files written, their commands and Python examples executed, their links followed.

A block ```text NAME is a file, ```console has commands behind `$` and lines of what they print (`…` stands for
anything), ```python has examples in doctest's form, ```toml a rule.
"""

from __future__ import annotations

import doctest
import fnmatch
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline import cli, run
from pipeline.core import model, tagger
from pipeline.report import proof

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    kind: str
    name: str
    body: str


def blocks(page: Path) -> list[Block]:
    return [Block(m["kind"], m["name"] or "", m["body"]) for m in BLOCK.finditer(page.read_text("utf-8"))]


def commands(body: str) -> list[tuple[str, list[str]]]:
    """Each command of a console block with the lines that it prints."""
    found: list[tuple[str, list[str]]] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def prints(shown: list[str], text: str) -> bool:
    """Whether a text is the shown lines: `…` within a line is any words, alone on a line any lines."""
    pattern = "\n".join(shown).replace("[", "[[]").replace("?", "[?]").replace("*", "[*]").replace("…", "*")
    return fnmatch.fnmatchcase(text.strip("\n"), pattern)


# Those that a test of their own runs, or that would run all tests.
ELSEWHERE = ("pytest ", "make ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_does_what_it_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    program = f"{sys.executable} -m pipeline"
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}
    names: dict[str, Any] = {}
    for kind, name, body in blocks(page):
        if kind == "text" and name:
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(body, "utf-8")
        elif kind == "console":
            for command, shown in commands(body):
                if command.startswith(ELSEWHERE):
                    continue
                line = re.sub(r"^rowcite\b", program, command)
                done = subprocess.run(
                    line, shell=True, capture_output=True, text=True, env=env, cwd=tmp_path, check=False
                )
                assert done.returncode == 0, f"{command}\n{done.stderr}"
                printed = done.stderr + done.stdout
                assert prints(shown, printed), f"{command}\n{printed}"
        elif kind == "python":
            test = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), 0)
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            told: list[str] = []
            runner.run(test, out=told.append, clear_globs=False)
            names = test.globs
            assert runner.failures == 0, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_commands_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target
    known = {command.name or command.callback.__name__ for command in cli.app.registered_commands if command.callback}
    for line in re.findall(r"`rowcite ([^`]+)`", text):
        assert shlex.split(line)[0] in known, line
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for goal in set(re.findall(r"`make (\w+)", text)):
        assert re.search(rf"^{goal}:", makefile, re.MULTILINE), goal
    for path in re.findall(r"`(pipeline/[\w/]+/)`", text):
        assert (ROOT / path).is_dir(), path


def test_the_rule_of_the_page_finds_and_misses(tmp_path: Path) -> None:
    (block,) = [b for b in blocks(ROOT / "docs/write-a-rule.md") if b.kind == "toml"]
    file = tmp_path / "rules.toml"
    file.write_text(block.body, "utf-8")
    report, well = proof.run([file], model.DEFAULT, tagger.FULL)
    assert (report, well) == ("award.decorate: 2 hits, 3 misses: all hold\n", True)


def test_the_example_is_no_rule_yet() -> None:
    assert "award.decorate" not in {rule.id for rule in run.RULES}
