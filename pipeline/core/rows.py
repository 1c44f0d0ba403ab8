"""Every row class and its table. Column names are a contract."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pipeline.core.tables import Col, Table

LABELS = ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE")
BOUNDS = ("exact", "about", "more_than", "at_least", "less_than", "at_most", "range")
MODALITIES = ("question", "hypothetical", "intended", "attempted", "negated", "future", "reported", "asserted")
POLARITIES = ("pos", "neg")
MODS = ("START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN",
        "EQUAL_OR_LESS", "EQUAL_OR_MORE")  # fmt: skip
COUNTRY = r"[A-Z]{2}([A-Z]{2})?"

# Rows of these rules stand over or in the row of another mention of the same entity, which is the one that counts: whole
# phrases around a name, and the base noun phrases of phrases that fill an argument.
AROUND = "entities.described"
AGAIN = frozenset({AROUND, "mentions.nominal"})

DocId = Annotated[
    str, Col("The document: its path below the input folder, without suffix.", required=True, ref="documents")
]
SentId = Annotated[str, Col("The sentence it stands in.", ref="sentences")]
Start = Annotated[int, Col("First character, a code point of the raw text, 0-based.")]
End = Annotated[int, Col("After the last character.")]
Slice = Annotated[str, Col("Exactly raw[start:end].", required=True)]
RuleId = Annotated[str, Col("The rule that made this row.", required=True, ref="rules")]
Bound = Annotated[
    str, Col("How the number bounds the amount; an open side is an empty cell.", values=BOUNDS, required=True)
]
Polarity = Annotated[
    str, Col("Whether the text says that it is (pos) or isn't (neg) so.", values=POLARITIES, required=True)
]
Modality = Annotated[str, Col("The first that fits: " + " · ".join(MODALITIES) + ".", values=MODALITIES, required=True)]
DateId = Annotated[str, Col("Its date, if the text gives one.", ref="dates")]
AttributionId = Annotated[str, Col("Whose words it stands in.", ref="attributions")]


@dataclass(frozen=True, slots=True)
class Document:
    """One text that was read."""

    doc_id: Annotated[
        str,
        Col(
            "Path below the input folder, without suffix; of an article of a table, the table's name and its id.",
            key=True,
        ),
    ]
    path: Annotated[
        str, Col("Path below the input folder; of an article of a table, with its line behind #.", required=True)
    ]
    sha256: Annotated[
        str,
        Col(
            "SHA-256 of the bytes of the text: of the file, or of texts/<doc_id>.txt beside the tables, if the text was extracted.",
            pattern="[0-9a-f]{64}",
            required=True,
        ),
    ]
    chars: Annotated[int, Col("Code points of the raw text.")]
    sentences: Annotated[int, Col("Rows it has in sentences.")]
    language: Annotated[
        str, Col("BCP 47 tag of the language found; und if the text is too short to tell.", required=True)
    ]
    title: Annotated[str, Col("From metadata, else the first heading.")]
    author: Annotated[str, Col("From metadata, else the byline.")]
    published: Annotated[
        str, Col("Date of publication at its true precision (ISO 8601).", pattern=r"\d{4}(-\d\d(-\d\d)?)?")
    ]
    published_basis: Annotated[
        str, Col("Where published comes from.", values=("metadata", "text", "inferred", "unknown"), required=True)
    ]
    published_evidence: Annotated[str, Col("The words that published was read or inferred from.")]


@dataclass(frozen=True, slots=True)
class Rejected:
    """An input that gave no rows, with the reason."""

    path: Annotated[str, Col("Path below the input folder.", key=True)]
    code: Annotated[str, Col("The kind of reason.", required=True)]
    message: Annotated[str, Col("The reason and its remedy.", required=True)]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, byline, list item or piece of furniture."""

    sent_id: Annotated[str, Col("Document and raw span.", key=True)]
    doc_id: DocId
    ordinal: Annotated[int, Col("Which one of the document, from 0.")]
    kind: Annotated[str, Col("What it is.", values=("body", "heading", "byline", "boilerplate", "list"), required=True)]
    start: Start
    end: End
    text: Annotated[str, Col("The cleaned text.", required=True)]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for something."""

    mention_id: Annotated[str, Col("Document and raw span.", key=True)]
    doc_id: DocId
    sent_id: SentId
    start: Start
    end: End
    text: Slice
    label: Annotated[str, Col("OntoNotes 5 entity type; empty for a nominal of another kind.", values=LABELS)]
    form: Annotated[str, Col("Name, nominal or pronoun.", values=("name", "nominal", "pronoun"), required=True)]
    entity_id: Annotated[str, Col("What it stands for; empty if the text doesn't say.", ref="entities")]
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that mentions stand for, over all documents."""

    entity_id: Annotated[
        str,
        Col(
            "Readable and stable: person:first-last, gpe:BY, gov:RU, org:name; who has no name: person:~noun@ and where "
            "a document first speaks of it.",
            key=True,
        ),
    ]
    name: Annotated[str, Col("Its fullest name; of what has none, the words that first tell of it.", required=True)]
    label: Annotated[str, Col("OntoNotes 5 entity type; empty for a thing without a name.", values=LABELS)]
    country: Annotated[str, Col("ISO 3166-1 alpha-2; former states ISO 3166-3.", pattern=COUNTRY)]
    wikidata: Annotated[str, Col("Wikidata id, where it is a listed fact.", pattern=r"Q\d+")]
    documents: Annotated[int, Col("Documents that mention it.")]
    mentions: Annotated[int, Col("Rows it has in mentions; of several that the same noun or name heads, one counts.")]
    aliases: Annotated[str, Col("Its other names in the texts, parted by ' | '.")]


