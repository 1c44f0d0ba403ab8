"""Pieces of lines over the order of words that many rules share: written ~name in a line."""

from __future__ import annotations

MACROS = {
    "age": "( , /NUM ( years? old )? | ,|[ d|r|i|dem|rep -|, ( @GPE | /PROPN ) .? ]? )?",
    "cut": ",|-|--|–|—|_|[",
    "an": (
        "( now|then|once|formerly|previously|currently|later|also|still )? ( a|an|the|one|another|some )? "
        "( former|longtime|long-time|retired|veteran )?"
    ),
    "mods": "( /ADJ|NOUN|PROPN|ADV|X|NUM ( - /ADJ|NOUN|PROPN|ADV|VERB ){0,2} | & ){0,4}",
    "hon": "( <honorifics> .? )?",
    "matter": "( of|for|in ( the )? ( /ADJ|NOUN|PROPN|VERB|NUM|CCONJ ){1,4} )?",
    "the": "( the|a|an )? ( /ADJ|NUM|NOUN ( - /ADJ|NOUN|VERB )? ){0,3}",
    "who": "( , )? who|which|that",
    "be": "is|was|are|were|be|been|being|become|becomes|became|remain|remains|remained",
    "quote": "( \"|“|‘|'|''|`` )? ( the|a|an )?",
}
