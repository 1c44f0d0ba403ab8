"""A text about a loan, the tables that a run might have made of it, and corrections of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pipeline import corrections
from pipeline.core import contract, rows
from pipeline.corrections import reading
from pipeline.parts import RULE_IDS

RAW = "Norway lent Ghana $5 million in May 2015. It paid.\nMinisters from Norway said Ghana would pay, Reuters said.\n"
DOC = "loan"


def at(words: str, n: int = 0) -> tuple[int, int]:
    """Where words stand in RAW: for the first time, or behind `n` others."""
    start = -1
    for _ in range(n + 1):
        start = RAW.index(words, start + 1)
    return start, start + len(words)


def place(words: str, n: int = 0, suffix: str = "") -> str:
    """The same as a cell of a file of corrections."""
    start, end = at(words, n)
    return f"{start}-{end}{suffix} {words}"


def of(words: str, n: int = 0) -> str:
    """The id of the row that stands there."""
    return f"{DOC}:{at(words, n)[0]}-{at(words, n)[1]}"


def tables() -> dict[str, tuple[Any, ...]]:
    """What a run might have made of RAW."""
    lines = [(0, 41), (42, 50), (51, len(RAW) - 1)]
    sentences = tuple(rows.Sentence(f"{DOC}:{s}-{e}", DOC, n, "body", s, e, RAW[s:e]) for n, (s, e) in enumerate(lines))

    def spot(words: str, n: int = 0) -> tuple[Any, ...]:
        s, e = at(words, n)
        return of(words, n), DOC, next(x.sent_id for x in sentences if x.start <= s < x.end), s, e, words

    def mention(words: str, n: int, label: str, form: str, entity: str) -> rows.Mention:
        return rows.Mention(*spot(words, n), label, form, entity, "mentions.model")

    mentions = (
        mention("Norway", 0, "GPE", "name", "gpe:NO"),
        mention("Ghana", 0, "PERSON", "name", "person:ghana"),
        mention("It", 0, "", "pronoun", "person:ghana"),
        mention("Ministers", 0, "PERSON", "nominal", ""),
        mention("Norway", 1, "GPE", "name", "gpe:NO"),
        mention("Ghana", 1, "GPE", "name", "gpe:GH"),
        mention("Reuters", 0, "ORG", "name", "org:reuters"),
    )
    days = ("2015-05", "", "2015-05-01", "2015-05-31")
    date = rows.Date(*spot("May 2015"), "DATE", *days, "explicit", "", "dates.month_year")
    five = Decimal(5000000)
    money = rows.Money(*spot("$5 million"), five, five, "USD", "default", "exact", "", "amounts.symbol")
    said = of("said", 0)
    last = sentences[2].sent_id
    content = (*at("Ghana would pay"), "Ghana would pay")
    voice = rows.Attribution(
        said, DOC, last, of("Ministers"), "", *at("said"), "said", *content, "say", "pos", "attributions.clause"
    )
    told = ("asserted", "pos", "past", date.date_id, "", "", "", "loan.verb")
    loan = rows.Event(of("lent"), DOC, sentences[0].sent_id, "loan", "AID", "071", *at("lent"), "lent", *told)
    told = ("reported", "pos", "future", "", said, "", "", "payment.verb")
    pay = rows.Event(of("pay"), DOC, last, "payment", "", "", *at("pay"), "pay", *told)
    ends = (of("Ministers"), "", of("Norway", 1), "gpe:NO")
    more = ("", "unknown", *at("said"), "said", "", "asserted", "pos", "", "member_of.of")
    link = rows.Relation(f"{said}#member_of:51-66", DOC, last, "member_of", *ends, *more)

    def argument(event: str, role: str, filler: Any, table: str, n: int = 0) -> rows.EventArgument:
        entity = getattr(filler, "entity_id", "")
        key = getattr(filler, rows.BY_NAME[table].key[0])
        return rows.EventArgument(
            event, DOC, role, n, table, key, entity, filler.start, filler.end, filler.text, "syntax"
        )

    arguments = (
        argument(loan.event_id, "lender", mentions[0], "mentions"),
        argument(loan.event_id, "borrower", mentions[1], "mentions"),
        argument(loan.event_id, "amount", money, "money"),
        argument(loan.event_id, "date", date, "dates"),
        argument(pay.event_id, "payer", mentions[5], "mentions"),
    )
    entities = tuple(
        rows.Entity(key, name, label, country, "", 1, 2, "")
        for key, name, label, country in (
            ("gpe:GH", "Ghana", "GPE", "GH"), ("gpe:NO", "Norway", "GPE", "NO"), ("org:reuters", "Reuters", "ORG", ""),
            ("person:ghana", "Ghana", "PERSON", ""),
        )
    )  # fmt: skip
    document = rows.Document(DOC, "loan.txt", "0" * 64, len(RAW), 3, "en", "", "", "", "unknown", "")
    return {
        "documents": (document,), "sentences": sentences, "mentions": mentions, "entities": entities, "dates": (date,),
        "money": (money,), "quantities": (), "relations": (link,), "events": (loan, pay), "event_arguments": arguments,
        "attributions": (voice,),
    }  # fmt: skip


def line(table: str, where: str, action: str, value: str = "", doc: str = DOC) -> corrections.Correction:
    return corrections.Correction(doc, table, where, action, value, "kb", "read it")


def apply(*lines: corrections.Correction) -> tuple[dict[str, tuple[Any, ...]], list[corrections.Told]]:
    """The rows that come out, which must hold, and what was told."""
    for one in lines:
        assert reading._problem(one) == ""
    made = corrections.apply(tables(), RAW, lines)
    holds = contract.document(made, RAW, {e.entity_id for e in made["entities"]}, RULE_IDS | known(made))
    assert list(holds) == []
    return made, list(made["corrections"])


def known(made: dict[str, tuple[Any, ...]]) -> set[str]:
    """The rules that this page has made up."""
    return {
        r.rule_id for group in made.values() for r in group if hasattr(r, "rule_id") and "corrections" not in r.rule_id
    }


def row(made: dict[str, tuple[Any, ...]], table: str, key: str) -> Any:
    """The row with this key; None if it isn't there."""
    found = [r for r in made[table] if getattr(r, rows.BY_NAME[table].key[0]) == key]
    return found[0] if found else None
