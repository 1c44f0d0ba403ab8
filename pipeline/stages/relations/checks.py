"""What lines of words can't say by themselves: checks that a rule asks for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import SUBJECTS, is_clause, lemma
from pipeline.stages.relations import places, wholes
from pipeline.stages.relations.context import CHAMBERS, TELLING, is_group, is_party
from pipeline.stages.relations.places import is_region, is_state
from pipeline.stages.relations.statements import OFFICES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.logic.lines import Hit, Item

LAWMAKERS = frozenset({"sen.", "rep.", "senator", "representative", "congressman", "congresswoman"})
DEPRIVING = frozenset({"accuse", "convict", "suspect", "acquit", "clear", "deprive", "strip", "rob", "inform", "warn"})
INNER = frozenset({"labour", "labor", "housing", "job", "stock", "bond", "property", "black", "domestic", "home"})
PARTIES = frozenset({"party", "movement", "front", "forum", "greens", "democrats", "republicans", "bloc", "coalition"})
LEAGUES = frozenset({"league", "conference", "division", "bundesliga"})
BODIES = frozenset(r["lemma"] for r in vocab.read("relations", "bodies"))
TITLES = OFFICES | {"ayatollah", "saint", "st.", "prophet"}
FORCES = frozenset(r["lemma"] for r in vocab.read("relations", "forces"))
FIRMS = frozenset(r["lemma"] for name in ("firms", "units", "institutions") for r in vocab.read("relations", name))
ADJECTIVAL = frozenset({"US", "USA", "UK", "UAE", "EU"})
STATUSES = frozenset(r["word"] for r in vocab.read("relations", "status"))


def _agrees(hit: Hit, head: Item, tail: Item) -> bool:
    """The parser doesn't take the second end for the subject of a clause of its own."""
    first, second = sorted((head.token, tail.token), key=lambda t: t.i)
    if second.left_edge.i > 0 and second.left_edge.nbor(-1).dep_ == "prep":  # "of Guild to speak": it can't be one
        return True
    if second == head.token and head.label == "PERSON" and _bracketed(hit, head):
        return True
    return not _begins_clause(first, second)


def _bracketed(hit: Hit, head: Item) -> bool:
    """Somebody between commas behind what a line says: "the mayor of Bath, Ann Lee, will order"."""
    commas = hit.items[-2:-1], hit.after[:1]
    return hit.items[-1] is head and all(i and i[0].mention is None and i[0].token.text == "," for i in commas)


def _begins_clause(first: Token, second: Token) -> bool:
    verb = second.head
    if (
        first.dep_ == "poss"
        and first.i < first.head.i < second.i
        and not any(t.text == "," for t in first.doc[first.i : second.i])
    ):
        return False  # "Putin's ally Igor Belov": nothing parts them
    apart = second.dep_ in SUBJECTS and is_clause(verb) and verb.i > second.i
    below = first == second or second.is_ancestor(first) or first.is_ancestor(second)
    return apart and not below and first.dep_ not in SUBJECTS


def _land(hit: Hit, head: Item, tail: Item) -> bool:
    """No party or faith: "Republican Governor Ann Lee" governs no Republicans."""
    if tail.mention is None or tail.mention.row.label != "NORP" or is_state(tail):
        return True
    return places.is_nation(tail.mention.row.entity_id) or is_group(tail.token)


def _force(hit: Hit, head: Item, tail: Item) -> bool:
    """An army, navy, police or guard, that has ranks."""
    words = tail.mention.row.text.lower().split() if tail.mention else []
    return any(w in FORCES for w in words)


def _people_of(hit: Hit, head: Item, tail: Item) -> bool:
    """A people, or a country whose short name is its adjective: "a U.S. diplomat", but not "a China scholar"."""
    if tail.mention is None or not _land(hit, head, tail):
        return False
    return tail.label == "NORP" or (is_state(tail) and tail.mention.row.text.replace(".", "") in ADJECTIVAL)


def _told(hit: Hit, head: Item, tail: Item) -> bool:
    """The first of the two isn't who is told something: "told Reuters President Lee"."""
    return tail.label == "NORP" or not (hit.before and lemma(hit.before[-1].token) in TELLING)


def _office_end(hit: Hit, head: Item, tail: Item) -> bool:
    """Behind "X, Ghana's ambassador" no other name follows, whose office it would be."""
    return hit.items[-1].mention is not None or not (hit.after and hit.after[0].mention is not None)


def _of_person(hit: Hit, head: Item, tail: Item) -> bool:
    """The preposition hangs on the name, not on a verb: "accused Ann Lee of"."""
    prep = hit.trigger[0].token
    if prep.lower_ in {"with", "at"}:  # "Ann Lee at the institute said", but not "met Ann Lee at the institute"
        return prep.head == head.token or head.token.dep_ in {*SUBJECTS, "conj"}
    return not is_clause(prep.head) or lemma(prep.head) not in DEPRIVING


def _lawmaker(hit: Hit, head: Item, tail: Item) -> bool:
    return lemma(hit.trigger[0].token) in LAWMAKERS and is_region(tail)


