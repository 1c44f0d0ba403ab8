"""The rules of pronouns and nominals. Names keep the rule that found them."""

from __future__ import annotations

from pipeline.core.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "entities.leader",
        "entities",
        "A state's name or adjective and an office, that the document says one person holds.",
        hits=(
            "Kenya's President Amina Okoth spoke on Monday. The [Kenyan leader]{person:amina-okoth} was calm.",
            "Olav Brandt, the prime minister of Norway, resigned. "
            "Later the [Norwegian prime minister]{person:olav-brandt} wept.",
        ),
        misses=(
            "Kenya's President Amina Okoth spoke on Monday. The Ugandan leader was calm.",
            "The Kenyan leader spoke on Monday.",
            "Kenya's former President Amina Okoth spoke on Monday. The former Kenyan leader was calm.",
        ),
    ),
    Rule(
        "entities.government",
        "entities",
        "A state's name or adjective and the word government, leadership or authorities.",
        hits=(
            "The [Danish government]{gov:DK} raised taxes.",
            "It was news to Bolivia's [authorities]{gov:BO}.",
        ),
        misses=("The government raised taxes.", "The Danish ministers raised taxes."),
    ),
    Rule(
        "entities.relative",
        "entities",
        "Who, whom, whose or which, that goes back to a name.",
        hits=(
            "The rebels praised Maria Lindqvist, [who]{person:maria-lindqvist} had left the party.",
            "They wrote to NATO, [whose]{org:nato} envoy was away.",
        ),
        misses=("Who has left the party?", "The farmer who had left the party came back."),
    ),
    Rule(
        "entities.pronoun",
        "entities",
        "He or she for the one person that fits best nearby; it or they for the subject before.",
        hits=(
            "Maria Lindqvist resigned on Friday. [She]{person:maria-lindqvist} blamed the press.",
            "Peter Lindqvist lost [his]{person:peter-lindqvist} seat.",
            "Norway said that [it]{gpe:NO} would pay.",
        ),
        misses=(
            "Norway paid because it was raining.",
            "The minister of Norway saw the bridge and its towers.",
            "We and our friends lost the keys that you gave us.",
        ),
    ),
)