@dataclass(frozen=True, slots=True)
class Date:
    """One temporal expression."""

    date_id: Annotated[str, Col("Document and raw span.", key=True)]
    doc_id: DocId
    sent_id: SentId
    start: Start
    end: End
    text: Slice
    type: Annotated[str, Col("TIMEX3 type.", values=("DATE", "TIME", "DURATION", "SET"), required=True)]
    value: Annotated[str, Col("TIMEX3 value; empty or underspecified where no anchor resolves it.")]
    mod: Annotated[str, Col("TIMEX3 modifier.", values=MODS)]
    first_day: Annotated[str, Col("First day of a resolved value.", pattern=r"-?\d{4,}-\d\d-\d\d")]
    last_day: Annotated[str, Col("Last day of a resolved value.", pattern=r"-?\d{4,}-\d\d-\d\d")]
    anchor: Annotated[
        str, Col("What the value was reckoned from.", values=("explicit", "published", "text", "none"), required=True)
    ]
    anchor_id: Annotated[str, Col("The date it was reckoned from, if anchor is text.", ref="dates")]
    rule_id: RuleId
    quant: Annotated[str, Col("Of a set: its TIMEX3 quantifier.", values=("EVERY", "EACH"))] = ""
    freq: Annotated[str, Col("Of a set: how often in its value, as TIMEX3 writes it: 2X.", pattern=r"\d+X")] = ""


@dataclass(frozen=True, slots=True)
class Money:
    """One amount of money."""

    money_id: Annotated[str, Col("Document and raw span.", key=True)]
    doc_id: DocId
    sent_id: SentId
    start: Start
    end: End
    text: Slice
    amount_min: Annotated[Decimal | None, Col("Lower bound in units of currency.")]
    amount_max: Annotated[Decimal | None, Col("Upper bound in units of currency.")]
    currency: Annotated[str, Col("ISO 4217, historic codes too.", pattern="[A-Z]{3}")]
    currency_basis: Annotated[str, Col("What currency rests on.", values=("explicit", "context", "default"))]
    bound: Bound
    per: Annotated[str, Col("What a rate is counted by: barrel, year.")]
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure that is neither money nor a date."""

    quantity_id: Annotated[str, Col("Document and raw span.", key=True)]
    doc_id: DocId
    sent_id: SentId
    start: Start
    end: End
    text: Slice
    kind: Annotated[
        str,
        Col(
            "What kind of figure.",
            values=("percent", "count", "ordinal", "fraction", "multiple", "measure"),
            required=True,
        ),
    ]
    value_min: Annotated[Decimal | None, Col("Lower bound in units of unit.")]
    value_max: Annotated[Decimal | None, Col("Upper bound in units of unit.")]
    unit: Annotated[str, Col("Singular English name of the unit; pp for percentage points.")]
    bound: Bound
    of: Annotated[str, Col("What is counted or measured, as lemmas.")]
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between two mentions, and the words that state it."""

    relation_id: Annotated[str, Col("Document, raw span of the trigger, type and ends.", key=True)]
    doc_id: DocId
    sent_id: SentId
    type: Annotated[str, Col("Relation type.", required=True)]
    head_mention_id: Annotated[str, Col("From whom.", required=True, ref="mentions")]
    head_entity_id: Annotated[str, Col("The head's entity.", ref="entities")]
    tail_mention_id: Annotated[str, Col("To whom.", required=True, ref="mentions")]
    tail_entity_id: Annotated[str, Col("The tail's entity.", ref="entities")]
    role: Annotated[str, Col("The office or capacity, as the text has it, in lower case.")]
    status: Annotated[str, Col("When it holds.", values=("current", "former", "future", "unknown"), required=True)]
    trigger_start: Start
    trigger_end: End
    trigger: Annotated[str, Col("The words that state it: raw[trigger_start:trigger_end].", required=True)]
    date_id: DateId
    modality: Modality
    polarity: Polarity
    attribution_id: AttributionId
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, may happen or is denied, at its trigger."""

    event_id: Annotated[str, Col("Document and raw span of the trigger.", key=True)]
    doc_id: DocId
    sent_id: SentId
    type: Annotated[str, Col("Event type.", required=True)]
    plover: Annotated[str, Col("PLOVER 0.8 event type, where one fits.", pattern="[A-Z]+")]
    cameo: Annotated[str, Col("CAMEO event code, where one fits.", pattern="[0-9]{3,4}")]
    start: Start
    end: End
    text: Slice
    modality: Modality
    polarity: Polarity
    tense: Annotated[str, Col("Time against publication.", values=("past", "present", "future"), required=True)]
    date_id: DateId
    attribution_id: AttributionId
    parent_event_id: Annotated[
        str, Col("The negotiation, plan, forecast or speech act whose object it is.", ref="events")
    ]
    same_as_event_id: Annotated[str, Col("The first row that tells the same event.", ref="events")]
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class EventArgument:
    """Who or what takes which part in an event."""

    event_id: Annotated[str, Col("The event.", key=True, ref="events")]
    doc_id: DocId
    role: Annotated[str, Col("The part taken.", key=True)]
    ordinal: Annotated[int, Col("Which filler of this role, from 0.", key=True)]
    filler_table: Annotated[
        str,
        Col(
            "The table that filler_id points into.",
            values=("mentions", "dates", "money", "quantities", "events"),
            required=True,
        ),
    ]
    filler_id: Annotated[str, Col("The filler's row.", required=True)]
    entity_id: Annotated[str, Col("The filler's entity.", ref="entities")]
    start: Start
    end: End
    text: Slice
    resolved_by: Annotated[
        str, Col("How the filler was found.", values=("syntax", "coreference", "implicit"), required=True)
    ]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says, thinks, denies or asks what."""

    attribution_id: Annotated[str, Col("Document and raw span of the cue.", key=True)]
    doc_id: DocId
    sent_id: SentId
    source_mention_id: Annotated[str, Col("Who.", ref="mentions")]
    source_entity_id: Annotated[str, Col("The source's entity.", ref="entities")]
    cue_start: Start
    cue_end: End
    cue: Annotated[str, Col("The attributing words: raw[cue_start:cue_end].", required=True)]
    content_start: Annotated[int | None, Col("First character of what is said.")]
    content_end: Annotated[int | None, Col("After its last character.")]
    content: Annotated[str, Col("raw[content_start:content_end].")]
    kind: Annotated[
        str,
        Col(
            "What the source does.",
            values=("quote", "say", "believe", "deny", "ask", "intend", "perceive"),
            required=True,
        ),
    ]
    polarity: Polarity
    rule_id: RuleId


