"""Rules of names that their own shape or the words beside them show."""

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
        "In an author line, a name of two or more words, also one that the model or the tagger takes for a place.",
        hits=(
            "By [Solvei Aam]{PERSON} in [Riga]{GPE}\n\nThe port was shut on Friday, and ships waited outside.",
            "By [Delia March]{PERSON} and [Joris Haan]{PERSON}\n\nThe port was shut on Friday, and ships waited.",
            "By [Isla Pemberton]{PERSON}\n\nThe port was shut on Friday, and ships waited outside.",
            "By [Skye Dunmore]{PERSON}\n\nThe port was shut on Friday, and ships waited outside.",
        ),
        misses=(
            "He sailed from Port Stanley to Cape Town.",
            "By Staff Reporter\n\nThe port was shut on Friday, and ships waited outside.",
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
)
