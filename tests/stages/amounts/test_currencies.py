"""Whose money it is: by its name, by the day, by the country that the text speaks of."""

from __future__ import annotations

import re

import pytest

from pipeline.core.placed import Placed
from pipeline.core.rows import Money, Sentence
from pipeline.core.text import Span, Text
from pipeline.stages import amounts
from pipeline.stages.amounts import tender
from tests.stages.amounts.read_amounts import rows_of


@pytest.mark.parametrize(
    ("text", "published", "country", "code", "basis"),
    [
        ("$5", "", "", "USD", "default"),
        ("$5", "2015-10-12", "AU", "AUD", "context"),
        ("5 pounds", "", "EG", "EGP", "context"),
        ("5 euros", "", "AU", "EUR", "explicit"),
        ("5 Belarusian rubles", "1996-01-01", "", "BYB", "explicit"),
        ("5 Belarusian rubles", "2015-10", "", "BYR", "explicit"),
        ("5 Belarusian rubles", "2020", "", "BYN", "explicit"),
        ("5 rubles", "2020", "", "RUB", "default"),
        ("5 rubles", "1996", "", "RUR", "default"),
        ("5 rubles", "2020", "BY", "BYN", "context"),
        ("5 Turkish lira", "2003", "", "TRL", "explicit"),
        ("5 Turkish lira", "", "", "TRY", "explicit"),
        ("500 crowns", "", "", "", ""),
        ("500 crowns", "2020", "CZ", "CZK", "context"),
        ("500 Swedish crowns", "2020", "", "SEK", "explicit"),
        ("10 Israeli shekels", "", "", "ILS", "explicit"),
        ("10 Israeli shekels", "1982", "", "ILR", "explicit"),
        ("5 million lire", "", "", "ITL", "explicit"),
        ("In Canada it cost 5 dollars.", "", "", "CAD", "context"),
        ("Canada and the United States gave 5 dollars.", "", "", "USD", "default"),
        ("In Canada it cost $5.", "", "", "USD", "default"),
        ("The fee is 5 rubles. Minsk is silent.", "2020", "", "BYN", "context"),
        ("The fee is 5 rubles. Minsk and Moscow are silent.", "2020", "", "RUB", "default"),
        ("Egypt sold wheat for 5 pounds.", "", "GB", "EGP", "context"),
        ("5 Swiss francs", "", "", "CHF", "explicit"),
        ("5 U.S. dollars", "", "", "USD", "explicit"),
        ("100 Irish pounds", "1995", "", "IEP", "explicit"),
        ("100 NZ dollars", "", "", "NZD", "explicit"),
        ("20 Uganda shillings", "", "", "UGX", "explicit"),
        ("In Bulgaria it costs 5 leva.", "2025-12-31", "", "BGN", "explicit"),
        ("Argentina, unlike Mexico, froze prices; Argentina paid 600 pesos.", "2020", "", "ARS", "context"),
        ("Chinese firms paid ¥5.", "", "", "CNY", "context"),
        ("Chinese and Japanese firms paid ¥5.", "", "", "JPY", "default"),
        ("The dime is gone; it costs a penny.", "", "", "USD", "context"),
        ("It costs a penny.", "", "", "GBP", "default"),
        ("5 Belarusian rubles", "2000-06", "", "BYR", "explicit"),
        ("5 Belarusian rubles", "2016-08", "", "BYN", "explicit"),
        ("5 Russian rubles", "1997", "", "RUR", "explicit"),
        ("5 Russian rubles", "1999", "", "RUB", "explicit"),
        ("5 million lira", "2004", "TR", "TRL", "context"),
        ("5 million lira", "2006", "TR", "TRY", "context"),
    ],
)
def test_currencies(text: str, published: str, country: str, code: str, basis: str) -> None:
    (row,) = rows_of(text, published, country)
    assert isinstance(row, Money) and (row.currency, row.currency_basis) == (code, basis)


def test_the_euro_is_bulgarias_money_from_2026() -> None:
    def codes(day: str) -> set[str]:
        return {period.code for period in tender.current(tender.BY_COUNTRY["BG"], day)}

    assert (codes("2025-12-31"), codes("2026-03-01")) == ({"BGN"}, {"EUR"})


def test_a_bare_word_keeps_the_country_that_the_text_gave_it() -> None:
    text = (
        "Mauritius will spend 20 rupees.\nIndia lends most of it. The tram costs 5 rupees.\nIn Nepal it costs 6 rupees."
    )
    rows = [
        Placed(Span(*m.span()), n, sentence(n, *m.span(), m[0])) for n, m in enumerate(re.finditer(r"[^.]+\.", text))
    ]
    money, _ = amounts.run("d", Text.raw(text), rows, None, [], "", "2020")
    assert [p.row.currency for p in money.rows] == ["MUR", "MUR", "NPR"]


def sentence(ordinal: int, start: int, end: int, text: str) -> Sentence:
    return Sentence(f"d:{start}-{end}", "d", ordinal, "body", start, end, text)
