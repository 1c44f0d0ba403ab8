"""The rules of the table money, with the sentences that prove them."""

from __future__ import annotations

from pipeline.core.rules import Rule

MONEY_RULES: tuple[Rule, ...] = (
    Rule(
        "money.range",
        "amounts",
        "Two amounts with a dash, to, or between and and; the last one's scale and currency serve both.",
        (
            "The plant will cost [$10-$15 billion]{10000000000..15000000000 USD}.",
            "It raised [€3m–€5m]{3000000..5000000 EUR} from savers.",
            "The repair takes between [3 and 5 million euros]{3000000..5000000 EUR}.",
            "They spent more than [$20 million but less than $30 million]{20000000..30000000 USD}.",
            "It would take [eight or nine euros]{8..9 EUR} or [$3 billion or $4 billion]{3000000000..4000000000 USD}.",
            "Fares are from [5 to 10 euros]{5..10 EUR}, gifts [$20-30,000]{20000..30000 USD}.",
        ),
        (
            "The price rose from $10 to $15.",
            "He gave $5 million to 10 schools.",
            "It fell 5–10 percent.",
            "Fares, from 5 to 10 euros, went up.",
            "It costs 5 or 50 euros.",
        ),
    ),
    Rule(
        "money.vague",
        "amounts",
        "A vague plural of a currency: several million euros, hundreds of dollars.",
        (
            "It cost [several million euros]{2000000..10000000 EUR}.",
            "The firm owes [hundreds of millions of dollars]{200000000..1000000000 USD}.",
            "He borrowed [a couple of hundred dollars]{200 USD}.",
        ),
        ("Several million people fled.", "It cost a few euros.", "A couple of bankers came."),
    ),
    Rule(
        "money.minor",
        "amounts",
        "Cents, pence and kopecks, given in units of the currency.",
        (
            "A loaf costs [90 pence]{0.9 GBP}.",
            "Each share earned [12.5 cents]{0.125 USD}.",
            "Bread went up by [5 kopecks]{0.05 RUB}.",
            "Tea costs [30p]{0.3 GBP} a cup, shares [1,234p]{12.34 GBP}, a call [50c]{0.5 USD} a minute.",
            "The fee rose by [half a cent]{0.005 USD}.",
        ),
        ("They paid 90 dollars.", "Ninety percent agreed.", "The centre has 50 rooms.", "He sat in row 50c."),
    ),
    Rule(
        "money.prefix",
        "amounts",
        "A sign or an ISO code before a number.",
        (
            "They sold it for [$3.5 million]{3500000 USD} in cash.",
            "A [£2bn]{2000000000 GBP} loan was agreed.",
            "The fund lent [US$8.1bn]{8100000000 USD} and [HK$ 400]{400 HKD}.",
            "Savings of [EUR 12,500.50]{12500.5 EUR} were found.",
            "Oil traded at [$90]{90 USD} per barrel.",
            "The result was [($5.3 million)]{-5300000 USD}.",
            "It owes [Rs 500]{500 INR}, [Rs 4,500 crore]{45000000000 INR} and [$A5]{5 AUD}.",
            "A hall cost [€50.000]{50000 EUR}.",
        ),
        ("Model X$5z failed.", "The NBA 5 won.", "It cost 5 dollars.", "She paid $5x for it.", "See CVE-2021-44228."),
    ),
    Rule(
        "money.suffix",
        "amounts",
        "A number before a currency's name, code or sign.",
        (
            "The [640 million dollar]{640000000 USD} bridge came late.",
            "He was fined [500 Ukrainian hryvnias]{500 UAH}.",
            "It pays [twenty-five thousand pounds sterling]{25000 GBP} a year.",
            "They lost [half a million euros]{500000 EUR} and [200 PLN]{200 PLN}.",
            "Tolls cost [1.234,50 €]{1234.5 EUR}.",
            "He gave [5m euros]{5000000 EUR} to the town.",
            "A [million-dollar]{1000000 USD} home costs [a dollar]{1 USD} a day to heat.",
            "Czech fares are [100 crowns]{100 CZK} or [five grand]{5000 USD}.",
            "He paid a [500-pound]{500 GBP} fine.",
        ),
        (
            "A 200-pound man fell, and his weight was noted.",
            "In all, 3 won seats.",
            "The dollar fell 5 percent.",
            "It was 5 ALL at the end.",
            "A dollar bill lay in the pound shop.",
            "Two grand pianos, and five pounds of flour.",
            "A multi-million-dollar home.",
            "They won 245 23 yen tokens.",
        ),
        published="2015-10-12",
    ),
    Rule(
        "money.elided",
        "amounts",
        "A large figure whose currency only its neighbour shows, of which it is a part or to which it is compared.",
        (
            "It raised [280 million]{280000000 ILS} of the 1.5 billion shekels.",
            "They spent $280 million of the [1.5 billion]{1500000000 USD} they had.",
            "Sales rose to €5.2 billion from [4.8 billion]{4800000000 EUR}.",
            "Of 3 billion euros, Oslo gives most: 2 billion euros, including [1 billion]{1000000000 EUR} in grants.",
            "It got €3 billion, with [2 billion]{2000000000 EUR} from Oslo and [1 billion]{1000000000 EUR} from Bonn.",
        ),
        (
            "It sold $5 million of 10 million shares.",
            "He gave $5 million to 2 million people.",
            "It paid $5 million for 20 of the houses.",
        ),
    ),
)
