"""What the stage does, with examples: `raw ⇒ clean`, as Python writes the characters."""

from __future__ import annotations

from pipeline.core.errors import RuleError
from pipeline.core.rules import Rule

ARROW = " ⇒ "


def read_example(example: str) -> tuple[str, str]:
    """The raw text of a hit or miss, and the clean text that it must give.

    A hit passes if the rule made an edit, a miss if it made none; both must give the clean text.
    """
    raw, arrow, clean = example.partition(ARROW)
    if not arrow:
        raise RuleError(f"no {ARROW.strip()} in the example {example!r}")
    return raw, clean


def _rule(name: str, summary: str, hits: tuple[str, ...], misses: tuple[str, ...]) -> Rule:
    return Rule(f"clean.{name}", "clean", summary, hits, misses)


WRAPPED = "The ministry said that the harvest of the coming\nyear would be smaller"

RULES: tuple[Rule, ...] = (
    _rule(
        "mojibake",
        "Characters decoded with the wrong encoding are put right.",
        ("Latviaâ€™s port ⇒ Latvia’s port", "Herr MÃ¼ller ⇒ Herr Müller", "it\x92s late ⇒ it’s late"),
        ("Latvia’s port ⇒ Latvia’s port", "in SÃO PAULO ⇒ in SÃO PAULO", "a ﬁne “café” ⇒ a ﬁne “café”"),
    ),
    _rule(
        "compose",
        "A letter with separate accents becomes the one character for it.",
        ("Bogota\u0301 ⇒ Bogotá", "Jose\u0301 left ⇒ José left"),
        ("Bogotá ⇒ Bogotá", "a \u0301 b ⇒ a \u0301 b", "q\u0301 ⇒ q\u0301"),
    ),
    _rule(
        "space",
        "Tabs, no-break and other Unicode spaces, and runs of spaces become one space.",
        ("ten\xa0people ⇒ ten people", "It rained.  We left. ⇒ It rained. We left.", "a\t\u2009b ⇒ a b"),
        ("ten people ⇒ ten people", "ten\u200bfold ⇒ tenfold"),
    ),
    _rule(
        "invisible",
        "Zero-width characters, direction and byte order marks, and controls are removed.",
        ("\ufeffRiga voted. ⇒ Riga voted.", "Ri\u200bga\u200e ⇒ Riga", "a\x00b ⇒ ab"),
        ("Riga voted. ⇒ Riga voted.", "a \u200b b ⇒ a b"),
    ),
    _rule(
        "soft_hyphen",
        "Soft hyphens are removed, with the line break after them.",
        ("govern\xadment ⇒ government", "govern\xad\nment ⇒ government"),
        ("co-operate ⇒ co-operate", "self\u200b-made ⇒ self-made"),
    ),
    _rule(
        "line_break",
        "A line break inside wrapped prose becomes a space.",
        (
            f"{WRAPPED}. ⇒ {WRAPPED.replace(chr(10), ' ')}.",
            "The talks between Latvia and the bank in\r\nFrankfurt failed. ⇒ "
            "The talks between Latvia and the bank in Frankfurt failed.",
        ),
        (
            "Ann Example\nExample teaches law at Riga. ⇒ Ann Example\nExample teaches law at Riga.",
            "The following are needed for the journey:\n- bread ⇒ The following are needed for the journey:\n- bread",
            "Rates fall again in Latvia\nThe central bank cut rates. ⇒ "
            "Rates fall again in Latvia\nThe central bank cut rates.",
        ),
    ),
    _rule(
        "hyphen",
        "A word split over two lines is put together; its hyphen goes if the text has the word without it.",
        (
            "One government fell, and a new govern-\nment came. ⇒ One government fell, and a new government came.",
            "They called the whole affair a well-\nknown fact. ⇒ They called the whole affair a well-known fact.",
        ),
        (
            "They made many different short-\nand long-term plans. ⇒ "
            "They made many different short- and long-term plans.",
            "It was a well-known fact. ⇒ It was a well-known fact.",
        ),
    ),
    _rule(
        "newline",
        "A break that ends a line is written as one newline.",
        ("Prices rise\r\nBread is dear. ⇒ Prices rise\nBread is dear.", "Bread \u2028Milk ⇒ Bread\nMilk"),
        ("Prices rise\nBread is dear. ⇒ Prices rise\nBread is dear.", "Bread\n\nMilk ⇒ Bread\n\nMilk"),
    ),
    _rule(
        "paragraph_break",
        "A break with empty lines is written as two newlines.",
        ("Bread. \n \n\n Milk. ⇒ Bread.\n\nMilk.", "Bread.\r\n\r\nMilk. ⇒ Bread.\n\nMilk."),
        ("Bread.\n\nMilk. ⇒ Bread.\n\nMilk.", "Bread.\nMilk. ⇒ Bread.\nMilk."),
    ),
)
