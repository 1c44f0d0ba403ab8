"""Checks on places: which is the wider one, which is a site, which a state."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.core import vocab
from pipeline.logic.syntax import lemma
from pipeline.stages.relations.context import REGIONAL

if TYPE_CHECKING:
    from pipeline.logic.lines import Hit, Item

STATE = re.compile(r"gpe:[A-Z]{2,4}")
PLACES = frozenset({"GPE", "LOC", "FAC"})
CITIES = frozenset(r["name"] for r in vocab.read("entities", "cities")) - {"The Bronx"} | {"New York"}
NATIONS = frozenset(r["entity_id"] for r in vocab.read("relations", "nations"))  # peoples without a state
CONTINENTS = frozenset({"african", "european", "arab", "soviet", "american"})
INSTITUTIONS = frozenset(r["lemma"] for r in vocab.read("relations", "institutions"))
QUARTERS = frozenset(r["lemma"] for r in vocab.read("relations", "quarters"))
ORGANS = frozenset(r["lemma"] for r in vocab.read("relations", "organs"))
REGIONS = frozenset(r["name"] for r in vocab.read("relations", "regions"))
PUBLIC = frozenset({"party", "movement", "front", "union", "court", "council", "university", "republic", "forces"})
GOVERNMENT = frozenset(
    {"ministry", "parliament", "senate", "congress", "cabinet", "government", "supreme", "army", "navy"}
)


def is_state(item: Item) -> bool:
    """Whether a mention is a country."""
    return item.mention is not None and bool(STATE.fullmatch(item.mention.row.entity_id))


def is_nation(entity_id: str) -> bool:
    """Whether an adjective or people is that of a country or nation: no party or faith."""
    return entity_id.startswith("gpe:") or entity_id in NATIONS


def of_people(hit: Hit, head: Item, tail: Item) -> bool:
    """A name, and one of a people: not "in return for the Turks he", nor "Ann Lee, a Democrat"."""
    named = head.mention is not None and head.mention.row.form == "name" and tail.token.tag_ not in {"NNS", "NNPS"}
    return named and tail.mention is not None and is_nation(tail.mention.row.entity_id)


def demonym(hit: Hit, head: Item, tail: Item) -> bool:
    """A country's people right before a name, where no article says that it is one: "Russian Nadia Petrova"."""
    if hit.items[0] is not tail or tail.mention is None:
        return True
    return is_state(tail) and not (hit.before and hit.before[-1].token.text in {"-", "and", ",", "/"})


def is_region(item: Item) -> bool:
    """Whether a mention is a country, or a state or province that stands behind its towns."""
    return item.mention is not None and (is_state(item) or item.mention.row.text in REGIONS)


def in_region(hit: Hit, head: Item, tail: Item) -> bool:
    """A state or country behind a town, in a sentence: a dateline before a report only says where it was written."""
    if head.mention is None or head.mention.row.rule_id == "mentions.dateline":
        return False
    return is_region(tail) and not is_state(head)


def wider(hit: Hit, head: Item, tail: Item) -> bool:
    """A town in a country: the country isn't the subject of what follows ("In Geneva, Russia said")."""
    return not is_state(head)


def quarter(hit: Hit, head: Item, tail: Item) -> bool:
    """The smaller place isn't a country, nor the wider one."""
    return not is_state(head)


def of_town(hit: Hit, head: Item, tail: Item) -> bool:
    """A quarter of a town; the districts of a country lie in it."""
    return not is_state(tail)


def city(hit: Hit, head: Item, tail: Item) -> bool:
    """The wider place is a known city, the smaller one isn't."""
    names = [i.mention.row.text if i.mention is not None else "" for i in (head, tail)]
    return names[0] not in CITIES and names[1] in CITIES


def no_region(hit: Hit, head: Item, tail: Item) -> bool:
    """The trigger isn't a part of a town, for which there is another relation."""
    return lemma(hit.trigger[-1].token) not in QUARTERS


def no_quarter(hit: Hit, head: Item, tail: Item) -> bool:
    """No word for a part of a town follows: "Basra's Jazair district" is a part."""
    if is_state(tail) and not is_state(head):
        return True  # "Portugal's Leiria district"
    return not any(i.mention is None and lemma(i.token) in QUARTERS for i in (hit.items[-1], *hit.after[:1]))


def site(hit: Hit, head: Item, tail: Item) -> bool:
    """A site and its town: neither a region beside another ("the West Bank, Gaza") nor a country."""
    if not any(t.pos_ in {"VERB", "AUX"} for t in head.token.sent):
        return False  # an address: "Where: Te Papa, Cable Street, Wellington"
    return head.mention is not None and not (is_state(tail) and head.label == "LOC")


