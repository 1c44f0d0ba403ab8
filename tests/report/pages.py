"""What a page of the report holds, and a text that tries to act in one."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

HOSTILE = (
    "Acme <script>alert(1)</script> met </article></main><img src=x onerror=alert(2)> Riga\n"
    "Oslo </script><script>alert(3)</script> &lt;b&gt; <!-- <style>*{display:none}</style> 12\n"
    "Zürich \u2028 \u202eevil\u202c {text} %s javascript:alert(4) ]]> <svg onload=alert(5)>\n"
)


class Seen(HTMLParser):
    """What elements a page has, and the words in its article."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._within = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within |= tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._within &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self._within:
            self.words.append(data)


def data(text: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    return json.loads(found[1])
