"""Pairs things one to one, so that the sum of their weights is the greatest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of a matrix of weights >= 0, each row and column once at most, sorted.

    Pairs of weight 0 are left out. Exact: shortest augmenting paths with potentials, as in Jonker and
    Volgenant (1987), cubic in the shorter side. Of several best answers always the same one.
    """
    import numpy as np

    if not weights or not weights[0]:
        return []
    matrix = np.array(weights, dtype=np.int64)
    turned = matrix.shape[0] > matrix.shape[1]
    found = _match(-matrix.T if turned else -matrix)
    pairs = [(column, row) if turned else (row, column) for row, column in found]
    return sorted((row, column) for row, column in pairs if weights[row][column] > 0)


def _match(cost: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The cheapest column for each row, as (row, column); there are at least as many columns as rows."""
    import numpy as np

    rows, columns = cost.shape
    far = np.iinfo(np.int64).max
    row_price, column_price = np.zeros(rows, np.int64), np.zeros(columns, np.int64)
    owner = [-1] * columns
    for new in range(rows):
        least, back = np.full(columns, far, np.int64), np.full(columns, -1, np.int64)
        done = np.zeros(columns, bool)
        row, at = new, -1
        while row >= 0:
            slack = cost[row] - row_price[row] - column_price
            nearer = ~done & (slack < least)
            least[nearer], back[nearer] = slack[nearer], at
            following = int(np.argmin(np.where(done, far, least)))
            step = least[following]
            # Every row on the tree pays one step more, its column one less.
            row_price[new] += step
            for column in np.flatnonzero(done):
                row_price[owner[column]] += step
            column_price[done] -= step
            least[~done] -= step
            at, row = following, owner[following]
            done[at] = True
        while at >= 0:
            before = int(back[at])
            owner[at] = owner[before] if before >= 0 else new
            at = before
    return [(row, column) for column, row in enumerate(owner) if row >= 0]
