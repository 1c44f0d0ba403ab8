"""One bad input beside a good one."""

from __future__ import annotations

from pathlib import Path

from tests import fake

GOOD = {"good.txt": "Acme sold 5 mills.\n"}


def reason(tmp_path: Path, path: str) -> tuple[str, str]:
    """Why the one rejected input was; the good one must have its rows."""
    (row,) = fake.read(tmp_path / "out", "rejected")
    assert row["path"] == path
    assert [d["doc_id"] for d in fake.read(tmp_path / "out", "documents")] == ["good"]
    assert [m["text"] for m in fake.read(tmp_path / "out", "mentions")] == ["Acme"]
    return row["code"], row["message"]
