"""Which file of rules is asked first is written down, and every file holds what its name says."""

import tomllib

import pytest

from pipeline.core import vocab
from pipeline.stages.events.order import FILES, FOLDER, SUBJECTS, TIERS


def test_every_file_of_rules_has_its_place():
    """A file that nobody named would be a file of rules that never match."""
    assert sorted(FILES) == sorted(FOLDER.rglob("*.toml"))
    assert {file.parent.relative_to(FOLDER).as_posix() for file in FILES} == set(TIERS)


def test_tiers_and_subjects_are_asked_in_their_order():
    def place(file):
        return TIERS.index(file.parent.name), [*SUBJECTS, "plain"].index(file.stem)

    assert list(FILES) == sorted(FILES, key=place)


def test_every_type_is_of_one_subject():
    types = [one for types in SUBJECTS.values() for one in types]
    assert sorted(types) == sorted(row["type"] for row in vocab.read("events", "types"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_says_what_it_holds_and_holds_rules_of_its_subject(file):
    text = file.read_text("utf-8")
    assert text.startswith("# ")
    if file.stem in SUBJECTS:
        assert {rule["type"] for rule in tomllib.loads(text)["rule"]} <= set(SUBJECTS[file.stem])
