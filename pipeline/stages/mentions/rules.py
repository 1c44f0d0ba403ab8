"""The rules of names, in the order in which they win over one another at the same words."""

from __future__ import annotations

from pipeline.core.rules import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "mentions.person",
        "mentions",
        "A person by an office or a noun in apposition, or by a given name before a surname that is a month.",
        hits=(
            "Kenya's president, [Uhuru Kenyatta]{PERSON}, spoke on Monday.",
            "[Chad]{PERSON}, a teacher, lives in Leeds.",
            "His predecessor, [Theresa May]{PERSON}, resigned in July.",
        ),
        misses=(
            "Chad, an ally of France, sent troops.",
            "The minister met Theresa May 5 in London.",
            "The president, North Korea, and the bank agreed.",
        ),
    ),
    Rule(
        "mentions.nickname",
        "mentions",
        "A person with a nickname in quotes between given name and surname.",
        hits=(
            "[Daniel “Bricks” Okoro]{PERSON} scored twice.",
            'The mayor, [Maria "Lola" Santos]{PERSON}, opened the fair.',
        ),
        misses=(
            "He called “Bricks” a bad song.",
            "The film “Harbour Lights” opened on Friday.",
        ),
    ),
    Rule(
        "mentions.vessel",
        "mentions",
        "A ship, or a spacecraft, by the prefix of its name.",
        hits=(
            "The frigate [HMS Lanark]{PRODUCT} left Portsmouth.",
            "Divers searched the wreck of the [MV Ocean Pearl 2]{PRODUCT}.",
        ),
        misses=("The frigate left Portsmouth.", "HMS is short for a ship of the crown."),
    ),
    Rule(
        "mentions.storm",
        "mentions",
        "A named storm.",
        hits=("[Cyclone Tessa]{EVENT} tore roofs off.", "The harbour was rebuilt after [Hurricane Odile]{EVENT}."),
        misses=("A hurricane tore roofs off.", "The storm moved north."),
    ),
    Rule(
        "mentions.dateline",
        "mentions",
        "The place before a report, and its agency in brackets.",
        hits=(
            "[VALLETTA]{GPE}, May 3 ([Coast Wire]{ORG}) - The port was shut on Friday.",
            "[GDANSK]{GPE}, Poland (Reuters) — Two ships left the harbour.",
        ),
        misses=("NOTE - The port was shut on Friday.", "Valletta, the capital, was quiet."),
    ),
    Rule(
        "mentions.source",
        "mentions",
        "The town and the agency, paper or station in a line of a service that monitors the press; a dateline alone.",
        hits=(
            "LD0302114594 [Vienna]{GPE} [DIE PRESSE]{ORG} in German 3 Feb 95 p 2",
            "[Nairobi]{GPE} [Radio Jambo Network]{ORG}",
            "[DULUTH]{GPE}, [Minn.]{GPE} ([AP]{ORG})",
        ),
        misses=("Vienna was quiet in German eyes.", "Nairobi TRAFFIC was heavy on Monday in the rain."),
    ),
    Rule(
        "mentions.result",
        "mentions",
        "The teams of a result, and a town that has one, except behind in, to, from and the like.",
        hits=("[Lyon]{ORG} 2 [Metz]{ORG} 0", "It ended [Torquay]{ORG} 1 [Exeter]{ORG} 1 after extra time."),
        misses=("The train left Lyon at 2 and reached Metz at 5.", "The fair in Exeter drew 12 visitors."),
    ),
    Rule(
        "mentions.byline",
        "mentions",
        "In an author line, a name of two or more words that the model or the tagger takes for a place.",
        hits=(
            "By [Isla Pemberton]{PERSON}\n\nThe port was shut on Friday, and ships waited outside.",
            "By [Skye Dunmore]{PERSON}\n\nThe port was shut on Friday, and ships waited outside.",
        ),
        misses=(
            "He sailed from Port Stanley to Cape Town.",
            "The minister was born in Santa Cruz.",
        ),
    ),
    Rule(
        "mentions.firm",
        "mentions",
        "A name with a legal form, and the same name or its first word elsewhere without one.",
        hits=(
            "Rowan Pike Plc raised its forecast on Monday. Analysts had urged [Rowan Pike]{ORG} to do so.",
            "Clara Lind Ltd makes pumps. [Clara Lind]{ORG} also owns a mill.",
            "Halden Foods Plc closed a plant. Shares in [Halden]{ORG} fell. Halden had bought it in 2019.",
        ),
        misses=(
            "Rowan Pike raised his hand. Analysts had urged Rowan Pike to do so.",
            "Clara Lind owns a mill.",
        ),
    ),
    Rule(
        "mentions.called",
        "mentions",
        "A name that one sentence calls a firm or body, in the whole document: the carmaker X, shares in X.",
        hits=(
            "The shipping group [Norlund]{ORG} cut jobs. [Norlund]{ORG} had hired them in May.",
            "[Moreira Tavares]{ORG}, a Brazilian brewery, cut jobs.",
            "The carmaker [Kessler]{ORG} cut jobs. [Kessler]{ORG} had hired them in May.",
        ),
        misses=("The bank Kessler robbed was shut.", "Mr Kessler, a director of a Danish brewery, wept."),
    ),
    Rule(
        "mentions.based",
        "mentions",
        "A name of the model's before -based, as a place.",
        hits=(
            "Nokia, the [Espoo]{GPE}-based supplier, cut jobs.",
            "A [Tilburg]{GPE}-based designer won.",
        ),
        misses=("A land-based missile was fired.", "The firm is based in Tilburg."),
    ),
    Rule(
        "mentions.language",
        "mentions",
        "The name of a people that means its language: spoken, written in, before the word language.",
        hits=(
            "She answered in [German]{LANGUAGE}.",
            "The leaflet was printed in [Dutch]{LANGUAGE}.",
            "They heard the [Romanian]{LANGUAGE} language there.",
        ),
        misses=("They worked in German cities.", "The German government answered.", "A Dutch boat sank."),
    ),
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
ORDER = tuple(rule.id for rule in RULES)
