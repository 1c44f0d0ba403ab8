"""Makes the tables money and quantities: one scanner over the clean text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from typing import TYPE_CHECKING

from pipeline.core import rows
from pipeline.core.placed import Found, Placed, Sentences, sentence_at
from pipeline.core.rows import Money, Quantity
from pipeline.core.rules import Candidate, settle
from pipeline.core.text import Span, Text
from pipeline.stages.amounts import context
from pipeline.stages.amounts.counted import Parse
from pipeline.stages.amounts.homes import Homes
from pipeline.stages.amounts.idioms import MEETING
from pipeline.stages.amounts.items import Item
from pipeline.stages.amounts.join import join
from pipeline.stages.amounts.rules import ORDER
from pipeline.stages.amounts.scan import scan
from pipeline.stages.amounts.vetoes import vetoed
from pipeline.stages.amounts.words import CENT_CODES

if TYPE_CHECKING:
    from spacy.tokens import Doc

DIGITS = 15  # of fractions that no decimal says exactly
PART_OF = re.compile(
    r"\sof\s(?:the|all|its|their|his|her|our|these|those|them|us|it|people|voters|adults)\b(?!\s(?:year|time)\b)"
)
OPEN = ("count", "fraction", "ordinal")


def run(
    doc_id: str,
    text: Text,
    sentences: Sentences,
    doc: Doc | None,
    taken: Sequence[Span],
    country: str = "",
    published: str = "",
) -> tuple[Found[Money], Found[Quantity]]:
    """The amounts of a document: money and quantities, each in reading order.

    `taken` are clean spans that others read (dates); nothing that touches one is an amount. A bare word like
    "pound" is the money of the one country of its sentence that has such money, else of `country` (ISO 3166-1
    alpha-2), else of the one such country in the text, else the documented default; `published` decides which
    of a country's currencies was money then. Without a Doc, `of` stays empty and only the text itself vetoes.
    """
    parse = Parse(doc) if doc is not None else None
    spans = sorted(taken)
    items = [item for item in figures(text.value, parse) if not touches(text.value, item, spans)]
    homes = Homes(text.value, published)
    kept, lost = settle((Candidate(Span(i.start, i.end), rule_id(i), i) for i in items), ORDER)
    money: list[Placed[Money]] = []
    quantities: list[Placed[Quantity]] = []
    majors: dict[int, set[str]] = {}  # by sentence: the codes of its sums
    cents: list[int] = []  # the sums in cents of a currency that nothing named
    counted = (-1, "")  # the last sentence that said what it counts, and what
    for candidate in kept:
        item, span = candidate.found, candidate.span
        sentence = sentence_at(sentences, span.start)
        if sentence is not None and span.end > sentence.span.end:
            continue  # "It cost $48. 20 came.": no figure goes over the end of a sentence
        ordinal, sent_id = (sentence.row.ordinal, sentence.row.sent_id) if sentence else (-1, "")
        start, end = text.to_raw(span)
        place = (rows.place(doc_id, start, end), doc_id, sent_id, start, end, text.raw_slice(span))
        if item.kind == "money" and item.currency is not None:
            around = sentence.span if sentence else Span(0, len(text.value))
            code, basis = homes.decide(item.currency, around, span.start, country)
            if item.currency.per_major == 1:
                majors.setdefault(ordinal, set()).add(code)
            elif item.currency.word == "cent" and basis == "default":
                cents.append(len(money))
            money.append(
                Placed(
                    span,
                    ordinal,
                    Money(
                        *place, exact(item.low), exact(item.high), code, basis, item.bound, item.per, candidate.rule_id
                    ),
                )
            )
        else:
            of = item.of or (parse.of(span) if parse and item.kind in OPEN else "")
            if parse and not of and item.kind == "count":
                of = parse.heading(span)
            if parse and not of and counted[0] == ordinal and item.kind in OPEN and parse.elliptic(span):
                of = counted[1]
            if of:
                counted = ordinal, of
            quantities.append(
                Placed(
                    span,
                    ordinal,
                    Quantity(
                        *place,
                        item.kind,
                        exact(item.low),
                        exact(item.high),
                        item.unit,
                        item.bound,
                        of,
                        candidate.rule_id,
                    ),
                )
            )
    for n in cents:  # "10 cents to A$4.50"
        codes = majors.get(money[n].sent, set())
        if len(codes) == 1 and codes <= CENT_CODES and (code := min(codes)) != money[n].row.currency:
            money[n] = replace(money[n], row=replace(money[n].row, currency=code, currency_basis="context"))
    of_money = [loss for loss in lost if loss.rule_id.startswith("money.")]
    rest = [loss for loss in lost if not loss.rule_id.startswith("money.")]
    return Found(tuple(money), tuple(of_money)), Found(tuple(quantities), tuple(rest))


def figures(text: str, parse: Parse | None) -> Iterator[Item]:
    """The items of a text that no veto hits."""
    rate_end = 0
    for item in join(text, list(scan(text))):
        if item.start < rate_end:
            continue  # the number of "per 1,000 cubic metres"
        why = vetoed(text, item)
        if why == "ordinal":  # "a third man"
            start = text.rindex(" ", item.start, item.end) + 1 if " " in text[item.start : item.end] else item.start
            value = 1 / item.number.value
            item = replace(
                item,
                start=start,
                kind="ordinal",
                rule="ordinal",
                low=value,
                high=value,
                bound="exact",
                number=item.number._replace(value=value),
            )
            why = vetoed(text, item)
        if why:
            continue
        if (
            parse
            and item.kind in ("count", "ordinal")
            and item.rule != "vague"
            and item.number.scale < 1000  # spaCy takes some millions for dates
            and not (item.kind == "ordinal" and MEETING.match(text, item.end))
            and parse.forbids(Span(item.start, item.end), item.kind == "ordinal")
        ):
            continue
        if item.kind == "money":
            rate_end = context.rate_end(text, item)
        yield item


def rule_id(item: Item) -> str:
    return f"money.{item.rule}" if item.kind == "money" else f"quantities.{item.rule}"


def touches(text: str, item: Item, taken: Sequence[Span]) -> bool:
    """Whether an item meets one of the spans, which are in reading order and don't overlap.

    A span that is but a part of the item's number ("three quarters" of "three quarters of a million") or a fraction
    of something ("three quarters of the voters") is no time.
    """
    n = bisect_left(taken, item.end, key=lambda span: span.start)
    if n == 0 or taken[n - 1].end <= item.start:
        return False
    span, number = taken[n - 1], item.number
    if number.start <= span.start and span.end <= number.end and number.form != "grouped":
        whole = (span.start, span.end) == (number.start, number.end)
        return whole and not (item.kind == "fraction" and PART_OF.match(text, item.end))
    return True


def exact(value: Fraction | None) -> Decimal | None:
    """The decimal that a fraction is; to fifteen digits where none is exact."""
    if value is None:
        return None
    if value.denominator == 1:
        return Decimal(value.numerator)
    wide = Context(prec=80)
    found = wide.divide(Decimal(value.numerator), Decimal(value.denominator))
    if wide.flags[Inexact]:
        return Context(prec=DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator))
    return Decimal(format(found.normalize(wide), "f"))


def brief(row: Money | Quantity) -> str:
    """The value that examples are compared with: "5..10 USD", "count 6", "measure 5 kilometre"."""
    if isinstance(row, Money):
        return f"{sides(row.amount_min, row.amount_max)} {row.currency}".strip()
    return f"{row.kind} {sides(row.value_min, row.value_max)} {row.unit}".strip()


def sides(low: Decimal | None, high: Decimal | None) -> str:
    """Both bounds, or the one number that they are; an open side is empty."""
    shown = ["" if value is None else plain(value) for value in (low, high)]
    return shown[0] if shown[0] == shown[1] else "..".join(shown)


def plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
