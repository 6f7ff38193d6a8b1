# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Softmax regression with a penalty on the squares of the weights, minimised by SciPy.

No chance is involved: the same rows give the same weights on the same machine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

# A row: numbers of features, how much each of them counts there, numbers of features that count 1.
Row = tuple[Sequence[int], float, Sequence[int]]


def fit_softmax(
    rows: Sequence[Row],
    truths: Sequence[Mapping[int, float]],
    penalties: Sequence[float],
    labels: int,
    rounds: int,
) -> list[list[float]]:
    """The weights of features, a list over the labels each.

    `truths` say for each row how much it speaks for which labels, by their numbers: 1 for the one
    that was given, or chances; `penalties` are one a feature; `rounds` is the most steps taken.
    """
    table = _matrix(rows, len(penalties))
    turned = table.T.tocsr()
    wanted = np.zeros((len(rows), labels))
    for row, truth in zip(wanted, truths, strict=True):
        row[list(truth)] = list(truth.values())
    much = wanted.sum(axis=1, keepdims=True)
    pull = np.asarray(penalties)[:, None]

    def look(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(len(penalties), labels)
        totals = table @ weights
        totals -= totals.max(axis=1, keepdims=True)
        steps = np.exp(totals)
        whole = steps.sum(axis=1, keepdims=True)
        loss = float((np.log(whole) * much).sum() - (totals * wanted).sum())
        slope = turned @ (steps / whole * much - wanted) + pull * weights
        return loss + float((pull * weights * weights).sum()) / 2, slope.ravel()

    begin = np.zeros(len(penalties) * labels)
    found = minimize(look, begin, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    weights: list[list[float]] = found.x.reshape(len(penalties), labels).tolist()
    return weights


def _matrix(rows: Sequence[Row], features: int) -> csr_matrix:
    values: list[float] = []
    numbers: list[int] = []
    ends = [0]
    for words, much, whole in rows:
        numbers += [*words, *whole]
        values += [much] * len(words) + [1.0] * len(whole)
        ends.append(len(numbers))
    return csr_matrix((values, numbers, ends), shape=(len(rows), features))