def _town(hit: Hit, head: Item, tail: Item) -> bool:
    """A home smaller than a country."""
    return not is_state(tail) and not (head.mention and head.mention.row.label == "PERSON" and _titled(hit))


def _untitled(hit: Hit, head: Item, tail: Item) -> bool:
    return not _titled(hit)


def _no_work(hit: Hit, head: Item, tail: Item) -> bool:
    """No title of the work follows, that another rule takes: "her book, Living History"."""
    return not any(i.mention is not None and i.mention.row.label == "WORK_OF_ART" for i in hit.after)


def _no_title(hit: Hit, head: Item, tail: Item) -> bool:
    """The name isn't a bare office: "the Archduke of Austria"."""
    return head.mention is None or head.mention.row.text.lower() not in TITLES


def _titled(hit: Hit) -> bool:
    """Whether an office stands before the name: "King Hussein of Jordan" is another relation."""
    return bool(hit.before) and hit.before[-1].mention is None and lemma(hit.before[-1].token) in TITLES


def _trade(hit: Hit, head: Item, tail: Item) -> bool:
    """A market for exports, not the market of labour or houses."""
    return not any(i.token.lower_ in INNER for i in hit.items if i.mention is None)


def _party(hit: Hit, head: Item, tail: Item) -> bool:
    words = tail.mention.row.text.lower().split() if tail.mention else []
    kinds = PARTIES if head.label == "PERSON" else LEAGUES
    return any(w in kinds for w in words)


def _chamber(hit: Hit, head: Item, tail: Item) -> bool:
    """Several of a party, in a parliament or on one of its committees."""
    words = tail.mention.row.text.lower().split() if tail.mention else [tail.token.lower_]
    many = head.token.tag_ in {"NNS", "NNPS"} or head.token.text.endswith("s")
    return many and not CHAMBERS.union({"panel", "subcommittee"}).isdisjoint(words)


def _party_of(hit: Hit, head: Item, tail: Item) -> bool:
    return tail.mention is not None and is_party(tail.mention.row)


def _employer(hit: Hit, head: Item, tail: Item) -> bool:
    """A body that employs: no party, army or club; nobody is hired who "joined Oxfam in calling for calm"."""
    if tail.mention is None or tail.mention.row.form != "name" or _body(hit, head, tail) or _party(hit, head, tail):
        return False
    follows = [i.token for i in (*hit.items[-1:], *hit.after[:1])]
    return follows[-1].tag_ != "VBG" and not (follows[0].lower_ in {"on", "at", "in"} and follows[-1].pos_ == "DET")


def _body(hit: Hit, head: Item, tail: Item) -> bool:
    """A party, army, club or alliance; whoever "joined Oxfam in calling for calm" is no member."""
    if hit.after and hit.after[0].token.lower_ in {"in", "for", "with"} and head.label != "PERSON":
        follows = hit.after[1].token if len(hit.after) > 1 else None
        if follows is None or follows.tag_ == "VBG":
            return False
    text = tail.mention.row.text if tail.mention else ""
    named = head.mention.row.text if head.mention else ""
    if text.lower() == "".join(w[0] for w in named.lower().split()):
        return False  # "Vishwa Hindu Parishad (VHP)" is one body
    if head.label == "GPE":
        return True
    return (text.isupper() and text.isalpha()) or any(w.lower() in BODIES for w in text.split())


def _no_party(hit: Hit, head: Item, tail: Item) -> bool:
    return not _party(hit, head, tail)


def _single(hit: Hit, head: Item, tail: Item) -> bool:
    """The noun is in the singular, or several follow it: not "the states of Ohio, Florida"."""
    return hit.trigger[-1].token.tag_ != "NNS" or len(hit.roles.get("head", ())) > 1


def _source(hit: Hit, head: Item, tail: Item) -> bool:
    return head.mention is not None and head.mention.row.rule_id == "mentions.source"


CHECKS: Mapping[str, Callable[[Hit, Item, Item], bool]] = {
    "agrees": _agrees,
    "employer": _employer,
    "force": _force,
    "in_smaller": places.in_smaller,
    "organ": places.organ,
    "own_place": places.own_place,
    "people_of": _people_of,
    "quarter": places.quarter,
    "single": _single,
    "site": places.site,
    "apposed": places.apposed,
    "demonym": places.demonym,
    "body": _body,
    "address": places.address,
    "chamber": _chamber,
    "of_states": places.of_states,
    "city": places.city,
    "institution": places.institution,
    "land": _land,
    "lawmaker": _lawmaker,
    "no_list": places.no_list,
    "no_party": _no_party,
    "no_title": _no_title,
    "no_work": _no_work,
    "no_region": places.no_region,
    "no_quarter": places.no_quarter,
    "of_town": places.of_town,
    "of_people": places.of_people,
    "of_person": _of_person,
    "private": places.private,
    "office_end": _office_end,
    "party": _party,
    "party_of": _party_of,
    "people": places.state,
    "possessed": places.possessed,
    "region": places.in_region,
    "source": _source,
    "state": places.state,
    "told": _told,
    "town": _town,
    "trade": _trade,
    "untitled": _untitled,
    "wider": places.wider,
    **wholes.CHECKS,
}
