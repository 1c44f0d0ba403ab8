"""Rules for years, centuries and millennia, with their era or without."""

from __future__ import annotations

from pipeline.stages.dates.grammar import Hit, Production, rule
from pipeline.stages.dates.meaning import Fixed, Reading


def era(hit: Hit) -> Reading | None:
    name = "".join(hit.words("era")).replace(".", "")
    before = name in {"bc", "bce"}
    if before and hit.match.start("era") < hit.match.start("y" if "y" in hit else "n"):
        return None  # "BC 44" is a road
    mark = "BC" if before else ""
    if "n" in hit:
        n = hit.number("n", "ORD") or 0
        return Reading("DATE", Fixed(f"{mark}{n - 1:02d}")) if 1 <= n <= 99 else None
    year = int(hit.word("y").replace(",", ""))
    return Reading("DATE", Fixed(f"{mark}{year:04d}")) if 1 <= year <= (99_999 if before else 9999) else None


def millennium(hit: Hit) -> Reading | None:
    n = hit.number("n", "ORD") or 0
    before = "".join(hit.words("era")).replace(".", "") in {"bc", "bce"}
    return Reading("DATE", Fixed(f"{'BC' if before else ''}{n - 1}")) if 1 <= n <= 9 else None


DOTTED = "(?: ERA | b '.' c '.' (?: e '.' )? | a '.' d '.' | c '.' e '.' )"
PRODUCTIONS = (
    Production(
        rule(
            "era",
            "A year or century with its era.",
            (
                "Caesar died in [44 BC]{BC0044}.",
                "It was founded in [AD 79]{0079}.",
                "Temples of [the 5th century BC]{BC04} stood there.",
                "He reigned from [A.D. 98]{0098}; his town dates from [300 B.C.]{BC0300}.",
                "They hunted there in [10,000 BC]{BC10000}.",
            ),
            ("He moved from BC to Alberta.", "She earned a CE mark in May.", "An AD of 44 seconds ran."),
        ),
        (f"y=(?:INT|BIG) era={DOTTED}", f"era={DOTTED} y=(?:YEAR|INT)", f"the? n=ORD '-'? century era={DOTTED}"),
        era,
    ),
    Production(
        rule(
            "millennium",
            "A millennium.",
            (
                "In [the second millennium]{1} towns grew.",
                "Pots of [the 3rd millennium BC]{BC2} were found.",
            ),
            ("The Millennium Stadium is full.", "It took millennia.", "They came for the millennium party."),
        ),
        (f"the? n=ORD '-'? millennium (?: era={DOTTED} )?",),
        millennium,
    ),
)
