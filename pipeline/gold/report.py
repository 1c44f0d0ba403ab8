"""The text of a gold report: measures in aligned lines, then the rows that aren't right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from pipeline.gold.compare import Given, Score, Tally, Verdict
from pipeline.gold.measures import SPECS

WIDTH = 70
CONLL = ("MUC, all mentions", "B3, all mentions", "CEAFe, all mentions")
SHORT = {"documents": "docs", "sentences": "sents", "mentions": "ments", "entities": "ents", "quantities": "quant",
         "relations": "rels", "event_arguments": "args", "attributions": "attrs"}  # fmt: skip


def percent(value: Fraction) -> float:
    """A share of 1 in percent, with one decimal, halves up."""
    return int(value * 1000 + Fraction(1, 2)) / 10


def compose(
    documents: Mapping[str, Mapping[str, Score]],
    scores: Mapping[str, Score],
    floors: Mapping[str, float],
    failed: Sequence[str],
    unlabelled: Sequence[str],
    limit: int | None,
) -> str:
    """The whole report. `documents` has the scores of each document, `scores` their sum."""
    lines = [f"{len(documents)} documents: {', '.join(documents)}"]
    if unlabelled:
        lines.append(f"not labelled: {', '.join(unlabelled)}")
    lines += ["", *_headlines(scores, floors, failed)]
    lines += ["", "F1 by document", *_by_document(documents)]
    lines += ["", "Measures", *_measures(scores)]
    for name, found in scores.items():
        lines += ["", f"{name}: {SPECS[name].headline.name if name in SPECS else 'chains of names'}"]
        lines += _rows(found.verdicts, limit)
    verdict = f"below floor: {', '.join(failed)}" if failed else "every table meets its floor"
    return "\n".join((*lines, "", verdict, ""))


def _headlines(scores: Mapping[str, Score], floors: Mapping[str, float], failed: Sequence[str]) -> Iterator[str]:
    whole = Tally()
    for name, found in scores.items():
        mark = "  BELOW" if name in failed else ""
        yield f"{_figures(name, found.headline, 16)}  floor {floors.get(name, 0):.1f}{mark}"
        # Chains have no rows that are right or wrong.
        whole += Tally() if name == "entities" else found.headline
    yield _figures("all but entities", whole, 16)


def _figures(name: str, counts: Tally, width: int) -> str:
    p, r, f1 = (_percent(value, counts) for value in (counts.precision, counts.recall, counts.f1))
    return f"{name:<{width}} P {p}  R {r}  F1 {f1}  {_counts(counts)}"


def _percent(value: Fraction, counts: Tally) -> str:
    """Five characters; a dash where there was nothing to count."""
    return f"{percent(value):5.1f}" if counts.predicted or counts.gold else f"{'-':>5}"


def _counts(counts: Tally) -> str:
    if counts.hits_gold == counts.hits_predicted and counts.hits_gold.denominator == 1:
        right = str(counts.hits_gold)
    else:
        right = f"{float(counts.hits_predicted):.1f} and {float(counts.hits_gold):.1f}"
    return f"(right {right}, predicted {counts.predicted}, gold {counts.gold})"


def _by_document(documents: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    width = max(map(len, documents), default=0)
    tables = list(next(iter(documents.values()), {}))
    yield " " * width + "".join(f"{SHORT.get(name, name):>7}" for name in tables)
    for doc_id, scores in documents.items():
        cells = (_percent(found.headline.f1, found.headline) for found in scores.values())
        yield "  ".join((f"{doc_id:<{width}}", *cells))


def _measures(scores: Mapping[str, Score]) -> Iterator[str]:
    shares = {(name, more.name) for name, spec in SPECS.items() for more in spec.further if isinstance(more, Given)}
    for name, found in scores.items():
        yield name
        if name in SPECS:
            yield f"  {_figures(SPECS[name].headline.name, found.headline, 42)}"
        else:
            yield f"  {_figures('B3, names', found.headline, 42)}"
        for more, counts in found.further.items():
            if (name, more) in shares:
                yield f"  {more:<42}    {_percent(counts.recall, counts)}  ({counts.hits_gold} of {counts.gold})"
            else:
                yield f"  {_figures(more, counts, 42)}"
        if name == "entities":
            mean = sum((found.further[part].f1 for part in CONLL), Fraction(0)) / len(CONLL)
            yield f"  {'CoNLL, mean of MUC, B3, CEAFe':<42} F1 {percent(mean):5.1f}"


def _rows(verdicts: Sequence[Verdict], limit: int | None) -> Iterator[str]:
    groups = {
        "missing": [v for v in verdicts if v.got is None],
        "spurious": [v for v in verdicts if v.gold is None],
        "wrong": [v for v in verdicts if v.gold and v.got and not v.right],
        "right, but differs": [v for v in verdicts if v.right and v.differs],
    }
    for name, found in groups.items():
        if found:
            yield f"  {name} ({len(found)})"
            yield from map(_row, islice(found, limit))
            if limit is not None and len(found) > limit:
                yield f"    ... and {len(found) - limit} more"


def _row(verdict: Verdict) -> str:
    one = verdict.gold or verdict.got
    assert one is not None
    rule = f"  [{verdict.got.rule_id}]" if verdict.got and verdict.got.rule_id else ""
    if verdict.gold and verdict.got:
        about = "; ".join(f"{name}: expected {_say(a)}, got {_say(b)}" for name, a, b in verdict.differs)
    else:
        places = {name: f"{p.span.start}-{p.span.end} {p.text}" for name, p in one.places.items() if p}
        about = "; ".join(f"{name} {_say(value)}" for name, value in {**one.values, **places}.items() if value)
    if not one.at.text:
        return f"    {one.doc_id}  {about}"
    at = f"{one.doc_id}:{one.at.span.start}-{one.at.span.end}"
    return f"    {at}  {_say(one.at.text)}  {about}{rule}"


def _say(value: str) -> str:
    """A value for a reader: in quotes, in one line, the middle of long ones left out."""
    text = " ".join(value.split())
    if len(text) > WIDTH:
        text = f"{text[: WIDTH // 2]}...{text[-WIDTH // 2 + 3 :]}"
    return f'"{text}"'
