"""The kinds of lines, with examples. A sentence has no rule column: its kind names the rule."""

from __future__ import annotations

from pipeline.core.rules import Rule


def _rule(kind: str, summary: str, hits: tuple[str, ...], misses: tuple[str, ...]) -> Rule:
    return Rule(f"sentences.{kind}", "sentences", summary, hits, misses)


PROSE = "The port of Riga opened again after a long winter."

RULES: tuple[Rule, ...] = (
    _rule(
        "body",
        "Running prose, split where a sentence ends.",
        (
            "[Mr. J. B. Lee met U.S. Secretary Ann Day at 5 p.m. on Monday.]{body} "
            "[She paid No. 5 bus fares, i.e. $2.50.]{body}",
            "[“We lost,” he said.]{body} [“We know why.]{body} [We shall try again.”]{body}",
            "[RIGA, Oct. 11 (Wire) - Prices rose.]{body} [Bread cost most ...]{body} [Then they fell.]{body}",
            "[(They left.)]{body} [“Why?” Ann Lee asked.]{body} [He went “home!” and slept.]{body}",
            "[He joined Acme Inc.]{body} [The firm failed.]{body}",
        ),
        ("By Ann Example", "Read also: Why bread is dear"),
    ),
    _rule(
        "heading",
        "A title or section name: a line that is no sentence, with text under it.",
        (
            f"[Ports reopen in the north]{{heading}}\n\n[{PROSE}]{{body}}",
            f"[{PROSE}]{{body}}\n\n[A late spring]{{heading}}\n\n[{PROSE}]{{body}}",
            f"[Who pays for peace?]{{heading}}\n\n[{PROSE}]{{body}}",
            f"[# Ports]{{heading}}\n[{PROSE}]{{body}}",
            f"[Riga]{{heading}}\n\n[It pays a toll.]{{heading}}\n\n[By Ann Lee]{{byline}}\n\n[{PROSE}]{{body}}",
        ),
        (PROSE, f"{PROSE}\n\nThe end of the winter", f"{PROSE}\n\nBut why?\n\n{PROSE}"),
    ),
    _rule(
        "byline",
        "An author line or box, a credit, a signature, or a dateline that stands alone.",
        (
            f"[By Ann Example and Bo Lee, Riga]{{byline}}\n\n[{PROSE}]{{body}}",
            f"[{PROSE}]{{body}}\n\n[Ann Example]{{byline}}\n[Example is a fellow at the Riga Institute.]{{byline}}\n"
            f"[{PROSE}]{{body}}",
            f"[{PROSE}]{{body}}\n\n[• Ann Example]{{byline}}",
            f"[Riga, 23 June 2016]{{byline}}\n\n[{PROSE}]{{body}}",
            f"[Photo: Ann Example]{{byline}}\n[{PROSE}]{{body}}",
            f"[A late spring]{{heading}}\n\n[Ann Example in Riga]{{byline}}\n\n[{PROSE}]{{body}}",
            f"[Ports reopen]{{heading}}\n\n[Staff Reporter]{{byline}}\n\n[{PROSE}]{{body}}",
            f"[{PROSE}]{{body}}\n\n[The pier at dusk.]{{body}} [Photo: Ann Example]{{byline}}\n\n[{PROSE}]{{body}}",
        ),
        (
            "By Friday they had left.",
            f"{PROSE}\n\nAnn Example is a fellow at the Riga Institute.\n\n{PROSE}\n\n{PROSE}",
            "On 23 June 2016 they left.",
        ),
    ),
    _rule(
        "boilerplate",
        "What belongs to the page: links, appeals, rights, notes of the editors, rules drawn with characters.",
        (
            f"[{PROSE}]{{body}}\n[More >]{{boilerplate}}",
            f"[FOR IMMEDIATE RELEASE]{{boilerplate}}\n\n[{PROSE}]{{body}}\n\n[Press contact: Bo Lee]{{boilerplate}}",
            f"[Read also: Why bread is dear]{{boilerplate}}\n\n[{PROSE}]{{body}}",
            f"[{PROSE}]{{body}}\n\n[© 2016 Example News.]{{boilerplate}} [All rights reserved.]{{boilerplate}}",
            f"[{PROSE}]{{body}}\n\n[* * *]{{boilerplate}}\n\n[{PROSE}]{{body}}",
        ),
        ("They share more of it than before.", "Read more books, he said, and sleep well.", "Copyright law is old."),
    ),
    _rule(
        "list",
        "An item of a list, with its bullet or number, its label or its date; lines in a row that are no sentences.",
        (
            "[The parcel holds:]{body}\n[- bread]{list}\n[- salt]{list}",
            "[1. Open the port.]{list}\n[2. Lower the toll.]{list}",
            f"[• Open the port]{{list}}\n[{PROSE}]{{body}}",
            "[Where to go]{heading}\n\n[Where: Hall 2, Riga]{list}\n[When: until Sunday]{list}",
            f"[{PROSE}]{{body}}\n\n[2014: The toll doubled.]{{list}}\n[2016: The toll fell.]{{list}}",
        ),
        (
            f"1. Introduction\n\n{PROSE}",
            "Ann Lee: Yes.\nBo Day: I know.",
            "- Yes, he said, and left.",
            f"{PROSE}\n\n• Ann Example",
        ),
    ),
)
