"""The rules of pronouns and nominals. Names keep the rule that found them.

In examples an id without a name has no place: "person:~driver".
"""

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
        "entities.introduced",
        "entities",
        "A noun phrase of somebody or something without a name that the document speaks of again.",
        hits=(
            "[A young driver]{person:~driver} slept in the car. The driver snored.",
            "[An old ferry]{product:~ferry} lay in the harbour. It was rusty.",
            "[Ann Lee and Bob Ray]{person:~lee} were tired. They slept.",
        ),
        misses=("A young driver slept in the car.", "Maria Lindqvist slept. She snored."),
    ),
    Rule(
        "entities.repeated",
        "entities",
        "A noun phrase with the, this or an owner whose noun and modifiers were said before, or are part of a name.",
        hits=(
            "A young driver slept in the car. [The driver]{person:~driver} snored.",
            "Two tired farmers slept. [These farmers]{person:~farmer} snored.",
            "Harbour Bank is old. [The bank]{org:harbour-bank} has ten branches.",
            "Maria Lindqvist loves her dog. [Her dog]{thing:~dog} is old.",
        ),
        misses=(
            "A young driver slept in the car. Another driver snored.",
            "The first driver slept in the car. The second driver snored.",
            "A driver slept. The drivers of Oslo snored.",
            "Maria Lindqvist loves her dog. Peter Brandt loves his dog.",
        ),
    ),
    Rule(
        "entities.stand_in",
        "entities",
        "The company, the capital and the like for the one name of that class nearby, also with what it is like, "
        "the 34-year-old for the one person of the sentence before, and the two countries for two that were joined.",
        hits=(
            "Acme Foods is small. [The company]{org:acme-foods} has ten shops.",
            "Norway is rich. [The country]{gpe:NO} has much oil.",
            "Acme Foods is small. [The troubled company]{org:acme-foods} has ten shops.",
            "Peter Brandt won on Friday. [The 34-year-old]{person:peter-brandt} smiled.",
            "Norway and Chad are large. [The two countries]{gpe:~norway} have a treaty.",
        ),
        misses=(
            "Acme Foods and Brandt Motors are small. The company has ten shops.",
            "Norway and Chad are large. The country has much oil.",
            "Chad fears Norway. Norway wants Chadian land. To protect the nation is hard.",
            "Acme Motors told Bergen News about it. The agency was late.",
            "Acme Foods is small. A company is a strange thing.",
        ),
    ),
    Rule(
        "entities.described",
        "entities",
        "The whole noun phrase around a name, with article, title, apposition, if its bearer is spoken of elsewhere.",
        hits=(
            "[The tired farmer Peter Brandt]{person:peter-brandt} slept. Brandt snored.",
            "[Maria Lindqvist, a lawyer from Oslo]{person:maria-lindqvist}, slept. Lindqvist snored.",
        ),
        misses=(
            "The tired farmer Peter Brandt slept.",
            "Peter Brandt slept. Brandt snored.",
            "Many Danes slept. Denmark has a king.",
        ),
    ),
    Rule(
        "entities.speaker",
        "entities",
        "I for who speaks or writes, we for the body spoken for; else we and you, of one speaker, for one another.",
        hits=(
            "“[I]{person:maria-lindqvist} am tired of all this,” said Maria Lindqvist.",
            "Maria Lindqvist denied it all. “[I]{person:maria-lindqvist} never saw that money.”",
            "“[We]{org:acme-motors} are tired of all this,” said a spokesman for Acme Motors.",
            "[I]{person:~i} am tired. [I]{person:~i} sleep badly.",
        ),
        misses=(
            "I am tired.",
            "Maria Lindqvist slept. She snored.",
            "“We are tired of all this,” said Maria Lindqvist, a customer of Acme Motors.",
        ),
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
        "He, she, it or they for what fits far better than all else nearby, with a name or without one.",
        hits=(
            "Maria Lindqvist resigned on Friday. [She]{person:maria-lindqvist} blamed the press.",
            "Peter Lindqvist lost [his]{person:peter-lindqvist} seat.",
            "Norway said that [it]{gpe:NO} would pay.",
        ),
        misses=(
            "Norway paid because it was raining.",
            "Peter Brandt met Paul Lindqvist. The bus came late.",
            "We and our friends lost the keys that you gave us.",
        ),
    ),
)
