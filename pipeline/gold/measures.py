"""When a row of which table is right. The headline's F1 is what floors.toml holds."""

from __future__ import annotations

from dataclasses import replace

from pipeline.core.rows import LABELS
from pipeline.gold.compare import Given, Measure, Recast, Spec
from pipeline.gold.names import coarse

NAME = (("form", "name"),)
FOUND = (("event_found", "yes"),)
OTHERS = ("nominal", "pronoun")
CLASSES = ("PER", "ORG", "LOC")
KINDS = ("body", "heading", "byline", "boilerplate", "list")
AMOUNTS = ("amount_min", "amount_max")
FIGURES = ("value_min", "value_max")
ENDS = ("type", "head", "tail")

DOCUMENT = Measure("published, basis", "free", ("published", "published_basis"))
SENTENCE = Measure("span, kind", "exact", ("kind",))
BOUNDARY = Measure("span", "exact")
COARSE = Measure("span, label", "exact", ("label",))
MENTION = Measure("span, label, form", "exact", ("label", "form"))
DATE = Measure("span, type, value", "exact", ("type", "value"))
MONEY = Measure("overlap, amounts, currency, bound, per", "overlap", (*AMOUNTS, "currency", "bound", "per"))
QUANTITY = Measure("overlap, kind, values, unit, bound", "overlap", ("kind", *FIGURES, "unit", "bound"))
RELATION = Measure("type, head, tail, role", "free", (*ENDS, "role"))
EVENT = Measure("overlap, type", "overlap", ("type",))
ARGUMENT = Measure("event, role, overlap", "overlap", ("event", "event_found", "role"))
CUE = Measure("overlap of cue", "overlap")

SPECS = {
    "documents": Spec(
        DOCUMENT,
        tuple(Measure(name, "free", (name,)) for name in ("published", "published_basis", "title", "author")),
        near=(),
    ),
    "sentences": Spec(
        SENTENCE,
        (
            BOUNDARY,
            Given("kind, given the span", BOUNDARY, ("kind",)),
            *(Measure(f"span, kind: {kind}", "exact", (), (("kind", kind),)) for kind in KINDS),
        ),
    ),
    "mentions": Spec(
        MENTION,
        (
            Measure("names: span, label", "exact", ("label",), NAME),
            Measure("names: span", "exact", (), NAME),
            Measure("names: overlap, label", "overlap", ("label",), NAME),
            *(Measure(f"names: {label}", "exact", (), (*NAME, ("label", label))) for label in LABELS),
            Recast("names: PER, ORG, LOC", coarse, COARSE),
            *(Recast(f"names: {c} of the three", coarse, replace(COARSE, only=(("label", c),))) for c in CLASSES),
            *(Measure(f"{form}s: span, label", "exact", ("label",), (("form", form),)) for form in OTHERS),
        ),
    ),
    "dates": Spec(
        DATE,
        (
            Measure("span", "exact"),
            Measure("overlap", "overlap"),
            Measure("overlap, value", "overlap", ("value",)),
            Given("mod, given the match", DATE, ("mod",)),
        ),
    ),
    "money": Spec(
        MONEY,
        (Measure("span", "exact"), Measure("overlap, amounts, currency", "overlap", (*AMOUNTS, "currency"))),
    ),
    "quantities": Spec(
        QUANTITY,
        (
            Measure("span", "exact"),
            Measure("overlap, kind, values", "overlap", ("kind", *FIGURES)),
            Given("of, given the match", QUANTITY, ("of",)),
        ),
    ),
    "relations": Spec(
        RELATION,
        (
            Measure("type, head, tail", "free", ENDS),
            *(Given(f"{name}, given the match", RELATION, (name,)) for name in ("status", "modality", "polarity")),
        ),
        near=("head", "tail"),
    ),
    "events": Spec(
        EVENT,
        (
            Measure("overlap", "overlap"),
            *(
                Given(f"{name}, given the match", EVENT, (name,))
                for name in ("modality", "polarity", "tense", "date", "attribution", "parent")
            ),
            Measure(
                "whole rows",
                "overlap",
                ("type", "modality", "polarity", "tense", "date", "attribution", "parent"),
            ),
        ),
    ),
    "event_arguments": Spec(
        ARGUMENT,
        (Measure("given the event: role, overlap", "overlap", ("event", "role"), FOUND),),
        near=("event", "role"),
        within=("event", "event_found"),
    ),
    "attributions": Spec(
        CUE,
        (
            *(Given(f"{name}, given the cue", CUE, (name,)) for name in ("source", "content", "kind", "polarity")),
            Measure("whole rows", "overlap", ("source", "content", "kind", "polarity")),
        ),
    ),
}
