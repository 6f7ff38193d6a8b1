# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watching what keys are derived for, without paying for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from storage.vault import kdf
from storage.vault.kdf import KdfLimits, KdfParams


@dataclass(frozen=True, slots=True)
class Known:
    """One derivation that was really done: what for, and what came out."""

    salt: bytes
    params: KdfParams
    key: bytes


@dataclass(slots=True)
class Watch:
    """What was asked of Argon2 while it was watched."""

    asked: list[KdfParams] = field(default_factory=list)

    def beyond(self, limits: KdfLimits) -> list[KdfParams]:
        """Those that no file may ask for."""
        return [
            params
            for params in self.asked
            if not (
                limits.memory_kib[0] <= params.memory_kib <= limits.memory_kib[1]
                and limits.passes[0] <= params.passes <= limits.passes[1]
                and limits.lanes[0] <= params.lanes <= limits.lanes[1]
                and params.memory_kib * params.passes <= limits.work_kib
            )
        ]


@contextmanager
def watched(known: Known) -> Iterator[Watch]:
    """Argon2 replaced by something that notes the cost and spends none.

    For the salt and the parameters of `known` it gives the real key, so that an untouched header
    opens; for anything else a key that opens nothing.
    """
    watch = Watch()

    class Argon2id:
        def __init__(
            self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int
        ) -> None:
            self._salt = salt
            self._params = KdfParams(memory_cost, iterations, lanes)

        def derive(self, secret: bytes) -> bytes:
            watch.asked.append(self._params)
            if (self._salt, self._params) == (known.salt, known.params):
                return known.key
            return hashlib.sha256(self._salt + repr(self._params).encode() + secret).digest()

    with mock.patch.object(kdf, "Argon2id", Argon2id):
        yield watch


@contextmanager
def none_expected() -> Iterator[list[str]]:
    """Neither Argon2 nor HKDF is to be used; gives the names of those that were."""
    used: list[str] = []

    def noted(name: str, real: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            used.append(name)
            return real(*args, **kwargs)

        return call

    with (
        mock.patch.object(kdf, "passphrase_key", noted("Argon2", kdf.passphrase_key)),
        mock.patch.object(kdf, "expand", noted("HKDF", kdf.expand)),
    ):
        yield used
