"""Files of every kind give their text and what they say of it, or the reason why not."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest

from pipeline import sources
from pipeline.core.errors import DocumentError
from pipeline.inputs import Input
from pipeline.sources import docx, html, markdown, pdf
from tests.sources import files


def read(tmp_path: Path, name: str, data: bytes) -> sources.Read:
    (tmp_path / name).write_bytes(data)
    return sources.read(Input("x", name, tmp_path / name))


def test_plain_text_is_the_file(tmp_path: Path) -> None:
    data = "\ufeffRiga\r\n😀".encode()
    found = read(tmp_path, "a.txt", data)
    assert found == sources.Read("\ufeffRiga\r\n😀", hashlib.sha256(data).hexdigest())


def test_html(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", files.PAGE.encode())
    assert found.text == files.ARTICLE
    assert found.facts == {
        "title": "Bridge opens",
        "author": "Ann Bell",
        "published": "2020-03-10",
        "source": "Daily Orla",
    }
    assert found.extracted
    assert found.sha256 == hashlib.sha256(files.ARTICLE.encode()).hexdigest()


def test_a_date_in_the_text_of_a_page_is_not_its_date(tmp_path: Path) -> None:
    page = files.PAGE.replace('<meta property="article:published_time" content="2020-03-10T08:00:00Z">', "")
    page = page.replace("on Tuesday", "on March 3, 2019, after 10/04/2018,").replace("Copyright 2024", "")
    assert "published" not in read(tmp_path, "a.html", page.encode()).facts


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("é “x”".encode(), "é “x”"),
        ("\ufeffé".encode(), "é"),
        ("é".encode("utf-16"), "é"),
        ('<meta charset="iso-8859-1">é “x”'.encode("cp1252"), '<meta charset="iso-8859-1">é “x”'),
        ("<meta charset=windows-1251>Минск".encode("cp1251"), "<meta charset=windows-1251>Минск"),
        ("é".encode("cp1252"), "é"),
        (b"<meta charset=klingon>\xe9", "<meta charset=klingon>é"),
    ],
)
def test_pages_in_other_encodings(data: bytes, text: str) -> None:
    assert html.decode(data) == text


MARKDOWN = """---
title: "Bridge opens"
date: 2020-03-10
tags: [a, b]
---
# Bridge *opens*

The **mayor** of [Orla](http://x.y) opened a `bridge`
on Tuesday & said so.

- First item
  goes on
- Second

  with more

> It is fine.

```python
code = 1
```

<div>html</div>

| a | b |
|---|---|
| 1 | 2 |
"""


def test_markdown(tmp_path: Path) -> None:
    found = read(tmp_path, "a.md", MARKDOWN.replace("\n", "\r\n").encode())
    assert found.text == (
        "Bridge opens\n\nThe mayor of Orla opened a bridge on Tuesday & said so.\n\n- First item goes on\n\n"
        "- Second\n\nwith more\n\nIt is fine.\n"
    )
    assert found.facts == {"title": "Bridge opens", "published": "2020-03-10"}


def test_markdown_without_a_front_matter() -> None:
    assert markdown.extract("\ufeffOne\n\n---\n\nTwo 😀".encode()) == ("One\n\nTwo 😀\n", {})
    assert markdown.extract(b"---\ndate: soon\n---\nOne")[1] == {}


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    body = [
        "The mayor of Orla opened a bridge on Tuesday and said that the govern-",
        "ment had paid for it. She thanked the workers who had built the bridge",
        "in two years.",
        "Norland, which lent five million dollars, sent nobody to the opening of",
        "the bridge (200 metres).",
    ]
    days = ("Monday", "Tuesday", "Friday")
    pages = [
        ["Daily Orla", *(line.replace("Tuesday", day).replace("200", f"{n}00") for line in body), str(n)]
        for n, day in enumerate(days, 1)
    ]
    found = read(tmp_path, "a.pdf", files.pdf(pages, "Bridge opens"))
    once = (
        "The mayor of Orla opened a bridge on Tuesday and said that the government had paid for it. She thanked the "
        "workers who had built the bridge in two years.\n\n"
        "Norland, which lent five million dollars, sent nobody to the opening of the bridge (200 metres)."
    )
    said = (once.replace("Tuesday", day).replace("200", f"{n}00") for n, day in enumerate(days, 1))
    assert found.text == "\n\n".join(said) + "\n"
    assert found.facts == {"title": "Bridge opens"}
    assert read(tmp_path, "a.pdf", files.pdf(pages, "Microsoft Word - x.doc")).facts == {}


def test_headings_and_items_of_a_pdf_stand_alone() -> None:
    lines = [
        "What it cost",
        "The bridge over the river cost five million dollars, and the town paid",
        "two million of them.",
        "• one item of the list",
        "• another item of it",
        "",
        "Afterwards",
    ]
    assert list(pdf.paragraphs(lines)) == [
        "What it cost",
        "The bridge over the river cost five million dollars, and the town paid two million of them.",
        "• one item of the list",
        "• another item of it",
        "Afterwards",
    ]


def test_docx(tmp_path: Path) -> None:
    document = pytest.importorskip("docx").Document()
    oxml = pytest.importorskip("docx.oxml")
    document.core_properties.title = "Bridge opens"
    document.core_properties.author = "Some Template"
    document.add_heading("What it cost", 1)
    paragraph = document.add_paragraph("The mayor ")
    paragraph.add_run("opened").bold = True
    paragraph.add_run(" a bridge 😀.\tSo")
    for tag, run in (("del", "<w:delText>gone</w:delText>"), ("ins", "<w:t> be it.</w:t>")):
        tracked = f'<w:{tag} xmlns:w="{docx.W[1:-1]}"><w:r>{run}</w:r></w:{tag}>'
        paragraph._p.append(oxml.parse_xml(tracked))
    document.add_table(1, 1).cell(0, 0).text = "no prose"
    document.add_paragraph("")
    out = io.BytesIO()
    document.save(out)
    found = read(tmp_path, "a.docx", out.getvalue())
    assert found.text == "What it cost\n\nThe mayor opened a bridge 😀. So be it.\n"
    assert found.facts == {"title": "Bridge opens"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.html", b"<html><body></body></html>", "no_text"),
        ("a.html", b"", "no_text"),
        ("a.md", b"---\ntitle: x\n---\n```\ncode\n```\n", "no_text"),
        ("a.md", b"", "empty"),
        ("a.md", b"caf\xe9", "not_utf8"),
        ("a.pdf", b"%PDF-1.4 nothing", "not_pdf"),
        ("a.pdf", files.pdf([[]]), "no_text"),
        ("a.docx", b"PK\x03\x04 nothing", "not_docx"),
    ],
)
def test_files_without_text(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, name, data)
    assert caught.value.code == code
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(("name", "module", "extra"), [("a.pdf", "pypdf", "pdf"), ("a.docx", "docx", "docx")])
def test_a_missing_library_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DocumentError, match=rf"it needs {module}, .* pip install 'rowcite\[{extra}\]'") as caught:
        read(tmp_path, name, b"x")
    assert caught.value.code == "not_installed"


@pytest.mark.parametrize(
    ("doc_id", "path"),
    [
        ("a/b", "a/b.txt"),
        ("articles/..", "articles/%2E%2E.txt"),
        ("articles//x", "articles/%/x.txt"),
        ("x" * 200, f"{'x' * 40}-{hashlib.sha256(b'x' * 200).hexdigest()[:32]}.txt"),
    ],
)
def test_names_of_kept_texts_stay_below_their_folder(doc_id: str, path: str) -> None:
    assert sources.kept(doc_id).as_posix() == path
