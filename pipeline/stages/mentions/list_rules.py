"""Rules of names that the lists know."""

from __future__ import annotations

from pipeline.core.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "mentions.country",
        "mentions",
        "A listed country, by any of its names; Turkey, Georgia, Chad and Jordan only where the model sees a name.",
        hits=(
            "The minister flew from [Bulgaria]{GPE} to the [United States]{GPE} on Monday.",
            "The [UK]{GPE} and [Ivory Coast]{GPE} signed a treaty.",
            "Exports from the former [Soviet Union]{GPE} fell.",
        ),
        misses=(
            "They roasted a turkey for the guests.",
            "Please tell us about the china in the cupboard.",
            "Mr Jordan smiled at the reporters.",
        ),
    ),
    Rule(
        "mentions.seat",
        "mentions",
        "A listed seat of power, as an institution.",
        hits=(
            "The [Kremlin]{ORG} denied the report.",
            "[Downing Street]{ORG} and the [White House]{ORG} stayed silent.",
        ),
        misses=("They painted the white house on the hill.", "A kremlin is a fortress in an old town."),
    ),
    Rule(
        "mentions.organisation",
        "mentions",
        "A listed organisation, agency, medium or movement; WHO, Fed and such only where the model sees a name.",
        hits=(
            "[NATO]{ORG} and the [European Union]{ORG} welcomed the decision.",
            "The [IMF]{ORG} approved a loan, [Reuters]{ORG} reported.",
        ),
        misses=("Who knows what the union of workers wants?", "He fed the cat and sat on the bank of the river."),
    ),
    Rule(
        "mentions.demonym",
        "mentions",
        "A listed national adjective, people, religion or political group.",
        hits=(
            "The [Kazakhstani]{NORP} and [Dutch]{NORP} delegations met.",
            "Three [Kenyans]{NORP} and a [Swede]{NORP} won.",
        ),
        misses=("The customers polish their boots.", "He bought a swede and two carrots at the market."),
    ),
    Rule(
        "mentions.place",
        "mentions",
        "A listed city, region, sea or continent; alone, unless the model sees more.",
        hits=(
            "The train from [Warsaw]{GPE} to [Vilnius]{GPE} was late.",
            "Trade with [Latin America]{LOC} grew in [Catalonia]{GPE}.",
        ),
        misses=("The nice cork split in the heat.", "They drove west and then north along the sea."),
    ),
)
