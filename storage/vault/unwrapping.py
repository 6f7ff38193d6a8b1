# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a secret to the master key, and what the two copies of the header tell on the way.

A header is believed when it is authentic under the master key that one of its own slots gave. Only
then anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage import errors
from storage.vault import files, header, slots
from storage.vault.header import Header
from storage.vault.kdf import LIMITS, KdfLimits

# A change of a secret adds 1, a change of all keys 2. Nothing that was not sealed by a known key
# moves the sequence further than this.
_PLAUSIBLE = 4

_Tried = dict[tuple[str, slots.Slot], bytes | None]


@dataclass(frozen=True, slots=True)
class Secret:
    """One way of opening: the kind of slot it is for, and the text. Not shown by `repr`."""

    kind: str
    text: str

    def __repr__(self) -> str:
        return f"Secret({self.kind})"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a secret opened.

    Attributes:
        header: the newest authentic header it opens.
        master: the master key.
        copies: every readable copy.
        unread: how many copies are missing or damaged.
    """

    header: Header
    master: bytes
    copies: tuple[Header, ...] = ()
    unread: int = 0

    def __repr__(self) -> str:
        return f"Opened({self.header.vault_id}, {self.header.sequence})"


def open_header(folder: Path, secret: Secret, limits: KdfLimits = LIMITS) -> Opened:
    """Try the copies, the newest first; each slot is derived for once.

    Raises:
        errors of `files.read_headers`, before anything is derived.
        WrongSecret: no copy has a slot that it opens.
        HeaderChanged: it opens a slot, but no copy is as it was sealed.
    """
    copies = tuple(files.read_headers(folder, limits))
    refusal: errors.StorageError = errors.WrongSecret()
    tried: _Tried = {}
    for found in copies:
        master = _unwrapped(found, secret, limits, tried)
        if master is None:
            continue
        if header.authentic(found, master):
            return Opened(found, master, copies, len(files.HEADERS) - len(copies))
        refusal = errors.HeaderChanged()
    raise refusal


def master_of(found: Header, secret: Secret, limits: KdfLimits = LIMITS) -> bytes:
    """The master key out of one header. Raises `WrongSecret`: it has no slot that this opens."""
    master = _unwrapped(found, secret, limits, {})
    if master is None:
        raise errors.WrongSecret
    return master


def fits(found: Header, master: bytes, secret: Secret, limits: KdfLimits = LIMITS) -> bool:
    """Whether a secret opens this header, by a real derivation."""
    return _unwrapped(found, secret, limits, {}) == master


def settle_copies(
    folder: Path, opened: Opened, current: Header, master: bytes, *, recorded: int
) -> tuple[Header, tuple[str, ...]]:
    """Make both copies whole and equal again. Gives the header then in use, and notices.

    Args:
        opened: what the copies were when the vault was opened.
        current: the header in use by now, and `master` its key.
        recorded: the newest sequence that the database knows of.
    """
    notices: list[str] = []
    written = current
    newest = max((copy.sequence for copy in opened.copies), default=0)
    if current.sequence < newest <= current.sequence + _PLAUSIBLE and recorded <= current.sequence:
        # A change was cut off between the copies and did not open: the sequence never goes back.
        written = header.sealed(current.followed_by(current.slots, past=newest), master)
    if any(_foreign(copy, opened) for copy in opened.copies):
        notices.append("header_changed")
    if files.whole(folder, written):
        return written, tuple(notices)
    try:
        files.write_headers(folder, written)
    except errors.StorageError:
        return current, (*notices, "header_unrepaired")
    if opened.unread:
        notices.append("header_repaired")
    elif written.sequence != current.sequence:
        notices.append("change_cut_off")
    return written, tuple(notices)


def _foreign(copy: Header, opened: Opened) -> bool:
    """Whether a readable copy was written by something that does not hold the keys."""
    if header.authentic(copy, opened.master):
        return False
    if copy.previous is not None and copy.sequence == opened.header.sequence + 1:
        # All keys were being changed, and the one that sealed this was not opened.
        return False
    previous = opened.header.previous
    if previous is not None:
        before = slots.unwrap_previous(
            previous.nonce, previous.wrapped, opened.header.vault_id, opened.master
        )
        return not header.authentic(copy, before)
    return True


def _unwrapped(found: Header, secret: Secret, limits: KdfLimits, tried: _Tried) -> bytes | None:
    for slot in found.of_kind(secret.kind):
        key = (found.vault_id, slot)
        if key not in tried:
            try:
                tried[key] = slots.open_slot(slot, found.vault_id, secret.text, limits)
            except errors.WrongSecret:
                tried[key] = None
        if tried[key] is not None:
            return tried[key]
    return None
