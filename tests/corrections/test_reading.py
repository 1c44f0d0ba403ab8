"""Files of corrections are read with care: each mistake is told with its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import corrections
from pipeline.core import rows
from pipeline.core.errors import UsageError
from pipeline.corrections import places
from pipeline.corrections.reading import ACTIONS
from tests.corrections.files import HEADER
from tests.corrections.loan import DOC, RAW, line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x,y\n", "line 1: the columns are x, y. Name them doc_id,table,place,action,value,who,why."),
        ("", "line 1: the columns are nothing."),
        (f"{HEADER}\n\nd,money,1-2 x,reject,,kb\n", "line 3: 6 cells, not 7. Quote cells that hold commas."),
        (f"{HEADER}\nd,monies,1-2 x,reject,,kb,\n", "line 2: table 'monies' can't be corrected. It is one of mentions"),
        (f"{HEADER}\nd,money,1-2 x,retype,EUR,kb,\n", "line 2: action 'retype' isn't one of money. It is reject or "),
        (f"{HEADER}\nd,money,1-2,reject,,kb,\n", "Write start-end and the words that stand there"),
        (f"{HEADER}\nd,money,2-1 x,reject,,kb,\n", "Write start-end and the words that stand there"),
        (f"{HEADER}\nd,money,1-2 x,reject,,,\n", "who is empty"),
        (f"{HEADER}\n,money,1-2 x,reject,,kb,\n", "the doc_id is empty"),
        (f"{HEADER}\n*,money,1-2 x,reject,,kb,\n", "only entities can be corrected in every document"),
        (f"{HEADER}\nd,money,1-2 x,reject,no,kb,\n", "reject takes no value"),
        (f"{HEADER}\nd,money,1-2 x,set,,kb,\n", "the value of set is empty"),
        (f"{HEADER}\nd,money,1-2 x,set,5,kb,\n", "parted by semicolons, as amount_min=...; amount_max=..."),
        (f"{HEADER}\nd,money,1-2 x,set,start=5,kb,\n", "money has no column 'start' that can be set"),
        (f"{HEADER}\nd,money,1-2 x,set,amount_min=5m,kb,\n", "money.amount_min is '5m', no number"),
        (f"{HEADER}\nd,money,1-2 x,set,currency=$,kb,\n", "money.currency is '$', which doesn't match"),
        (f"{HEADER}\nd,events,1-2 x,retype,lone,kb,\n", "events.type is 'lone', none of visit, meet"),
        (f"{HEADER}\nd,relations,1-2 x,add,member_of,kb,\n", "Write column=value"),
        (f"{HEADER}\nd,relations,1-2 x,add,type=member_of,kb,\n", "needs head_mention_id, tail_mention_id"),
        (f"{HEADER}\nd,event_arguments,1-2 x,reject,,kb,\n", "with the role behind it"),
        (f"{HEADER}\nd,entities,Ghana,merge,gpe:GH,kb,\n", "the place of an entity is its id"),
        (f"{HEADER}\nd,entities,gpe:GH,merge,Ghana,kb,\n", "merge takes the id of an entity"),
        (f"{HEADER}\nd,entities,gpe:GH,merge,gpe:GH,kb,\n", "can't be merged with itself"),
        (f"{HEADER}\nd,entities,gpe:GH,set,country=GH,kb,\n", "holds in every document. Write * as doc_id"),
        (f"{HEADER}\nd,money,1-2 x,reject,,kb,\nd,money,1-2 x,reject,,jl,\n", "line 3: "),
        (f'{HEADER}\nd,money,"1-2 x,reject,,kb,\n', "line 2: "),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_file_line_and_remedy(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError) as told:
        corrections.read([file])
    assert str(told.value).startswith(f"{file}: line ")
    assert words in str(told.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Check the path"):
        corrections.read([tmp_path / "none.csv"])
    (tmp_path / "latin.csv").write_bytes(f"{HEADER}\nd,money,1-2 \xe9,reject,,kb,\n".encode("latin-1"))
    with pytest.raises(UsageError, match=r"line 2: byte .* is not UTF-8"):
        corrections.read([tmp_path / "latin.csv"])


def test_every_table_with_places_can_be_corrected() -> None:
    assert set(ACTIONS) == {t.name for t in rows.TABLES} - {"documents", "rejected", "rules"}


def test_long_words_are_shortened_and_still_proved() -> None:
    words = RAW[:41]
    written = places.compose(0, 90, "x" * 30 + " and some more words in between that nobody needs " + "y" * 25)
    assert len(written) < 75
    parsed = places.parse(f"0-41 {words[:10]} … {words[-10:]}")
    assert parsed is not None and places.stale(parsed, RAW) == ""
    other = places.parse(f"0-41 {words[:10]} … elsewhere")
    assert other is not None and "Look at the text" in places.stale(other, RAW)


def test_the_digest_is_that_of_a_document_alone() -> None:
    one, other = line("money", "1-2 x", "reject"), line("money", "1-2 x", "reject", doc="other")
    every = line("entities", "gpe:GH", "merge", "org:x", "*")
    assert corrections.digest(()) == ""
    assert corrections.Filed((one, other, every)).of(DOC) == (one, every)
    assert corrections.digest((one,)) != corrections.digest((one, every))
