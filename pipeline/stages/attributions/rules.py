"""The constructions that attribute words, thoughts and stances to a source."""

from pipeline.core.rules import Rule

CLAUSE = Rule(
    "attributions.clause",
    "attributions",
    "A verb of saying, thinking, asking, promising or denying, its source and the clause that is its content.",
    hits=(
        "[source The minister] [said]{say} that [content the bridge would be closed].",
        "[source Analysts] [believe]{believe} [content the central bank will raise rates in June].",
        "[source The company] [denied]{deny} [content having paid the inspectors].",
        "Prices, [source the bank] [said]{say}, [content will fall in the spring].",
        "[source The union] [urged]{ask} [content the board to reopen the talks].",
        "[source The port] [refused]{intend} [content to release the ship].",
        "[content The harvest was poor], [source farmers] [said]{say}.",
    ),
    misses=(
        "The minister said nothing.",
        "The law says a great deal about fish.",
        "He believes in God.",
        "The road is expected to open.",
    ),
)
QUOTE = Rule(
    "attributions.quote",
    "attributions",
    "A verb of saying beside words in quotation marks that it sets off, before, behind or in the middle, "
    "from their first to their last part.",
    hits=(
        '"[content We shall rebuild the school]," [said]{quote} [source Anna Kovacs].',
        '[source The mayor] [said]{quote}: "[content Nobody was hurt]."',
        '"[content The dam held. It will hold again]," [source the engineer] [added]{quote}.',
    ),
    misses=('The "Green Line" was closed on Sunday.', 'The mayor opened the "Peace Park" in May.'),
)
ACCORDING = Rule(
    "attributions.according",
    "attributions",
    '"According to" somebody or a document: the rest of the sentence is the content.',
    hits=(
        "[According to]{say} [source the ministry], [content two bridges were destroyed].",
        "[content Prices rose sharply in May], [according to]{say} [source the statistics office].",
        "[content Half of the wells are dry], [according to]{say} [source a survey].",
    ),
    misses=("The plan went according to schedule.", "The work is done according to the rules of the art."),
)
NOUN = Rule(
    "attributions.noun",
    "attributions",
    "A noun of saying or thinking with an owner and a that-clause or an infinitive.",
    hits=(
        "[source The senator]'s [claim]{say} that [content the vote was rigged] was rejected by the court.",
        "[source Her] [belief]{believe} that [content the talks would fail] proved wrong.",
        "[source The bank]'s [promise]{intend} [content to cut fees] was broken.",
    ),
    misses=("His claim on the house was rejected.", "The belief in miracles is old."),
)
OBJECT = Rule(
    "attributions.object",
    "attributions",
    "A verb of announcing, foretelling, admitting, promising or denying with a noun phrase as its content.",
    hits=(
        "[source The mayor] [denied]{deny} [content any wrongdoing].",
        "[source The bank] [predicted]{believe} [content growth of 3 percent].",
        "[source The ministry] [announced]{say} [content a new tax on salt].",
    ),
    misses=("The report denied.", "The tickets were announced.", "The oak promises shade."),
)
STANCE = Rule(
    "attributions.stance",
    "attributions",
    "A verb or noun of praise, blame, support, demand or wish with what it is about: the stance is the source's, "
    "what it names is not said by the source.",
    hits=(
        "[source The opposition] [condemned]{say} [content the arrests].",
        "[source The union] [backs]{believe} [content the new contract].",
        "[source The bishop] [called]{ask} for [content an end to the strike].",
        "[source The coach] [called]{say} [content the decision a disgrace].",
    ),
    misses=(
        "The building was condemned in May.",
        "Two pillars support the roof.",
        "The doctor called in the afternoon.",
        "The army attacked the town.",
    ),
)
RULES = (QUOTE, CLAUSE, ACCORDING, NOUN, OBJECT, STANCE)
