"""Which file of rules is asked first is written down."""

from pipeline.stages.events.order import FILES, FOLDER


def test_every_file_of_rules_has_its_place():
    """A file that nobody named would be a file of rules that never match."""
    assert sorted(FILES) == sorted(FOLDER.glob("*.toml"))
