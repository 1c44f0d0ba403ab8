"""Reads currencies before and after a number, and decides which one a sign or a word means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from pipeline.core import vocab
from pipeline.stages.amounts.tender import BY_CODE, BY_COUNTRY, current, last_day
from pipeline.stages.amounts.words import SPACE, STAGE


class Currency(NamedTuple):
    """A currency as written: candidate codes, basis, the word that a country decides, units per major unit.

    `care` is "large" for words that are rarely money, "weight" for the pound, "word" for codes like ALL, "letter"
    for a lone letter (R5 million), "name" for a word before its number (Rupees 500);
    `times` is the scale that a code brings (MEUR). `sign`: written as a sign ($), which no place decides.
    """

    codes: tuple[str, ...]
    basis: str
    word: str
    per_major: int = 1
    care: str = ""
    times: int = 1
    sign: bool = False


CODES = frozenset(BY_CODE) | {"XAF", "XOF", "XCD", "XPF"}
CODE_CARE: Mapping[str, str] = {r["code"]: r["care"] for r in vocab.read(STAGE, "code_care") if r["care"] == "word"}
MILLIONS = frozenset(r["code"] for r in vocab.read(STAGE, "code_care") if r["care"] == "million")


def _symbols() -> dict[str, Currency]:
    found = {
        r["symbol"]: Currency(
            (r["code"],) if r["code"] else (),
            r["basis"],
            r["word"],
            care=_care(r["symbol"]),
            sign=not r["symbol"][0].isalpha(),
        )
        for r in vocab.read(STAGE, "symbols")
    }
    return found


def _care(symbol: str) -> str:
    if symbol.lower() in WORDS:
        return "name"
    return "letter" if len(symbol) == 1 and symbol.isalpha() and symbol.isascii() else ""


SHORT = {"us ": "american ", "british ": "uk ", "new zealand ": "nz ", "hong kong ": "hk "}


def _words() -> dict[str, Currency]:
    found: dict[str, Currency] = {}
    for r in vocab.read(STAGE, "currency_names"):
        codes = found[r["name"]].codes if r["name"] in found else ()
        for name in {r["name"], re.sub(r"\bruble", "rouble", r["name"])}:
            found[name] = Currency((*codes, r["code"]), "explicit", "")
    for name, currency in list(found.items()):
        for people, short in SHORT.items():
            if name.startswith(people):
                found[short + name.removeprefix(people)] = currency
    for name, currency in list(found.items()):
        if name.endswith((" dollar", " dollars")):  # Canadian cents
            found[name.replace(" dollar", " cent")] = currency._replace(per_major=100)
    for r in vocab.read(STAGE, "currency_words"):
        if r["care"] != "never":
            codes = (r["code"],) if r["code"] else ()
            for word in filter(None, (r["word"], *r["plurals"].split("|"))):
                found[word] = Currency(codes, r["basis"], r["word"], int(r["per_major"]), r["care"], int(r["times"]))
    return found | dict(_peoples(found))


def _peoples(words: Mapping[str, Currency]) -> list[tuple[str, Currency]]:
    """Bare words behind a people's name: Czech crowns, Israeli shekels, Ukrainian kopecks."""
    found = []
    for r in vocab.read(STAGE, "countries"):
        for word, bare in words.items():
            of = tuple(p.code for p in BY_COUNTRY[r["country"]] if kin(NAMES.get(p.code, ""), bare.word))
            if bare.word and of:
                country = r["names"].split("|")[0]  # Barbados dollars
                for people in filter(None, (*r["people"].replace(".", "").split("|"), country)):
                    name = f"{people} {word}".lower()
                    codes = words[name].codes if name in words else ()
                    if codes:  # Irish pounds are no sterling, though that was Ireland's money once
                        of = tuple(c for c in of if c in codes or not foreign(c, r["country"]))
                    found.append((name, Currency(tuple(sorted({*codes, *of})), "explicit", "", bare.per_major)))
    return found


def foreign(code: str, country: str) -> bool:
    """Whether a currency is money today, but not there."""
    today = {p.country for p in BY_CODE[code] if not p.last}
    return bool(today) and country not in today


def kin(name: str, word: str) -> bool:
    """Whether a currency whose singular is `name` may be called `word`, or be what its coin is a part of."""
    return bool(word) and (name == word or name in KIN.get(word, ()))


NAMES: dict[str, str] = {}  # the last word of each code's singular name: dollar, pound
for _r in vocab.read(STAGE, "currency_names"):
    NAMES.setdefault(_r["code"], _r["name"].rsplit(" ", 1)[-1])
KIN: Mapping[str, frozenset[str]] = {
    r["word"]: frozenset(r["names"].split("|")) for r in vocab.read(STAGE, "currency_kin")
}
NAMES |= dict.fromkeys(("XAF", "XOF"), "cfa franc")
WORDS = _words()
SYMBOLS = _symbols()
FIRST = frozenset(word.split()[0] for word in WORDS)

_SIGNS = vocab.alternatives(s for s in SYMBOLS if not s[0].isalpha())
_LETTERS = vocab.alternatives(s for s in SYMBOLS if s[0].isalpha())
_BEHIND = vocab.alternatives(s for s in SYMBOLS if s[0].isalpha() and SYMBOLS[s].care != "letter")
# Signs stand anywhere; letters begin a word. Some wires write "us $ 5", with spaces on both sides.
BEFORE = rf"""(?:
      (?<![A-Za-z]) (?: (?:us|hk|nz|au|ca|nt|sg|c) \s? \$ (?=\s)
                    | (?:US|HK|NZ|AU|CA|NT|SG|C) \s \$
                    | (?:{_LETTERS}) (?:\s?\$)? )
    | (?<![A-Za-z]) [MK]? [A-Z]{{3}} (?: \s?{_SIGNS} )?
    | (?<![A-Za-z]) (?:usd|aud|cad|nzd|sgd|hkd) \s? \$
    | {_SIGNS}
    ) (?: [\ \u00a0\u202f]{{0,2}} | : )"""
