"""One HTML file with all that it needs in itself, and a policy that lets it load and run nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from pipeline.inputs import PAGE

ASSETS = Path(__file__).parent / "assets"
# d3-force with the three modules that it is made of, in the order in which they must be read.
FORCE = tuple(f"vendor/d3-{name}.min.js" for name in ("dispatch", "timer", "quadtree", "force"))
LICENCE = "vendor/LICENSE-d3"  # which asks to stand in every copy
OURS = ("core", "rows", "prose", "grid", "detail", "correct", "timeline", "graph", "document")
DOCUMENT = (LICENCE, *FORCE, *(f"{name}.js" for name in OURS))
INDEX = ("core.js", "grid.js", "index.js")
# What would end a script element, or JSON within one, is written otherwise; so would be what old parsers call a line.
SAFE = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def compose(title: str, body: str, payload: object, scripts: Sequence[str]) -> str:
    """The page. `body` is HTML, already safe; `payload` is handed to the scripts as JSON, which never runs."""
    code, style = _joined(tuple(scripts)), _joined(("page.css",))
    policy = (
        f"default-src 'none'; script-src '{_hash(code)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).translate(SAFE)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{PAGE.decode()}\n"
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f'<script type="application/json" id="data">{data}</script>\n<script>{code}</script>\n</body>\n</html>\n'
    )


@cache
def _joined(names: tuple[str, ...]) -> str:
    texts = {name: (ASSETS / name).read_text("utf-8") for name in names}
    return "\n".join(f"/*! d3-force\n{text}*/" if name == LICENCE else text for name, text in texts.items())


@cache
def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def template(name: str) -> str:
    """The body of a page, with {places} for str.format."""
    return (ASSETS / f"{name}.html").read_text("utf-8")
