"""Small files of each kind, made by hand."""

from __future__ import annotations

import io
from collections.abc import Sequence

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge opens - Daily Orla</title>
<meta property="og:title" content="Bridge opens"><meta name="author" content="Ann Bell">
<meta property="article:published_time" content="2020-03-10T08:00:00Z">
<meta property="og:site_name" content="Daily Orla"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge opens</h1>
<p>The mayor of Orla opened a <b>bridge</b> on Tuesday &amp; said it had cost $5&nbsp;million. It was paid
for by <a href="/n">Norland</a>.</p>
<p>😀 "We had hoped for less," Ann&nbsp;Bell said in front of the new town hall.</p>
<ul><li>Length: 200 metres</li><li>Width: 10 metres</li></ul>
<table><tr><td>Year</td><td>Cost</td></tr></table></article>
<footer>Copyright 2024 Daily Orla. All rights reserved.</footer><script>alert(1)</script></body></html>"""
ARTICLE = (
    "Bridge opens\n\nThe mayor of Orla opened a bridge on Tuesday & said it had cost $5 million. It was paid for by "
    'Norland.\n\n😀 "We had hoped for less," Ann Bell said in front of the new town hall.\n\n- Length: 200 metres\n\n'
    "- Width: 10 metres\n"
)


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        page = f"/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
        objects.append(f"<< /Type /Page /Parent 2 0 R {page} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({_escaped(title)}) >>")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    info = f"/Info {len(objects)} 0 R" if title else ""
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R {info} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
