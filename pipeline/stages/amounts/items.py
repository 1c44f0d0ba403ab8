"""What the scanner reads at one place, before places are joined."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from pipeline.stages.amounts.currency import Currency
from pipeline.stages.amounts.numerals import Number


@dataclass(frozen=True, slots=True)
class Item:
    """A figure at [start, end) of the clean text.

    `kind` is money or a kind of quantity; `low` and `high` are in units of `currency` or `unit`, None
    where open. `rule` is the rule's name without its table. `prefixed`: its currency stands before it.
    `bound_start` is where the words of its bound begin, or start. `of` is what a suffix says is counted.
    """

    start: int
    end: int
    kind: str
    rule: str
    low: Fraction | None
    high: Fraction | None
    number: Number
    currency: Currency | None = None
    prefixed: bool = False
    unit: str = ""
    bound: str = "exact"
    bound_start: int = -1
    per: str = ""
    of: str = ""
    negative: bool = False

    @property
    def plain(self) -> bool:
        """Whether it is a bare number that a neighbour's unit or currency may complete."""
        return self.kind == "count" and self.rule == "count" and not self.of

    @property
    def measure(self) -> tuple[str, object, str]:
        """What two items must share to be one range."""
        return (
            self.kind,
            self.currency and (self.currency.codes, self.currency.word, self.currency.per_major),
            self.unit,
        )
