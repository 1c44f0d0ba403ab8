"""The constructions that attribute words or thoughts to a source."""

from pipeline.core.rules import Rule

CLAUSE = Rule(
    "attributions.clause",
    "attributions",
    "A verb of saying, thinking or denying with a source as its subject and a clause as its content.",
    hits=(
        "[source The minister] [said]{say} that [content the bridge would be closed].",
        "[source Analysts] [believe]{believe} [content the central bank will raise rates in June].",
        "[source The company] [denied]{deny} [content having paid the inspectors].",
    ),
    misses=("The minister said nothing.", "The law says a great deal about fish.", "He believes in God."),
)
QUOTE = Rule(
    "attributions.quote",
    "attributions",
    "A verb of saying beside words in quotation marks, before, behind or in the middle.",
    hits=(
        '"[content We shall rebuild the school]," [said]{quote} [source Anna Kovacs].',
        '[source The mayor] [said]{quote}: "[content Nobody was hurt]."',
    ),
    misses=('The "Green Line" was closed on Sunday.', 'The mayor opened the "Peace Park" in May.'),
)
ACCORDING = Rule(
    "attributions.according",
    "attributions",
    '"According to", "in the words of": the rest of the sentence is the content.',
    hits=(
        "[According to]{say} [source the ministry], [content two bridges were destroyed].",
        "[content Prices rose sharply in May], [according to]{say} [source the statistics office].",
    ),
    misses=("The plan went according to schedule.", "The work is done according to the rules of the art."),
)
NOUN = Rule(
    "attributions.noun",
    "attributions",
    "A noun of saying or thinking with an owner and a that-clause.",
    hits=(
        "[source The senator]'s [claim]{say} that [content the vote was rigged] was rejected by the court.",
        "[source Her] [belief]{believe} that [content the talks would fail] proved wrong.",
    ),
    misses=("His claim on the house was rejected.", "The belief in miracles is old."),
)
RULES = (QUOTE, CLAUSE, ACCORDING, NOUN)
