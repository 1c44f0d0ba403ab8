"""The forms that the content of a cue takes besides quotation: clauses, infinitives, what a stance is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from pipeline.core.text import Span
from pipeline.logic.signals import is_infinitive
from pipeline.logic.syntax import children, is_clause, lemma
from pipeline.stages.attributions import contents
from pipeline.stages.attributions.words import WORDS, Word

if TYPE_CHECKING:
    from spacy.tokens import Token

# A content and the kind of its attribution.
Form = tuple[Span, str]

# "They haven't said when it opens": no adverbial clause, whatever the parser says.
ASKED = frozenset({"when", "where", "how", "why", "whether", "if"})
RELATIVES = frozenset({"which", "who", "that", "what", "whom"})
# "Called the plan" rather names it than judges it; "called the plan a mistake" judges.
NAMING = frozenset({"call", "see", "consider", "view", "regard", "deem", "label", "brand", "dub", "term"})
# What belongs to what is judged: "blamed the board for the loss".
TIED = frozenset({"as", "of", "for"})
# What a content clause begins with.
OPENING = ("nsubj", "nsubjpass", "csubj", "expl", "mark")
LONGEST_CUE = 60
STOPS = ("; ", ": ")
LEAST = 20  # characters of such a content


def clause(token: Token, word: Word, source: Span, line: Span, cues: Collection[int], text: str) -> Form | None:
    """The clause or infinitive that a verb governs, or that it is put into; `text` is the whole one."""
    if kind := word.takes.get("clause", ""):
        for below in children(token, "ccomp"):
            if kind != "deny" and not children(below, *OPENING):
                continue  # "demonstrated outside the office": no clause, whatever the parser says
            extent = contents.extent(below, token, cues)
            if (near := _behind_a_stop(extent, source, token, text)) is not None:
                return near, kind
            between = text[extent.end : token.idx] if extent.end <= token.idx else ""
            if extent.start > token.idx or (between and ";" not in between):
                return _without(source, extent, token), kind
            if token.dep_ in {"relcl", "pcomp", "csubj"} and extent.end > token.idx + len(token):
                return Span(token.idx + len(token), extent.end), kind  # "which he said were new"
        for below in children(token, "advcl"):
            if below.left_edge.i == token.i + 1 and below.left_edge.lower_ in ASKED:
                return contents.extent(below, token, cues), kind
    if kind := word.takes.get("inf", ""):
        for below in children(token, "xcomp"):
            if kind == "deny" or is_infinitive(below):
                return contents.extent(below, token, cues), kind
    if kind := word.takes.get("obj_inf", "") or word.takes.get("on_inf", ""):
        for below in children(token, "xcomp", "ccomp", "advcl"):
            if is_infinitive(below) and below.i > token.i:
                objects = [c for c in children(token, "dobj", "dative", "prep") if token.i < c.i < below.i]
                extent = contents.extent(below, token, cues)
                return Span(min([contents.phrase(o).start for o in objects] + [extent.start]), extent.end), kind
    around = _put_in(token, source, line, text) if "clause" in word.takes else None
    return (around, word.takes["clause"]) if around else None


def _behind_a_stop(extent: Span, source: Span, cue: Token, text: str) -> Span | None:
    """What stands between a semicolon or colon and a source with its cue: "He scoffed: prices fell, the bank said"."""
    start = max(text.rfind(mark, extent.start, source.start) for mark in STOPS) + 1
    end = text.rfind(",", start, source.start)
    behind = extent.start < source.start <= cue.idx and source.start - end <= LONGEST_CUE
    return Span(start, end) if behind and start > 0 and end - start > LEAST else None


def _without(source: Span, extent: Span, cue: Token) -> Span:
    """A content without the source that the parser ties to its end: "..., its director, Ann Lee, said"."""
    if not extent.start < source.start < extent.end <= cue.idx:
        return extent
    name = cue.doc.char_span(source.start, source.end, alignment_mode="expand")
    if name is None or name.root.dep_ != "appos" or name.root.head.pos_ != "NOUN":
        return extent
    first = name.root.head.left_edge
    return Span(extent.start, first.idx) if first.idx > extent.start else extent


def _put_in(token: Token, source: Span, line: Span, text: str) -> Span | None:
    """ "Prices, the bank said, will fall"; "as the bank said"; "which the bank says will fall"."""
    head, cue = token.head, Span(token.idx, token.idx + len(token))
    nested = token.dep_ in {"parataxis", "ccomp", "advcl"} and is_clause(head) and not children(token, "dobj")
    # "'He will not reply,' she said": the cue is said, not reply.
    over = (lemma(head), "VERB") not in WORDS or any(m.lower_ == "as" for m in children(token, "mark"))
    if nested and over and contents.is_set_off(token):
        whole = contents.phrase(token)
        inside = whole if whole.length < line.length // 2 else Span(source.start, cue.end)
        return contents.around(inside, line, text)
    if token.dep_ in {"acl", "amod"}:
        return None  # "the ruling, written by Ann Lee, gives them a week"
    both = Span(min(source.start, cue.start), max(source.end, cue.end))
    if both.length > LONGEST_CUE or both.start < line.start or both.end > line.end:
        return None
    before, after = text[line.start : both.start].rstrip(), text[both.end : line.end].strip()
    if before.endswith(",") and (not after.strip('.”"') or after[0] == ","):
        return contents.around(both, line, text)
    return _relative(token, both.start, line)


def _relative(token: Token, first: int, line: Span) -> Span | None:
    start = token.doc.char_span(first, first + 1, alignment_mode="expand")
    if start is None or start.start == 0 or token.i + 1 >= len(token.doc):
        return None
    opener, onward = token.doc[start.start - 1], token.nbor(1)
    if opener.lower_ not in RELATIVES or onward.pos_ not in {"VERB", "AUX"} or opener.idx < line.start:
        return None
    verb = onward.head if onward.dep_ in {"aux", "auxpass"} else onward
    return Span(onward.idx, max(contents.phrase(verb).end, onward.idx + len(onward)))


def stance(token: Token, word: Word, things: Sequence[Token], cues: Collection[int]) -> Form | None:
    """What a verb of praise, blame, support or demand is about; `things` are its objects."""
    kind = word.takes.get("stance", "")
    naming = lemma(token) in NAMING
    if kind and things:
        more = [c for c in children(token, "oprd", "prep", "xcomp", "ccomp") if c.i > things[0].i]
        tied = [c for c in more if c.dep_ != "prep" or c.lower_ in TIED]
        return None if naming and not tied else (contents.phrase(things[0], *things[1:], *tied), kind)
    if kind and naming:  # "called the charges baseless": a clause without a verb
        for small in children(token, "ccomp", "oprd"):
            if small.i > token.i and not children(small, "mark"):
                return contents.extent(small, token, cues), kind
    for prep in children(token, "prep"):
        if prep.lower_ in word.about and (objects := children(prep, "pobj", "pcomp")):
            return contents.phrase(objects[0]), word.about[prep.lower_]
    return None