def in_smaller(hit: Hit, head: Item, tail: Item) -> bool:
    """A site under a place in the genitive, or a county under its country, state or province: "Ohio's Lake County"."""
    if head.label != "GPE" or hit.items[-1] is not head:
        return True  # "Indonesia's Aceh province"
    words = head.mention.row.text.lower().split() if head.mention else []
    return is_region(tail) and any(w in REGIONAL for w in words)


def own_place(hit: Hit, head: Item, tail: Item) -> bool:
    """Several places before "in" aren't all there: not the first one of "in Leeds and Lyon in France"."""
    places = hit.roles.get("head", ())
    if len(places) < 2 or head is not places[0] or len(hit.before) < 2:
        return True
    return hit.before[-1].token.lower_ != "in" or hit.before[-2].mention is None


def no_list(hit: Hit, head: Item, tail: Item) -> bool:
    """No list of places goes on behind the second: "Morelia, Veracruz, Puebla and Merida"."""
    between = [i.token.lower_ for i in hit.after[:2] if i.mention is None]
    if not between or between[0] not in {",", "and", "or"}:
        return True
    links = 2 if between[:2] in ([",", "and"], [",", "or"]) else 1  # "Ohio, Florida, and Nevada"
    follows = hit.after[links] if len(hit.after) > links else None
    if follows is None or follows.mention is None or follows.mention.row.label not in PLACES:
        return True
    if head.label != "GPE":  # "Bat Islands, Monkey Head, and the Cays", but "Fort Hamilton, Brooklyn, N.Y."
        return links == 1 and between[0] == "," and is_region(follows) and not is_region(tail)
    if links == 2:
        return not is_region(follows) and not is_region(head)
    return between[0] == "," and not is_region(follows)


def apposed(hit: Hit, head: Item, tail: Item) -> bool:
    """The second place hangs on the first and ends there: at a comma or a full stop."""
    hangs = tail.token.head == head.token and tail.token.dep_ in {"appos", "npadvmod", "nmod", "conj"}
    ends = not hit.after or hit.after[0].token.text in {",", ".", ";", ")"}
    if len(hit.after) > 1 and hit.after[1].mention is not None and hit.after[1].mention.row.label in PLACES:
        return False  # "in Paris, Zurich, Amsterdam"
    return hangs and ends and not is_region(head) and not is_region(tail)


def address(hit: Hit, head: Item, tail: Item) -> bool:
    """A town before its state or country, behind a body that is at home there."""
    named = [i for i in hit.items if i.mention is not None]
    return is_region(named[-1]) and not is_region(tail)


def of_states(hit: Hit, head: Item, tail: Item) -> bool:
    """A country that a body includes."""
    return is_state(head)


def institution(hit: Hit, head: Item, tail: Item) -> bool:
    """A body that has one place: its name has a noun of institutions, and it isn't a state's."""
    words = head.mention.row.text.lower().split() if head.mention else []
    if words[-1:] in (["union"], ["league"]) and not CONTINENTS.isdisjoint(words):
        return False  # "officials of the African Union in Khartoum"
    return any(w in INSTITUTIONS or w.removesuffix("s") in INSTITUTIONS for w in words)


def private(hit: Hit, head: Item, tail: Item) -> bool:
    """A body of a town, or a firm of a country; no ministry or party."""
    words = head.mention.row.text.lower().split() if head.mention else []
    return not is_state(tail) or (not _of_state(head) and PUBLIC.isdisjoint(words))


def possessed(hit: Hit, head: Item, tail: Item) -> bool:
    """A body that is at home there, not an office of it."""
    return not (_of_state(head) or organ(hit, head, tail)) and not (
        hit.after and hit.after[0].token.text == "-"
    )  # "Ghana's UN-backed court"


def organ(hit: Hit, head: Item, tail: Item) -> bool:
    """A named part of a state: its parliament, a ministry, a force."""
    words = head.mention.row.text.lower().split() if head.mention and head.mention.row.form == "name" else []
    return (not ORGANS.isdisjoint(words) or words == ["congress"]) and is_state(tail)


def _of_state(item: Item) -> bool:
    words = item.mention.row.text.lower().split() if item.mention else []
    return any(w in GOVERNMENT for w in words)


def state(hit: Hit, head: Item, tail: Item) -> bool:
    return is_state(tail)
