"""Files of brat are read back by rowcite's own reader of hand labels."""

from __future__ import annotations

from pathlib import Path

from pipeline.core import rows
from pipeline.export import formats, standoff

OUTPUTS = Path(__file__).parents[2] / "outputs"


def test_brat(folder: Path) -> None:
    texts = folder.parent / "seeds" if folder.name == "out" else OUTPUTS.parent / "seeds"
    formats.run(folder, ["brat"], texts)
    mentions = list(rows.MENTIONS.read(folder / "mentions.csv"))
    parts = list(rows.EVENT_ARGUMENTS.read(folder / "event_arguments.csv"))
    for document in rows.DOCUMENTS.read(folder / "documents.csv"):
        raw = (folder / f"export/brat/{document.doc_id}.txt").read_bytes().decode()
        assert len(raw) == document.chars
        text = (folder / f"export/brat/{document.doc_id}.ann").read_text("utf-8")
        page = standoff.parse(document.doc_id, raw, text, "x.ann")
        back = {(m.start, m.end, m.label, m.cells.get("form"), m.cells.get("entity_id", "")) for m in page.marks}
        mine = [row for row in mentions if row.doc_id == document.doc_id]
        assert {(r.start, r.end, r.label or "NOMINAL", r.form, r.entity_id) for r in mine} <= back
        at = {mark.id: (mark.start, mark.end) for mark in page.marks}
        links = {(link.role, at[link.source], at[link.target]) for link in page.links}
        for part in parts:
            if part.doc_id == document.doc_id:
                start, end = map(int, part.event_id.rsplit(":", 1)[1].split("#")[0].split("-"))
                assert (part.role, (start, end), (part.start, part.end)) in links


def test_brat_lines(out: Path) -> None:
    formats.run(out, ["brat"])
    lines = (out / "export/brat/a.ann").read_text("utf-8").split("\n")
    assert "T4\tMONEY 14 19;21 28\t£2.50 million" in lines
    assert "E3\tloan:T3 lender:T2 amount:T4 borrower:T6 told_in:E8" in lines
    assert "A2\tmodality E3 reported" in lines
    assert [line for line in lines if line.startswith("#1")] == ["#1\tAnnotatorNotes T2\tentity_id=gpe:orla"]