@dataclass(frozen=True, slots=True)
class RuleCount:
    """One rule of this version, and how many rows it made in this run."""

    rule_id: Annotated[str, Col("The id that rows cite.", key=True)]
    stage: Annotated[str, Col("The stage it belongs to.", required=True)]
    summary: Annotated[str, Col("What it does, in a line.", required=True)]
    rows: Annotated[int, Col("Rows it made in this run.")]


DOCUMENTS = Table("documents", Document, ("doc_id",), ())
REJECTED = Table("rejected", Rejected, ("path",), ())
SENTENCES = Table("sentences", Sentence, ("doc_id", "start", "end", "sent_id"), ())
MENTIONS = Table("mentions", Mention, ("doc_id", "start", "end", "mention_id"))
ENTITIES = Table("entities", Entity, ("entity_id",), ())
DATES = Table("dates", Date, ("doc_id", "start", "end", "date_id"))
MONEY = Table("money", Money, ("doc_id", "start", "end", "money_id"))
QUANTITIES = Table("quantities", Quantity, ("doc_id", "start", "end", "quantity_id"))
RELATIONS = Table("relations", Relation, ("doc_id", "trigger_start", "trigger_end", "relation_id"), (("trigger_start", "trigger_end", "trigger"),))  # fmt: skip
EVENTS = Table("events", Event, ("doc_id", "start", "end", "event_id"))
EVENT_ARGUMENTS = Table("event_arguments", EventArgument, ("doc_id", "start", "end", "event_id", "role", "ordinal"))
ATTRIBUTIONS = Table(
    "attributions",
    Attribution,
    ("doc_id", "cue_start", "cue_end", "attribution_id"),
    (("cue_start", "cue_end", "cue"), ("content_start", "content_end", "content")),
)
RULES = Table("rules", RuleCount, ("rule_id",), ())

TABLES: tuple[Table[Any], ...] = (
    DOCUMENTS, REJECTED, SENTENCES, MENTIONS, ENTITIES, DATES, MONEY, QUANTITIES,
    RELATIONS, EVENTS, EVENT_ARGUMENTS, ATTRIBUTIONS, RULES,
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}


def place(doc_id: str, start: int, end: int) -> str:
    """The id of what stands at a raw span of a document: `<doc_id>:<start>-<end>`."""
    return f"{doc_id}:{start}-{end}"
