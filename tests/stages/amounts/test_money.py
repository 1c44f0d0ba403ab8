"""Sums of money and what they are worth."""

from __future__ import annotations

import pytest

from tests.stages.amounts.read_amounts import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One sign for several figures, and each its own.
        ("It cost $3, $4 and $5 million.", ["[$3] 3000000 USD", "[$4] 4000000 USD", "[$5 million] 5000000 USD"]),
        ("Tickets cost $20, and $50 million was spent.", ["[$20] 20 USD", "[$50 million] 50000000 USD"]),
        ("10-, 20- and 50-dollar notes", ["[10] 10 USD", "[20] 20 USD", "[50-dollar] 50 USD"]),
        ("a fee of £45m plus £5m", ["[£45m] 45000000 GBP", "[£5m] 5000000 GBP"]),
        ("10 million euros ($12 million)", ["[10 million euros] 10000000 EUR", "[$12 million] 12000000 USD"]),
        ("a net loss of ($5 million)", ["[$5 million] 5000000 USD"]),
        # Signs and words of currencies, before the figure, behind it and in it.
        ("It pays $2,480.50 CAD.", ["[$2,480.50 CAD] 2480.5 CAD"]),
        (
            "Rs 500, Rs 4,500 crore and Rs 5 lakh",
            ["[Rs 500] 500 INR", "[Rs 4,500 crore] 45000000000 INR", "[Rs 5 lakh] 500000 INR"],
        ),
        ("48 lakh rupees", ["[48 lakh rupees] 4800000 INR"]),
        ("€ 3,5 Mio and 3 Mrd euros", ["[€ 3,5 Mio] 3500000 EUR", "[3 Mrd euros] 3000000000 EUR"]),
        ("It cost 1€50 there.", ["[1€50] 1.5 EUR"]),
        ("The fee is 250 kr. He paid.", ["[250 kr] 250"]),
        ("Peru paid S/.500 for it.", ["[S/.500] 500 PEN"]),
        ("Sales fell to dlrs 3 billion.", ["[dlrs 3 billion] 3000000000 USD"]),
        ("He was fined 500 pounds; a woman of 500 pounds", ["[500 pounds] 500 GBP", "[500 pounds] 500 GBP"]),
        # What stands close to the figure.
        ("a $5-million project", ["[$5-million] 5000000 USD"]),
        ("It lent $31.5million in May.", ["[$31.5million] 31500000 USD"]),
        ("It took a $7 million one-off charge.", ["[$7 million] 7000000 USD"]),
        ("It costs $20ish.", ["[$20] 20 USD"]),
        ("They have paid –$5m.", ["[–$5m] -5000000 USD"]),
        ("The bus cost $1 quadrillion.", ["[$1 quadrillion] 1000000000000000 USD"]),
        ("Ada earned $1.05 a share, or $2 billion.", ["[$1.05] 1.05 USD", "[$2 billion] 2000000000 USD"]),
        # Ranges.
        ("It cost $10-15 billion.", ["[$10-15 billion] 10000000000..15000000000 USD"]),
        ("It cost £3-5m.", ["[£3-5m] 3000000..5000000 GBP"]),
        ("It cost 20$-30$.", ["[20$-30$] 20..30 USD"]),
        ("ten to two hundred dollars", ["[ten to two hundred dollars] 10..200 USD"]),
        ("It costs C$5 to $6 million.", ["[C$5 to $6 million] 5000000..6000000 CAD"]),
        ("It rose from A$5 to $6.", ["[A$5] 5 AUD", "[$6] 6 AUD"]),
        # Small coins.
        ("It climbed 9 pence to 274 pence.", ["[9 pence] 0.09 GBP", "[274 pence] 2.74 GBP"]),
        ("It paid 18 Canadian cents, or 15 U.S. cents.", ["[18 Canadian cents] 0.18 CAD", "[15 U.S. cents] 0.15 USD"]),
        ("4 shillings and 6 pence", ["[4 shillings] 4", "[6 pence] 0.06 GBP"]),
        ("He paid 7 dollars and 80 cents.", ["[7 dollars and 80 cents] 7.8 USD"]),
        ("one hundred dollars and 20 cents", ["[one hundred dollars and 20 cents] 100.2 USD"]),
        # In words.
        ("A two point five billion dollar plan.", ["[two point five billion dollar] 2500000000 USD"]),
        ("a couple hundred million dollars", ["[a couple hundred million dollars] 200000000 USD"]),
        ("five dollars and a half", ["[five dollars and a half] 5.5 USD"]),
        ("5 dollars and a quarter of it", ["[5 dollars] 5 USD", "[a quarter] fraction 0.25"]),
        ("Hundred dollars is a lot.", ["[Hundred dollars] 100 USD"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert said(text) == expected
