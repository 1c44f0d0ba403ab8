"""Rules of names that the models see, and of what the rest of the document says of names."""

from __future__ import annotations

from pipeline.core.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "mentions.acronym",
        "mentions",
        "A long form and, in brackets after it, the short form that its initials make.",
        hits=(
            "The [Dockworkers Rights Union]{ORG} ([DRU]{ORG}) called a strike.",
            "He advised the [Coastal Fisheries Board]{ORG} ([CFB]{ORG}) for years.",
        ),
        misses=(
            "The gross domestic product (GDP) fell.",
            "He met his old friends (ALL) at the harbour of the town.",
        ),
    ),
    Rule(
        "mentions.capitals",
        "mentions",
        "In a sentence set in capitals, a name that the lists or the rest of the document know.",
        hits=("HEAVY RAIN FLOODS FARMS ACROSS [POLAND]{GPE}", "[UKRAINE]{GPE} AND [MOLDOVA]{GPE} SIGN TRADE AGREEMENT"),
        misses=("TELL US WHO CAN HELP WITH THE TURKEY", "READ MORE ABOUT THE GREAT SPRING SALE"),
    ),
    Rule(
        "mentions.head",
        "mentions",
        "A name of the model whose last word says what it is: Airport, River, Ministry.",
        hits=(
            "Boats crossed the strait to [Ostrander Island]{LOC}.",
            "The [Tarrant Airport]{FAC} was shut.",
        ),
        misses=(
            "The airport was shut and the island cut off.",
            "Mr Lake and Ms Rivers sued.",
        ),
    ),
    Rule(
        "mentions.agree",
        "mentions",
        "A name of the model with the label that most of its mentions and their contexts speak for.",
        hits=(
            "Peter Mint resigned. Many blame [Mint]{PERSON}.",
            "The town of Linden lies in the hills. [Linden]{GPE} has a mill.",
        ),
        misses=(
            "Maria Kovalik won the vote.",
            "The town lies in the hills and has a mill.",
        ),
    ),
    Rule(
        "mentions.model",
        "mentions",
        "A name that the model sees, without article, title, possessive and stray signs.",
        hits=(
            "The former mayor, Mr [Stefan Karlsson]{PERSON}, resigned.",
            "[Anna Petrova]{PERSON}'s lawyer spoke to President [Kaltenberg]{PERSON} on Friday.",
        ),
        misses=(
            "The president said that the government would fall.",
            "See https://www.example.org/news for the report.",
        ),
    ),
    Rule(
        "mentions.tagger",
        "mentions",
        "A name that the names tagger sees and the rules don't, or see with other words or another kind.",
        hits=(
            "The clinic in [Gbarnga]{GPE} treated Kollie and Flomo.",
            "Danes like [Brandt]{PERSON}, who left early.",
        ),
        misses=(
            "The president said that the government would fall.",
            "They walked home and slept until noon.",
        ),
    ),
    Rule(
        "mentions.surname",
        "mentions",
        "The surname alone of a person whose full name the document has.",
        hits=(
            "Peter Park resigned. Many blame [Park]{PERSON}. Why [Park]{PERSON}?",
            "Ms Clara Tarrant sued. Nobody asked [Tarrant]{PERSON} why.",
        ),
        misses=(
            "Peter Park resigned. The park was closed.",
            "Ms Clara Stone sued. A stone was thrown at the window.",
        ),
    ),
    Rule(
        "mentions.spread",
        "mentions",
        "A repeat, that the model missed, of a name that the document has.",
        hits=(
            "Mayor Kovalik spoke. Then Kovalik left. Kovalik's car waited. Few like [Kovalik]{PERSON}.",
            "Mint Energy cut jobs. Analysts like Mint Energy. Buy [Mint Energy]{ORG}, they say.",
        ),
        misses=(
            "Mayor Stone spoke. Stones were thrown, and a stone hit the car.",
            "The mayor spoke, and then the mayor left.",
        ),
    ),
)
