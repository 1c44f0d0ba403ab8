"""The text of a gold report: measures in aligned lines, then the rows that aren't right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice

from pipeline.gold import breakdown, people
from pipeline.gold.compare import Given, Score, Tally, Verdict
from pipeline.gold.floors import FIGURES, Figure, Floors, percent
from pipeline.gold.measures import SPECS

WIDTH = 70
SHORT = {"documents": "docs", "sentences": "sents", "mentions": "ments", "entities": "ents", "quantities": "quant",
         "relations": "rels", "event_arguments": "args", "attributions": "attrs"}  # fmt: skip
# Of names and sentences, what is told for each document beside the headlines.
CHOSEN = {
    "kind": Figure("sentences", "kind, given the span"),
    "names": Figure("mentions", "names: span, label"),
    "of 3": Figure("mentions", "names: PER, ORG, LOC"),
    "chains": Figure("entities", people.ALL_NAMES),
    "land P": Figure("entities", people.COUNTRY, "precision"),
    "land R": Figure("entities", people.COUNTRY, "recall"),
}


def compose(
    documents: Mapping[str, Mapping[str, Score]],
    scores: Mapping[str, Score],
    floors: Floors,
    failed: Sequence[Figure],
    unlabelled: Sequence[str],
    limit: int | None,
    apart: Mapping[str, Mapping[str, Score]] | None = None,
) -> str:
    """The whole report. `documents` has the scores of each document, `scores` their sum.

    `apart` has the sums of groups of documents that are told apart, by what they are called.
    """
    lines = [f"{len(documents)} documents: {', '.join(documents)}"]
    if unlabelled:
        lines.append(f"not labelled: {', '.join(unlabelled)}")
    lines += ["", *_headlines(scores, floors, failed)]
    for about, sums in (apart or {}).items():
        lines += ["", about, *(figures(name, found.headline, 16) for name, found in sums.items())]
    columns = {SHORT.get(name, name): Figure(name) for name in scores}
    lines += ["", "F1 by document (-: nothing to count, blank: not labelled)", *_by_document(documents, columns)]
    lines += [
        "",
        "Kinds of sentences, names, chains of names and countries by document",
        *_by_document(documents, CHOSEN),
    ]
    lines += ["", "Measures", *_measures(scores, floors, failed)]
    lines += broken_down(scores, limit)
    for name, found in scores.items():
        for about, verdicts in _parts(name, found.verdicts).items():
            lines += ["", about, *listed(verdicts, limit)]
    verdict = f"below floor: {'; '.join(map(str, failed))}" if failed else "every figure meets its floor"
    return "\n".join((*lines, "", verdict, ""))


def broken_down(scores: Mapping[str, Score], limit: int | None) -> Iterator[str]:
    """By label, by rule, and what is taken for what."""
    parted = (
        ("By label", breakdown.by_label(scores)),
        ("By rule (recall: of all gold rows with a label that it gives)", breakdown.by_rule(scores)),
    )
    for about, parts in parted:
        yield from ("", about)
        yield from (f"  {part.table:<16} {figures(part.name, part.counts, 32)}" for part in parts)
    yield from ("", "What is taken for what (-: no row)")
    wrong = breakdown.confusions(scores)
    for table, column, expected, got, times in islice(wrong, limit):
        yield f"  {table:<16} {column:<12} {expected:>20} → {got:<20} {times:5}"
    if limit is not None and len(wrong) > limit:
        yield f"  ... and {len(wrong) - limit} more"


def _headlines(scores: Mapping[str, Score], floors: Floors, failed: Sequence[Figure]) -> Iterator[str]:
    whole = Tally()
    for name, found in scores.items():
        mark = "  BELOW" if Figure(name) in failed else ""
        yield f"{figures(name, found.headline, 16)}  floor {floors.get(Figure(name), 0):.1f}{mark}"
        # Chains have no rows that are right or wrong.
        whole += Tally() if name == "entities" else found.headline
    yield figures("all but entities", whole, 16)


def figures(name: str, counts: Tally, width: int) -> str:
    """A line: precision, recall and F1 in percent, and what they are made of."""
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


def _by_document(documents: Mapping[str, Mapping[str, Score]], columns: Mapping[str, Figure]) -> Iterator[str]:
    width = max(map(len, documents), default=0)
    yield " " * width + "".join(f"{name:>7}" for name in columns)
    for doc_id, scores in documents.items():
        yield "  ".join((f"{doc_id:<{width}}", *(_cell(figure, scores) for figure in columns.values()))).rstrip()


def _cell(figure: Figure, scores: Mapping[str, Score]) -> str:
    value = figure.value(scores)
    return " " * 5 if value is None else _percent(value, figure.counts(scores))


def _parts(name: str, verdicts: Sequence[Verdict]) -> dict[str, list[Verdict]]:
    """The verdicts on a table under what they are about; those on names apart from other mentions."""
    about = f": {SPECS[name].headline.name if name in SPECS else 'chains of names'}"
    if name != "mentions":
        return {name + about: list(verdicts)}
    names = [any(side.values["form"] == "name" for side in (v.gold, v.got) if side) for v in verdicts]
    return {
        f"{name}, names{about}": [v for v, named in zip(verdicts, names, strict=True) if named],
        f"{name}, nominals and pronouns{about}": [v for v, named in zip(verdicts, names, strict=True) if not named],
    }


def _measures(scores: Mapping[str, Score], floors: Floors, failed: Sequence[Figure]) -> Iterator[str]:
    shares = {(name, more.name) for name, spec in SPECS.items() for more in spec.further if isinstance(more, Given)}
    for name, found in scores.items():
        yield name
        if name in SPECS:
            yield f"  {figures(SPECS[name].headline.name, found.headline, 42)}"
        else:
            yield f"  {figures('B3, names', found.headline, 42)}"
        for more, counts in found.further.items():
            if (name, more) in shares:
                line = f"  {more:<42}    {_percent(counts.recall, counts)}  ({counts.hits_gold} of {counts.gold})"
            else:
                line = f"  {figures(more, counts, 42)}"
            yield line + "".join(_floors(name, more, floors, failed))
        if name == "entities":
            mean = sum((found.further[part].f1 for part in people.ALL_MENTIONS), Fraction(0)) / len(people.ALL_MENTIONS)
            yield f"  {'CoNLL, mean of MUC, B3, CEAFe':<42} F1 {percent(mean):5.1f}"


def _floors(table: str, measure: str, floors: Floors, failed: Sequence[Figure]) -> Iterator[str]:
    for of in FIGURES:
        figure = Figure(table, measure, of)
        if figure in floors:
            what, mark = "" if of == "f1" else f" of {of}", "  BELOW" if figure in failed else ""
            yield f"  floor{what} {floors[figure]:.1f}{mark}"


def listed(verdicts: Sequence[Verdict], limit: int | None) -> Iterator[str]:
    """The rows that are missing, spurious or wrong, and those that are right but differ, `limit` of each."""
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
