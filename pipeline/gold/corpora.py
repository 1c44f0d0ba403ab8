"""Labels of other corpora: TIMEX3 of TimeML files, names of CoNLL files in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from pipeline.core import rows
from pipeline.core.errors import ContractError, UsageError

TIMEML, COLUMNS = (".tml", ".timeml"), (".conll", ".conll2003", ".iob", ".iob2", ".bio", ".gold_conll")
PUBLISHED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# What other corpora call the labels of ours; a label that is none of either is left out.
LABELS = {"PER": "PERSON", "PERS": "PERSON", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "LOCATION": "LOC",
          "GEO": "LOC", "FACILITY": "FAC", "CREATIVE-WORK": "WORK_OF_ART", "GROUP": "NORP"}  # fmt: skip
# Labels that tell states from other places: without them, LOC is every place.
FINE = frozenset(("GPE", "FAC", "NORP"))
ESCAPED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
TIGHT_BEFORE = re.compile(r"[.,;:!?%)\]}’”…]+|n't|'(?:s|re|ve|ll|d|m)|'", re.IGNORECASE)
TIGHT_BEHIND = re.compile(r"[(\[{$£€#“‘]|US\$")
TAG = re.compile(r"(?P<how>[BILUSEM])-(?P<label>\S+)")
NE = 10  # the column of names in CoNLL-2012


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text of another corpus with its labels: dates or names, None where it has none of them.

    `fine` says that its labels tell states, buildings and peoples from other places.
    """

    doc_id: str
    raw: str
    published: str = ""
    dates: tuple[rows.Date, ...] | None = None
    names: tuple[rows.Mention, ...] | None = None
    fine: bool = False


def read(folder: Path) -> list[Labelled]:
    """Every labelled text below a folder, or in a file; UsageError if there is none."""
    if not folder.exists():
        raise UsageError(f"--against {folder}: there is no such file or folder. Check the path.")
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else [folder]
    found: list[Labelled] = []
    for file in files:
        name = file.relative_to(folder).with_suffix("").as_posix() if folder.is_dir() else file.stem
        if file.suffix.lower() in TIMEML:
            found.append(_timeml(file, name))
        elif file.suffix.lower() in COLUMNS:
            found += _conll(file, name)
    if not found:
        raise UsageError(f"--against {folder}: no file {', '.join(f'*{end}' for end in (*TIMEML, *COLUMNS))} in it.")
    return found


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ContractError(f"{file}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error


def _timeml(file: Path, name: str) -> Labelled:
    try:
        root = ElementTree.fromstring(_text(file))
    except ElementTree.ParseError as error:
        raise ContractError(f"{file}: it isn't XML ({error}).") from error
    made = next((t for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None)
    if made is None and (dct := root.find("DCT")) is not None:
        made = dct.find("TIMEX3")
    known = PUBLISHED.match(made.get("value", "")) if made is not None else None
    body = root.find("TEXT")
    marked = _Marked()
    marked.walk(root if body is None else body)
    raw = "".join(marked.parts)
    dates = tuple(
        rows.Date(rows.place(name, a, b), name, "", a, b, raw[a:b], kind, value, mod, "", "", "none", "", "")
        for a, b, kind, value, mod in marked.found
        if a < b
    )
    return Labelled(name, raw, known[0] if known else "", dates=dates)


class _Marked:
    """The text of an element in parts, and start, end, type, value and mod of each TIMEX3 in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.found: list[tuple[int, int, str, str, str]] = []
        self._at = 0

    def walk(self, element: ElementTree.Element) -> None:
        start = self._at
        self._put(element.text)
        for child in element:
            self.walk(child)
            self._put(child.tail)
        if element.tag == "TIMEX3":
            kind, value, mod = (element.get(key, "") for key in ("type", "value", "mod"))
            self.found.append((start, self._at, kind, value, mod))

    def _put(self, text: str | None) -> None:
        self.parts.append(text or "")
        self._at += len(text or "")


Token = tuple[str, str]  # a word and its tag


def _conll(file: Path, name: str) -> Iterator[Labelled]:
    documents: list[list[list[Token]]] = [[[]]]
    for n, line in enumerate(_text(file).split("\n"), 1):
        cells = line.split("\t") if "\t" in line.strip() else line.split()
        cells = [cell.strip() for cell in cells]
        if line.startswith(("-DOCSTART-", "#begin document")):
            documents.append([[]])
        elif not line.strip() or line.startswith("#"):
            documents[-1].append([])
        elif len(cells) < 2:
            raise ContractError(f"{file}: line {n}: it has no column of tags.")
        else:
            whole = len(cells) > NE + 1 and cells[1].isdigit() and cells[2].isdigit()
            documents[-1][-1].append((cells[3], cells[NE]) if whole else (cells[0], cells[-1]))
    found = [[sentence for sentence in one if sentence] for one in documents]
    found = [one for one in found if one]
    labels = {label for one in found for sentence in one for *_, label in _spans(sentence)}
    fine = bool({LABELS.get(label, label) for label in labels} & FINE)
    for n, one in enumerate(found):
        yield _joined(one, f"{name}-{n + 1}" if len(found) > 1 else name, fine)


def _joined(sentences: list[list[Token]], doc_id: str, fine: bool) -> Labelled:
    """Words as a text: a sentence a line, points and brackets where they belong."""
    raw, names = "", []
    for sentence in sentences:
        places: list[tuple[int, int]] = []
        for n, (word, _) in enumerate(sentence):
            said = ESCAPED.get(word, word)
            tight = n == 0 or TIGHT_BEFORE.fullmatch(said) or TIGHT_BEHIND.fullmatch(sentence[n - 1][0])
            raw += said if tight else f" {said}"
            places.append((len(raw) - len(said), len(raw)))
        for first, last, label in _spans(sentence):
            start, end, ours = places[first][0], places[last][1], LABELS.get(label, label)
            if ours in rows.LABELS:
                own = rows.place(doc_id, start, end)
                names.append(rows.Mention(own, doc_id, "", start, end, raw[start:end], ours, "name", "", ""))
        raw += "\n"
    return Labelled(doc_id, raw, names=tuple(names), fine=fine)


def _spans(sentence: list[Token]) -> Iterator[tuple[int, int, str]]:
    """First and last word and label of each name: IOB in its two kinds, BIOES, BILOU, or brackets."""
    begun: tuple[int, str] | None = None
    for n, (_, tag) in enumerate(sentence):
        if tag.startswith("(") or tag.strip("*") in (")", ""):
            if tag.startswith("("):
                begun = (n, tag.strip("(*)").upper())
            if tag.endswith(")") and begun:
                yield begun[0], n, begun[1]
                begun = None
            continue
        match = TAG.fullmatch(tag)
        label = match["label"].upper() if match else ""
        goes_on = begun is not None and match is not None and match["how"] not in "BSU" and label == begun[1]
        if begun is not None and not goes_on:
            yield begun[0], n - 1, begun[1]
            begun = None
        if match is not None and begun is None:
            begun = (n, label)
        if match is not None and match["how"] in "SULE" and begun is not None and match["how"] != "I":
            yield begun[0], n, begun[1]
            begun = None
    if begun is not None and not sentence[-1][1].endswith("*"):
        yield begun[0], len(sentence) - 1, begun[1]
