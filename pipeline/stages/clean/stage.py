"""The stage: repairs what an encoding broke, then what a layout broke. It deletes nothing that a reader sees."""

from __future__ import annotations

from pipeline.core.text import Edit, Text
from pipeline.stages.clean import accents, gaps, mojibake


def run(text: Text) -> tuple[Text, tuple[Edit, ...]]:
    """The clean text, and what was done to get it.

    In the clean text words are parted by one plain space, lines by one `\\n`, paragraphs by `\\n\\n`. The spans of the
    edits are in the raw file, in reading order; an edit inside a repaired character has that character's span.
    """
    repairs = mojibake.find(text.value)
    # Two passes, since what looks like a control character or a no-break space may be half of a broken letter.
    repaired = text.edit(repairs) if repairs else text
    spacing = gaps.find(repaired.value) + accents.find(repaired.value)
    cleaned = repaired.edit(spacing) if spacing else repaired
    done = [Edit(text.to_raw(e.span), e.new, e.rule_id) for e in repairs]
    done += [Edit(repaired.to_raw(e.span), e.new, e.rule_id) for e in spacing]
    return cleaned, tuple(sorted(done, key=lambda e: (e.span, e.rule_id)))
