"""Documents mutated in ways that texts from the wild are, and worse. The same number gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from benchmarks import texts

HOME = Path(__file__).resolve().parents[2]
# Written for this project, of the kinds that break programs.
NAUGHTY = (
    "undefined", "null", "NaN", "-Infinity", "True", "None", "0x1F", "1e1000", "1/0", "-1", "00", "1.2.3", "1,2,3,4", "٣٫٥",
    "１２３", "½⅓", "Ⅷ", "९", "10" * 40, "9" * 400, "1" + ",000" * 60, "$" * 50, "$-5", "$.5", "5.$", "€€5m m",
    "=2+5+cmd|' /C calc'!A0", "@SUM(1+1)", "+1-1", "-2+3", "\t=1", "%0a=1", "<script>alert(1)</script>", "<b", "</p></p>",
    "<!--", "]]>", "&lt;&#x41;&bogus;", "{{7*7}}", "${x}", "%s%n%d", "%00", "'; DROP TABLE t;--", '" OR ""="', "\\", "\\x41",
    "../../etc", "C:\\con", "file:///a", "javascript:1", "http://a..b///?%", "a@b@c", "#", "@", "()" * 30, "[" * 80, "{" * 80,
    "“" * 20, "”" * 20, "“‘“‘" * 10, "'" * 33, '"' * 33, "((((((((((" * 20 + "a" + "))))))))))" * 20, "-" * 200, "—" * 40,
    "." * 300, "…" * 60, "!?" * 60, ",;" * 60, " " * 400, "\n" * 120, "\r" * 40, "\r\n" * 40, "\t" * 60, "\u00a0" * 60,
    "\u2028\u2029", "\u0085", "\x0b\x0c", "\x1b[31mred\x1b[0m", "\x07\x08", "\x7f", "\x80\x9f", "\ufeff", "\ufffe", "\uffff",
    "\U0010ffff", "\ue000", "\u200b" * 9, "\u200d\u200c", "\u2060", "\u00ad" * 8, "\u180e", "\u034f", "\u115f\u3164",
    "\u202e" "evil" "\u202c", "\u2066" "a" "\u2069", "\u200f\u200e", "שלום עולם", "مرحبا، 5 ملايين دولار", "हिन्दी", "ไทย",
    "北京时间", "ﬁ ﬂ ﷺ", "İıſK", "ẞß", "Z" + "\u0335\u0322\u0489" * 20, "e" + "\u0301" * 200, "\u0301", "👩‍👩‍👧‍👦", "🇺🇳🇺🇳", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "👍🏽" * 12, "�" * 5, "â€œquoteâ€\u009d", "CafÃ©", "x" * 1500, "Xx" * 700, "A" * 900, "A.B." * 200, "a-" * 300, "I I I I I " * 20,
    "Mr. Mrs. Dr. Prof. " * 12, "January February March " * 10, "Monday, Tuesday, " * 15, "31 February 2015", "0 May 0000",
    "99/99/9999", "12:60:61", "the 45th of Juneteenth", "yesterday tomorrow yesterday", "last last last week", "in 99999999",
    "between between 5 and and 6", "more than less than about 5", "half a dozen dozen million billion", "one one one one",
    "twenty-twenty-twenty", "$5 million billion trillion dollars euros", "5 per cent per cent", "minus minus 5 degrees",
    "he said she said they said ", "who whom whose ", "not not not never no ", "because because ", "said said said said.",
    "President President President ", "of of of of of ", "the the the ", "and, or, but, nor ", "Inc. Ltd. Corp. Co. ",
)  # fmt: skip
INVISIBLE = (
    "\u200b\u200c\u200d\u2060\u00ad\ufeff\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u034f"
)
MARKS = "\u0300\u0301\u0308\u0327\u0335\u0489\u20dd\u064b\u0e49\u093c"
SPACES = " \t\n\r\u00a0\u2009\u202f\u3000\u2028\u2029\u0085\u000b\u000c\u1680"
LOOKALIKES = dict(zip("aceopxyABEHKMOPTX", "асеорхуАВЕНКМОРТХ", strict=True))


def document(number: int) -> bytes:
    """The document of this number."""
    chance = random.Random(number)
    text = _base(chance)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        text = chance.choice(MUTATIONS)(text, chance)[:6000]
    # Lone surrogates become bytes that are no UTF-8.
    data = text.encode("utf-8", "surrogatepass")
    if chance.random() < 0.06:
        data = _bytes(data, chance)
    if chance.random() < 0.03:
        data = text.encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252")), "replace")
    return data


def _base(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.5:
        return texts.text(chance.randrange(10_000), chance.randint(1, 5))
    if kind < 0.9:
        return chance.choice(_paragraphs())
    return " ".join(chance.choice(NAUGHTY) for _ in range(chance.randint(1, 6)))


_read: list[str] = []


def _paragraphs() -> list[str]:
    if not _read:
        for path in sorted((HOME / "tests/gold/texts").glob("*.txt")):
            _read.extend(part for part in path.read_bytes().decode().split("\n\n") if 40 < len(part) < 900)
    return _read


def _bytes(data: bytes, chance: random.Random) -> bytes:
    whole = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(whole) + 1)
        whole[at : at + chance.randrange(3)] = bytes(chance.randrange(256) for _ in range(chance.randrange(4)))
    return bytes(whole)


def _at(text: str, chance: random.Random, new: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + new + text[at:]


def naughty(text: str, chance: random.Random) -> str:
    return _at(text, chance, chance.choice(("", " ", "\n", "\n\n")) + chance.choice(NAUGHTY) + chance.choice(("", " ")))


def characters(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 12)):
        low, high = chance.choice(((0, 0x20), (0x20, 0x7F), (0x80, 0x250), (0x300, 0x3000), (0x3000, 0x110000)))
        text = _at(text, chance, chr(chance.randrange(low, high)))
    return text


def invisible(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 20)):
        text = _at(text, chance, chance.choice(INVISIBLE))
    return text


def accents(text: str, chance: random.Random) -> str:
    share = chance.choice((0.02, 0.3))
    return "".join(c + (chance.choice(MARKS) if chance.random() < share else "") for c in text)


def spaces(text: str, chance: random.Random) -> str:
    share = chance.choice((0.05, 0.5))
    return "".join(
        chance.choice(SPACES) * chance.randint(0, 3) if c == " " and chance.random() < share else c for c in text
    )


def cut(text: str, chance: random.Random) -> str:
    at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:at] + text[to:]


def again(text: str, chance: random.Random) -> str:
    at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[:to] + text[at : min(to, at + 60)] * chance.choice((1, 3, 30)) + text[to:]


def letters(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase, lambda t: t[::-1]))(text)


def words(text: str, chance: random.Random) -> str:
    parts = text.split(" ")
    chance.shuffle(parts)
    return chance.choice((" ", " ", "", "\n", ", ")).join(parts)


def lookalikes(text: str, chance: random.Random) -> str:
    share = chance.choice((0.05, 0.6))
    return "".join(LOOKALIKES.get(c, c) if chance.random() < share else c for c in text)


def numbers(text: str, chance: random.Random) -> str:
    new = ("0", "-1", "9" * 30, "1e9", "0.000", "1,00", "½", "２", "III", "", "$", "$$5", "5%%")
    return "".join(chance.choice(new) if c.isdigit() and chance.random() < 0.3 else c for c in text)


def markup(text: str, chance: random.Random) -> str:
    tag = chance.choice(("b", "script", "a href='x'", "div", "td", "!--", "?xml", "br/"))
    depth = chance.choice((1, 3, 100))
    return _at(text, chance, f"<{tag}>" * depth) + f"</{tag.split()[0]}>" * depth


def nested(text: str, chance: random.Random) -> str:
    first, last = chance.choice(("()", "[]", "“”", "‘’", '""', "''", "{}"))
    depth = chance.choice((1, 2, 7, 150))
    return _at(first * depth + text, chance, last * depth)


def joined(text: str, chance: random.Random) -> str:
    return text.replace(" ", chance.choice(("", "-", ".", "_", "\u200b", "/")))


def long_word(text: str, chance: random.Random) -> str:
    return _at(
        text, chance, chance.choice(("x", "Ab", "9", "a.", "1-", "é", "中", "A'")) * chance.choice((50, 600, 1600))
    )


def surrogates(text: str, chance: random.Random) -> str:
    return _at(text, chance, chance.choice(("\ud800", "\udfff", "\udcff"))) if chance.random() < 0.3 else text


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    naughty, naughty, naughty, characters, invisible, accents, spaces, cut, again, letters, words, lookalikes, numbers,
    markup, nested, joined, long_word, surrogates,
)  # fmt: skip
