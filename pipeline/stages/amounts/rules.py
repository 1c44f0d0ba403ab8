"""The rules of the tables money and quantities, with the sentences that prove them."""

from __future__ import annotations

from pipeline.core.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "money.range",
        "amounts",
        "Two amounts with a dash, to, or between and and; the last one's scale and currency serve both.",
        (
            "The plant will cost [$10-$15 billion]{10000000000..15000000000 USD}.",
            "It raised [€3m–€5m]{3000000..5000000 EUR} from savers.",
            "The repair takes between [3 and 5 million euros]{3000000..5000000 EUR}.",
            "They spent more than [$20 million but less than $30 million]{20000000..30000000 USD}.",
        ),
        (
            "The price rose from $10 to $15.",
            "He gave $5 million to 10 schools.",
            "It fell 5–10 percent.",
        ),
    ),
    Rule(
        "money.vague",
        "amounts",
        "A vague plural of a currency: several million euros, hundreds of dollars.",
        (
            "It cost [several million euros]{2000000..10000000 EUR}.",
            "The firm owes [hundreds of millions of dollars]{200000000..1000000000 USD}.",
        ),
        ("Several million people fled.", "It cost a few euros."),
    ),
    Rule(
        "money.minor",
        "amounts",
        "Cents, pence and kopecks, given in units of the currency.",
        (
            "A loaf costs [90 pence]{0.9 GBP}.",
            "Each share earned [12.5 cents]{0.125 USD}.",
            "Bread went up by [5 kopecks]{0.05 RUB}.",
        ),
        ("They paid 90 dollars.", "Ninety percent agreed.", "The centre has 50 rooms."),
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
        ),
        ("Model X$5z failed.", "The NBA 5 won.", "It cost 5 dollars.", "She paid $5x for it."),
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
        ),
        (
            "A 200-pound man fell, and his weight was noted.",
            "In all, 3 won seats.",
            "The dollar fell 5 percent.",
            "It was 5 ALL at the end.",
        ),
        published="2015-10-12",
    ),
    Rule(
        "quantities.range",
        "amounts",
        "Two figures of one kind with a dash, to, or between and and, or two bounds on one thing.",
        (
            "Growth of [2.5-3 percent]{percent 2.5..3} is expected.",
            "The pipe is [8 to 10 metres]{measure 8..10 metre} long.",
            "Between [2,000 and 3,000]{count 2000..3000} people came.",
            "It holds more than [100 but fewer than 300]{count 100..300} boats.",
        ),
        (
            "Our side won 3-10 at home.",
            "The rate rose from 3 percent to 4 percent.",
            "The season of 2013-14 was cold.",
            "A parcel of 5 books, 10 pens.",
        ),
    ),
    Rule(
        "quantities.points",
        "amounts",
        "Percentage points and basis points, as percentage points.",
        (
            "The rate was cut by [50 basis points]{percent 0.5 pp}.",
            "Support fell by [two percentage points]{percent 2 pp}.",
            "The lead shrank [1.5pp]{percent 1.5 pp}.",
        ),
        ("The rate was cut to 5 percent.", "It scored 50 points."),
    ),
    Rule(
        "quantities.percent",
        "amounts",
        "A number with percent in any spelling.",
        (
            "Prices rose [12%]{percent 12}.",
            "A [five-percent]{percent 5} fee applies.",
            "At least [thirty per cent]{percent 30..} voted.",
            "Exports to the east fell by [20]{percent 20} and [30 percent]{percent 30}.",
        ),
        ("See page?x=30%25 for more.", "What percentage agreed?", "The rate rose 2 percentage points."),
    ),
    Rule(
        "quantities.measure",
        "amounts",
        "A number with a unit of length, area, volume, weight, temperature, energy, power, speed or data.",
        (
            "The road is [3 1/2 miles]{measure 3.5 mile} long.",
            "It burnt [1,200 hectares]{measure 1200 hectare} and a [40-tonne]{measure 40 tonne} truck.",
            "They drove at [90 km/h]{measure 90 kilometre per hour} in [-5 °C]{measure -5 degree Celsius}.",
            "A plant of [1.2GW]{measure 1.2 gigawatt} opened.",
            "He stands [6 feet 4 inches]{measure 6.33333333333333 foot} tall.",
        ),
        ("It took 5 minutes.", "There are 2 in my car.", "About 5m came.", "He has 3 meetings."),
    ),
    Rule(
        "quantities.ratio",
        "amounts",
        "So many in or out of so many, as a fraction.",
        (
            "[One in five]{fraction 0.2} children is poor.",
            "[Nine out of 10]{fraction 0.9} voters agreed.",
        ),
        ("He won six in two days.", "She saw three in Lima.", "They killed 40 in 2014."),
    ),
    Rule(
        "quantities.fraction",
        "amounts",
        "Halves, thirds and quarters in words, and written fractions.",
        (
            "[Two-thirds]{fraction 0.666666666666667} of them left.",
            "More than [half]{fraction 0.5..} of the exports go east.",
            "Output fell by [a quarter]{fraction 0.25}.",
            "Use [3/4]{fraction 0.75} of it.",
        ),
        (
            "They scored in the second half.",
            "A third man was held.",
            "It was open 24/7.",
            "He waited half an hour.",
            "Profit fell this quarter.",
        ),
    ),
    Rule(
        "quantities.multiple",
        "amounts",
        "Doubled, threefold, twice as many, 1.5 times more.",
        (
            "Output [doubled]{multiple 2}.",
            "A [threefold]{multiple 3} rise followed.",
            "It is [twice]{multiple 2} as large and [1.5 times]{multiple 1.5} more costly.",
        ),
        ("They met twice in May.", "She called three times.", "The times are hard."),
    ),
    Rule(
        "quantities.ordinal",
        "amounts",
        "An ordinal number in words or digits.",
        (
            "It was the [seventh]{ordinal 7} congress.",
            "Its [21st]{ordinal 21} branch and [second]{ordinal 2} bank opened.",
            "A [third]{ordinal 3} man was held.",
        ),
        (
            "At first glance it is fine.",
            "A second later it fell.",
            "The Second World War ended.",
            "First, we wait.",
            "They scored in the first half.",
        ),
    ),
    Rule(
        "quantities.vague",
        "amounts",
        "A vague plural: several X is two to ten X, dozens 24 to 120, tens of X ten to a hundred X.",
        (
            "[Several thousand]{count 2000..10000} farmers came.",
            "[Dozens]{count 24..120} of people were hurt.",
            "It drew [tens of thousands]{count 10000..100000} of fans.",
        ),
        ("Several farmers came.", "The thousand lakes froze.", "It lasted several hundred years."),
    ),
    Rule(
        "quantities.count",
        "amounts",
        "A number of things, or a bare number.",
        (
            "They repaired [nine]{count 9} old stone bridges.",
            "About [3 481 902]{count 3481902} votes were cast.",
            "A crowd of [three and a half million]{count 3500000} gathered.",
            "A [12]{count 12}-member council met [a dozen]{count 12} guests.",
            "Some [8.1bn]{count 8100000000} messages were sent by [40,000]{count 40000} users.",
        ),
        (
            "One reason is the cold.",
            "The 45-year-old left, aged 45.",
            "Article 5 bound the G7 and the Under-21 team.",
            "A Boeing 737 flew to Channel 4.",
            "They won 3-1.",
            "Version 2.4.1 is out; call 555-12-34.",
            "It took five days.",
            "It sold 8.1xq of it.",
        ),
    ),
)
ORDER = tuple(rule.id for rule in RULES)