AFTER = re.compile(rf"""
      [\s-]? (?P<sign> {_SIGNS} | (?:{_BEHIND}|(?i:us|hk|nz|au|ca|nt|sg|c|a)\$ ) (?![\w$]) ) (?!\d)
    | [\s-]? (?P<code> [MK]?[A-Z]{{3}} ) (?![\w-])
    """, re.VERBOSE)  # fmt: skip
# "ten grand"; but two grand pianos, the last grand slam
GRAND = re.compile(
    rf"{SPACE}(?P<word>grand)(?=\s*(?:[.,;:!?)”]|\Z)|\s(?:a|an|in|on|for|to|from|and|or|per|each|more|worth|of)\b)"
)
STOP = re.compile(r"\s*\Z|\s+[A-Z]|\n")  # the dot of an abbreviation ends the sentence too
PEOPLE = re.compile(
    r"[ ](?P<people>US|U\.S\.?|American|Canadian|Australian|Singapore|New[ ]Zealand|Hong[ ]Kong|Jamaican)"
    r"(?=\s*(?:[.,;:!?)]|\Z)|\s(?:an?|per|each|in|for|to|from|and|or|on|at|by|of)\b)"
)
NEXT = re.compile(rf"(?:{SPACE}|-)(?P<word>[A-Za-z](?:[A-Za-z]|\.(?=[A-Za-z])|[’'](?=[a-z]))*)\.?")


def coded(code: str) -> Currency | None:
    """The currency of an ISO code, or of MEUR and the like."""
    if code in CODES:
        return Currency((code,), "explicit", "", care=CODE_CARE.get(code, ""))
    if code[1:] in MILLIONS and code[0] in "MK":
        return Currency((code[1:],), "explicit", "", times=10**6 if code[0] == "M" else 10**3)
    return None


def signed(words: str) -> Currency | None:
    """The currency of a sign or code before a number, as BEFORE matches it."""
    key = re.sub(r"[\s:]", "", words)
    if found := SYMBOLS.get(key):
        return found
    if key.endswith("$") and (found := SYMBOLS.get(key[:-1].upper() + "$")):
        return found
    letters = re.match(r"[A-Za-z]+", key)
    if letters:
        return coded(letters[0].upper()) or SYMBOLS.get(letters[0])
    return None


def after(text: str, at: int) -> tuple[Currency, int] | None:
    """The currency that stands behind a number that ends at `at`, and where it ends."""
    long = named(text, at)
    if (match := AFTER.match(text, at)) and (long is None or long[1] <= match.end()):
        if match["sign"]:
            found = SYMBOLS.get(match["sign"]) or SYMBOLS.get(match["sign"].upper())
            full = match["sign"].endswith(".") and STOP.match(text, match.end()) is not None
            return (found, match.end() - full) if found else None
        if found := coded(match["code"]):
            return found, match.end()
    if long and long[0].word == "dollar":
        return homed(text, *long)
    if grand := GRAND.match(text, at):
        return Currency(("USD",), "default", "dollar", times=1000), grand.end("word")
    return long


def homed(text: str, money: Currency, end: int) -> tuple[Currency, int]:
    """The dollar that ends at `end` with the people behind it: $10 US, 20 dollars Canadian."""
    match = PEOPLE.match(text, end) if money.word == "dollar" and money.per_major == 1 else None
    found = WORDS.get(match["people"].lower().replace(".", "") + " dollar") if match else None
    return (found, match.end()) if match and found else (money, end)


def named(text: str, at: int) -> tuple[Currency, int] | None:
    """The currency whose name follows: the longest of up to four words."""
    best, key, here = None, "", at
    for _ in range(4):
        match = NEXT.match(text, here)
        if not match:
            break
        word = match["word"].lower().replace(".", "").replace("’", "'")
        if not key and word not in FIRST:
            break
        key, here = f"{key} {word}".strip(), match.end()
        if found := WORDS.get(key):
            best = found, match.end("word")
    return best


def decide(currency: Currency, country: str, published: str) -> tuple[str, str]:
    """Its ISO code and basis in a text from `country` (alpha-2 or "") that was `published` then.

    A redenominated currency has the code of its time; a bare word the code of the country, if the
    country's currency has that name, else the documented default. Both are empty if nothing decides.
    """
    day = last_day(published)
    if currency.word and country and currency.basis != "explicit":
        for period in current(BY_COUNTRY.get(country, []), day):
            if kin(NAMES.get(period.code, ""), currency.word):
                return period.code, "context"
    if not currency.codes:
        return "", ""
    code = currency.codes[-1]
    periods = [p for c in currency.codes for p in BY_CODE.get(c, [])]
    if len(currency.codes) == 1 and currency.word and day and not current(periods, day):
        # A bare word at a time when its country had another currency of that name.
        periods = [p for p in BY_COUNTRY.get(code[:2], []) if kin(NAMES.get(p.code, ""), currency.word)]
    elif len(currency.codes) == 1:
        return code, currency.basis
    found = current(periods, day)
    return (found[0].code if found else code), currency.basis
