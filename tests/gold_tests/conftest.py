"""What tests of several files score against."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.gold.labels import Labels
from tests.gold_tests import hand


@pytest.fixture
def gold(tmp_path: Path) -> Labels:
    return hand.labels(tmp_path)
