"""What stands around an end of a relation: a longer phrase, a verb of telling, a clause of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.core.rows import Mention
    from pipeline.core.text import Span
    from pipeline.logic.lines import Hit, Item

TELLING = frozenset({"tell", "inform", "ask", "remind", "assure"})
BASED = frozenset({"based", "headquartered"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
BODIES = frozenset({"company", "firm", "group", "corporation", "agency", "newspaper", "magazine", "network", "bank"})
REGIONAL = frozenset(r["lemma"] for r in vocab.read("relations", "regions_of"))
CHAMBERS = frozenset(
    {"parliament", "senate", "assembly", "council", "congress", "duma", "house", "chamber", "bundestag", "knesset"}
    | {"legislature", "diet", "lords", "commons", "committee", "seimas", "sejm", "rada", "majlis", "dáil"}
)
PARTISANS = frozenset(r["word"] for r in vocab.read("relations", "partisans"))
COMPANIES = frozenset(r["lemma"] for r in vocab.read("relations", "companies"))


def is_party(body: Mention) -> bool:
    """Whether the body of a lawmaker is a party, not the house or the committee where he sits."""
    words = body.text.lower().split()
    return body.label == "ORG" and body.form == "name" and CHAMBERS.isdisjoint(words) and COMPANIES.isdisjoint(words)


def is_partisan(people: Mention) -> bool:
    """Whether a word for people is that for those of a party: "a Democrat", "the Greens"."""
    word = people.text.split()[-1].lower()
    return not people.entity_id.startswith("gpe:") and not PARTISANS.isdisjoint({word, word.removesuffix("s")})


def is_group(people: Token) -> bool:
    """Whether a party or people is spoken of as a body: "the Greens", "the Kurds"."""
    many = people.tag_ in {"NNS", "NNPS"} or (people.tag_ == "NNP" and people.text.endswith("s"))
    return many and people.i > 0 and people.nbor(-1).lower_ == "the"


def is_told(span: Span, near: Token) -> bool:
    """Whether a verb of telling stands right before a clean span: "told Reuters President Lee"."""
    words = near.doc.char_span(*span, alignment_mode="expand")
    return words is not None and words.start > 0 and lemma(words[0].nbor(-1)) in TELLING


def is_whole(hit: Hit) -> bool:
    """The tail at a line's end isn't part of a longer phrase: "at the Ontario airport", "of France's party"."""
    last, after = hit.items[-1], hit.after[:1]
    if last.mention is None or last not in hit.roles.get("tail", ()) or not after:
        return True
    word = after[0].token
    if after[0].mention is not None or word.ent_type_ in {"DATE", "TIME"}:
        return True
    if word.text == "-":
        address = len(hit.items) > 1 and hit.items[-2].token.text == "," and len(hit.after) > 1
        based = address and hit.after[1].token.lower_ in BASED  # "Toledo, Ohio-based"; but "Turin-based"
        return based or word.idx > last.mention.span.end
    if last.label == "NORP" and word.pos_ == "ADJ":
        return False  # "for the Ghanaian foreign ministry"
    if lemma(word) in BODIES and last.label == "ORG":
        return len(hit.after) < 2 or hit.after[1].token.pos_ not in {"NOUN", "PROPN"}  # "of the Rollei company"
    regional = lemma(word) in REGIONAL and not (len(hit.after) > 1 and hit.after[1].token.pos_ == "NOUN")
    return (word.pos_ not in {"NOUN", "PROPN"} or regional) and word.lower_ not in {"'s", "’s"}  # "Leeds city council"


def is_subject(hit: Hit, head: Item) -> bool:
    """The head of a line with a finite verb is its subject: not Lee in "the son of Ann Lee is mayor of Bath"."""
    at = hit.items.index(head) if head in hit.items else -1
    behind = hit.items[at + 1 :]
    if at < 0 or not behind or behind[0].token.lower_ in {",", "who", "which", "that", "'s", "’s", "("}:
        return True
    until = hit.trigger[-1].token.i
    if not any(i.token.tag_ in FINITE and i.mention is None and i.token.i <= until for i in behind):
        return True
    here = head.token
    while here.dep_ == "conj" and here.head.i < here.i:
        here = here.head
    return here.dep_ not in {"pobj", "poss", "compound", "dobj", "nmod", "dative"}
