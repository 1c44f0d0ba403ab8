"""Counts, measures, percentages, fractions and ordinals."""

from __future__ import annotations

import pytest

from tests.stages.amounts.read_amounts import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Counts.
        ("a billion and a half people", ["[a billion and a half] count 1500000000"]),
        ("15,48,209 votes", ["[15,48,209] count 1548209"]),
        ("It has 5m people and a 5m fence.", ["[5m] count 5000000"]),
        ("from 9.4 million in 2010 to 9.5 million", ["[9.4 million] count 9400000", "[9.5 million] count 9500000"]),
        ("¾ of a million and ½ million", ["[¾ of a million] count 750000", "[½ million] count 500000"]),
        ("of three million, two hundred died", ["[three million] count 3000000", "[two hundred] count 200"]),
        ("two hundred and two thirds", ["[two hundred and two thirds] count 200.666666666667"]),
        ("Some 20-odd million people came.", ["[20-odd million] count 20000000"]),
        ("- 5 apples\n- 6 pears", ["[5] count 5", "[6] count 6"]),
        ("The miller eased 2 to 307.", ["[2] count 2", "[307] count 307"]),
        ("It will cut 20 to 30 jobs.", ["[20 to 30] count 20..30"]),
        # Measures.
        (
            "over 2,200 pounds (1,000 kgs) of salt",
            ["[2,200 pounds] measure 2200.. pound", "[1,000 kgs] measure 1000 kilogram"],
        ),
        ("some 2.3bn litres", ["[2.3bn litres] measure 2300000000 litre"]),
        (
            "She is 6ft 2in and he 6 foot 2.",
            ["[6ft 2in] measure 6.16666666666667 foot", "[6 foot 2] measure 6.16666666666667 foot"],
        ),
        ("He is 5 feet, 6 inches tall.", ["[5 feet, 6 inches] measure 5.5 foot"]),
        ("It rained 5 to 10 mm.", ["[5 to 10 mm] measure 5..10 millimetre"]),
        # Percentages.
        ("It slowed to 6.9% from 7.7%.", ["[6.9%] percent 6.9", "[7.7%] percent 7.7"]),
        ("4% plus or minus 1 percentage point", ["[4%] percent 4", "[1 percentage point] percent 1 pp"]),
        ("two-thirds of 1%, 40pc", ["[two-thirds of 1%] percent 0.666666666666667", "[40pc] percent 40"]),
        ("Inflation was 5.1 percent, against 4.2 in May.", ["[5.1 percent] percent 5.1", "[4.2] percent 4.2"]),
        ("1.000 euros, 3.000 percent", ["[1.000 euros] 1000 EUR", "[3.000 percent] percent 3"]),
        # Fractions.
        ("one hundred and thirty fifths", ["[one hundred and thirty fifths] fraction 26"]),
        ("one hundred thirty-fifths", ["[one hundred thirty-fifths] fraction 2.85714285714286"]),
        ("negative one over 20", ["[negative one over 20] fraction -0.05"]),
        ("bond fell 5/32 to 98 16/32", ["[5/32] fraction 0.15625", "[98 16/32] fraction 98.5"]),
        ("- 2 3/4", ["[- 2 3/4] fraction -2.75"]),
        # Ordinals.
        ("They went to a third village.", ["[third] ordinal 3"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.xfail(strict=True, reason="a range of ordinals")
def test_known_gap_ordinals() -> None:
    assert said("It lies between the tenth and the fifteenth row.") == ["[tenth and the fifteenth] ordinal 10..15"]
