"""Lists the corrections by hand of a run, and what came of each."""

from __future__ import annotations

from pathlib import Path

from pipeline import corrections


def run(out: Path) -> str:
    """A block for each correction: where, what, by whom, and the row's rule before, or why it wasn't applied."""
    told = corrections.recorded(out)
    if not told:
        return f"{out}: no corrections.\n"
    applied = sum(one.status == "applied" for one in told)
    lines = [f"{out}: {applied} corrections applied, {len(told) - applied} not"]
    for one in told:
        lines += ["", f"{one.doc_id} {one.table} {one.place}", f"  {one.action} {one.value}".rstrip()]
        lines.append(f"  by {one.who}{f': {one.why}' if one.why else ''}")
        if one.reason:
            lines.append(f"  not applied: {one.reason}")
        elif one.made_by:
            lines.append(f"  was of {one.made_by}{f': {one.before}' if one.before else ''}")
    return "\n".join(lines) + "\n"
