"""Many documents in one run, and the folder of tables that they make."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest

from pipeline import batch, merge, output
from pipeline.core import rows, tagger
from pipeline.core.errors import ContractError, ModelError, RowciteError, UsageError
from tests import fake

Run = Callable[..., batch.Summary]
TEXTS = {
    "b.txt": "Acme sold 5 mills\nto Riga",
    "a.txt": "Riga and Oslo, 12",
    "sub/c.txt": 'Acme said "no",\r\nno',
    "bad.txt": "BOOM",
}


def test_every_input_has_rows_or_a_reason(run: Run, tmp_path: Path) -> None:
    told = run(str(fake.write(tmp_path / "in", TEXTS)))
    assert (told.documents, told.rejected) == (3, 1)
    assert [d["doc_id"] for d in fake.read(tmp_path / "out", "documents")] == ["a", "b", "sub/c"]
    assert [r["path"] for r in fake.read(tmp_path / "out", "rejected")] == ["bad.txt"]
    assert sorted(fake.content(tmp_path / "out")) == sorted(output.OWN)


def test_two_processes_write_the_same_bytes_as_one(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    run("in", out="one")
    run("in", out="two", jobs=2)
    assert fake.content(tmp_path / "one") == fake.content(tmp_path / "two")


def test_a_document_that_kills_its_process_is_rejected_alone(run: Run, tmp_path: Path) -> None:
    told = run(str(fake.write(tmp_path / "in", TEXTS | {"bad.txt": "DIE"})), jobs=2)
    assert (told.documents, told.rejected) == (3, 1)
    (row,) = fake.read(tmp_path / "out", "rejected")
    assert (row["path"], row["code"]) == ("bad.txt", "failed")


def test_a_process_that_cannot_be_started_stops_the_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: Any, **more: Any) -> Any:
        raise OSError(errno.EAGAIN, "no more processes")

    inputs = str(fake.write(tmp_path / "in", TEXTS))
    monkeypatch.setattr(subprocess, "Popen", refuse)
    with pytest.raises(RowciteError, match="no more processes"):
        run(inputs, jobs=2)


def no_model(source: object) -> object:
    raise ModelError("model x: not installed. Install it.")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_model_stops_the_run(run: Run, tmp_path: Path, jobs: int) -> None:
    fake.write(tmp_path / "in", TEXTS)
    with pytest.raises(ModelError, match="not installed"):
        run("in", extract=no_model, jobs=jobs)
    assert not (tmp_path / "out").exists()


def test_entities_are_one_row_over_all_documents(run: Run, tmp_path: Path) -> None:
    run(str(fake.write(tmp_path / "in", TEXTS)))
    found = {e["entity_id"]: (e["documents"], e["mentions"]) for e in fake.read(tmp_path / "out", "entities")}
    assert found == {"org:acme": ("2", "2"), "org:oslo": ("1", "1"), "org:riga": ("2", "2")}


def test_rules_are_all_there_with_their_rows(run: Run, tmp_path: Path) -> None:
    run(str(fake.write(tmp_path / "in", TEXTS)))
    found = {rule["rule_id"]: rule["rows"] for rule in fake.read(tmp_path / "out", "rules")}
    assert found.keys() == batch.RULE_IDS
    assert {n: count for n, count in found.items() if count != "0"} == {fake.RULE_ID: "7"}


def test_a_file_by_itself_is_named_by_its_stem(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    run("in/sub/c.txt", "in/b.txt", "in/b.txt")
    assert [(d["doc_id"], d["path"]) for d in fake.read(tmp_path / "out", "documents")] == [
        ("b", "b.txt"),
        ("c", "c.txt"),
    ]


def test_run_json_says_what_made_the_tables(run: Run, tmp_path: Path) -> None:
    run(str(fake.write(tmp_path / "in", TEXTS)))
    text = (tmp_path / "out/run.json").read_text()
    told = json.loads(text)
    assert text == json.dumps(told, indent=2, sort_keys=True) + "\n"
    assert told["counts"]["inputs"] == 4
    assert told["counts"]["rows"]["mentions"] == 5
    assert told["model"] == fake.MODEL
    assert told["names"] == {"mode": "full", "tagger": tagger.verify()}
    assert sorted(told["versions"]) == ["dateparser", "ftfy", "onnxruntime", "py3langid", "python", "rowcite", "spacy"]
    assert str(tmp_path) not in text


def test_the_data_package_is_valid(run: Run, tmp_path: Path) -> None:
    run(str(fake.write(tmp_path / "in", TEXTS)), known=metadata(tmp_path, "b.txt,2015-09,,,,"))
    report = frictionless.Package(str(tmp_path / "out/datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == [table.name for table in rows.TABLES]


def test_the_data_package_catches_a_dangling_reference(run: Run, tmp_path: Path) -> None:
    run(str(fake.write(tmp_path / "in", TEXTS)))
    mentions = tmp_path / "out/mentions.csv"
    mentions.write_bytes(mentions.read_bytes().replace(b"org:oslo", b"org:nobody"))
    report = frictionless.Package(str(tmp_path / "out/datapackage.json")).validate()
    assert [error[0] for error in report.flatten(["type"])] == ["foreign-key"]


def metadata(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "facts.csv"
    path.write_text("\n".join(["path,published,title,author,source,url", *lines]) + "\n")
    return path


def test_metadata_is_told_to_the_stages(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    notes: list[str] = []
    known = metadata(tmp_path, "sub/c.txt,2015-10-12T08:00:00Z,A title,An author,,", "gone.txt,,,,,")
    run("in", known=known, note=notes.append)
    c = fake.read(tmp_path / "out", "documents")[2]
    assert (c["published"], c["title"], c["author"]) == ("2015-10-12", "A title", "An author")
    assert notes == [f"{known}: there is no input 'gone.txt'. Mend the path or remove the line."]


def test_metadata_in_the_input_folder_is_used_unasked(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS | {"metadata.csv": "path,published\na.txt,2015\n"})
    run("in")
    assert [d["published"] for d in fake.read(tmp_path / "out", "documents")] == ["2015", "", ""]


def test_what_is_not_rowcites_own_stays(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    fake.write(tmp_path / "out", {"notes.md": "mine", "mentions.csv": "old"})
    run("in")
    assert (tmp_path / "out/notes.md").read_text() == "mine"
    assert (tmp_path / "out/mentions.csv").read_text() != "old"


def test_a_second_run_into_one_folder_is_refused(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    (tmp_path / "out").mkdir()
    with (tmp_path / "out" / output.LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(UsageError, match="another run is writing there"):
            run("in")
    run("in")  # a lock file whose run has died is no hindrance
    assert not (tmp_path / "out" / output.LOCK).exists()


def test_what_a_killed_run_left_is_cleared_or_brought_in(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    run("in", out="whole")
    run("in/a.txt")
    # Killed while it replaced the tables: some are in, some not.
    ready = tmp_path / "out" / output.READY
    fake.write(ready, {name: data for name, data in fake.content(tmp_path / "whole").items() if name > "m"})
    (tmp_path / "out" / output.WORK).mkdir()
    with output.opened(tmp_path / "out"):
        pass
    mended = fake.content(tmp_path / "out")
    assert mended["mentions.csv"] == (tmp_path / "whole/mentions.csv").read_bytes()
    assert sorted(mended) == sorted(output.OWN)


def test_a_table_that_is_a_folder_is_refused_at_once(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)
    (tmp_path / "out/dates.csv").mkdir(parents=True)
    with pytest.raises(UsageError, match="Move it away"):
        run("in")


def test_an_output_that_is_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path, TEXTS | {"out": "x"})
    with pytest.raises(UsageError, match="Name another with -o"):
        run("a.txt")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_an_output_that_cannot_be_written_to_is_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fake.write(tmp_path / "in", TEXTS)
    (tmp_path / "out").mkdir()
    open_ = Path.open

    def refuse(path: Path, *args: Any, **options: Any) -> Any:  # permission bits mean nothing to root
        if path.name == output.LOCK:
            raise OSError(number, os.strerror(number))
        return open_(path, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UsageError, match=r"out: can't be written to \(.*\)\. Name another with -o"):
        run("in")


def test_a_run_that_is_broken_off_leaves_nothing(run: Run, tmp_path: Path) -> None:
    fake.write(tmp_path / "in", TEXTS)

    def interrupt(inputs: int) -> Callable[[object], None]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run("in", begin=interrupt)
    assert not (tmp_path / "out").exists()


def test_tables_that_break_the_contract_are_not_brought_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.write(tmp_path / "in", TEXTS)
    monkeypatch.setattr(merge.entities, "merge", lambda same: rows.Entity("", "", "ORG", "", "", 0, 0, ""))
    with pytest.raises(ContractError, match="entities"):
        run("in")
    assert fake.content(tmp_path / "out") == {}


def test_no_jobs_is_a_mistake_of_usage(run: Run) -> None:
    with pytest.raises(RowciteError, match="--jobs 0"):
        run("in", jobs=0)
