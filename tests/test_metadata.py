"""metadata.csv as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import metadata
from pipeline.core.errors import UsageError


def read(tmp_path: Path, text: str | bytes) -> dict[str, dict[str, str]]:
    path = tmp_path / "metadata.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return {name: {k: v for k, v in row.items() if v} for name, row in metadata.read(path)[0].items()}


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2015", "2015"),
        ("2015-09", "2015-09"),
        ("2016-02-29", "2016-02-29"),
        ("2015-09-30T23:59:00+03:00", "2015-09-30"),
        ("2015-09-30 08:00", "2015-09-30"),
        ("2015-09-30T08", "2015-09-30"),
        ("2015-09-30T080000Z", "2015-09-30"),
        ("2015-09-30 8:00:30.125 PM EST", "2015-09-30"),
        ("2015-09-30 08:00:00 GMT+0100", "2015-09-30"),
        ("12 October 2015", "2015-10-12"),
        ("Oct. 12, 2015", "2015-10-12"),
        ("october 12th 2015", "2015-10-12"),
        ("3rd of SEPT 2015", "2015-09-03"),
        ("12-Oct-2015", "2015-10-12"),
        ("Monday, 12 October 2015", "2015-10-12"),
        ("Mon 12 October, 2015", "2015-10-12"),
        ("29 February 2016", "2016-02-29"),
        ("October 2015", "2015-10"),
        ("May, 2015", "2015-05"),
        ("", ""),
    ],
)
def test_dates_keep_their_precision(tmp_path: Path, written: str, published: str) -> None:
    (row,) = read(tmp_path, f'path,published\na.txt,"{written}"\n').values()
    assert row.get("published", "") == published


@pytest.mark.parametrize(
    "written",
    [
        *("30.9.2015", "2015-13", "2015-02-30", "2015-9-3", "0000", "15", "２０１５"),
        *("03/04/2015", "yesterday", "3 days ago", "12 October", "October 12", "October", "10/Oct/2015"),
        *("31 June 2015", "29 February 2015", "0 May 2015", "12 October 15", "12 May 12 2015", "12 Oktober 2015"),
        *("Tuesday, 12 October 2015", "Published 12 October 2015", "Friday October 2015", "12 Friday 2015"),
        *("12 October 2015 BC", "12 October 2015 23:30 -0500", "early May 2015", "Q3 2015", "Autumn 2015"),
        *("2015-01-01Tgarbage", "2015-01-01 maybe", "2015-01-01T", "2015-01-01T25:00", "2015-01-01T08:00 or so"),
    ],
)
def test_what_is_no_date_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(UsageError, match=r"metadata\.csv: line 3: published '.*' is no date\. Write YYYY"):
        read(tmp_path, f'path,published\na.txt,\nb.txt,"{written}"\n')


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: there is no column 'path'"),
        ("file,published\na,b\n", "line 1: there is no column 'path'"),
        ("path;published\na.txt;2015\n", "line 1: the columns are parted by semicolons. Part them by commas."),
        ('"path"\t"title"\na.txt\tx\n', "line 1: the columns are parted by tabs. Part them by commas."),
        ("Path,title\n", "line 1: the column 'Path' isn't known. Write it as 'path'."),
        ("path, Published\n", "line 1: the column ' Published' isn't known. Write it as 'published'."),
        ("path,title,title\n", "line 1: column 'title' is there twice"),
        ("path\na.txt\n./a.txt\n", "line 3: 'a.txt' stands in line 2 already"),
        ("path,title\na.txt,one, two\n", "line 2: 3 cells, not 2"),
        ("path,title\n,x\n", "line 2: the path is empty"),
        ('path,title\na.txt,"x\n', "line 2: unexpected end"),
        (b"path\ncaf\xe9.txt\n", "byte 8 is not UTF-8"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str | bytes, words: str) -> None:
    with pytest.raises(UsageError, match=words.replace(".", r"\.")):
        read(tmp_path, text)


def test_a_file_from_a_spreadsheet(tmp_path: Path) -> None:
    text = '\ufeffurl,path,id,title\r\nhttp://x, a b.txt ,7,"One, ""two""\r\nand more"\r\n\r\n'
    assert read(tmp_path, text) == {"a b.txt": {"url": "http://x", "title": 'One, "two"\r\nand more'}}
    assert metadata.read(tmp_path / "metadata.csv")[1] == ["id"]


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Check the path"):
        metadata.read(tmp_path / "none.csv")
