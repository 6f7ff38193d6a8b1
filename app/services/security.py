# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and health of one open journal: passphrase, recovery code, checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.errors import AppError
from app.problems import problem
from app.services import keychain
from app.services.translation import guarded
from storage.errors import WrongSecret
from storage.values import Info, Report
from storage.vault.vault import Vault, new_recovery_code

RECOVERY, KEYCHAIN = "recovery", "keychain"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a journal, without anybody's words."""

    records: int
    drafts: int
    followups: int
    trashed: int
    total: int


class Security:
    """What may be done with the keys. Everything here runs on the vault lane.

    What asks for the passphrase derives from it, about a second, and raises AppError
    "wrong_current" when it is another one.
    """

    def __init__(self, *, vault: Vault, changed: Callable[[], None]) -> None:
        """`changed` is called after every change of what opens the journal."""
        self._vault = vault
        self._changed = changed

    def check_passphrase(self, passphrase: str) -> None:
        """Make sure that whoever sits here knows the passphrase."""
        with guarded():
            try:
                self._vault.check_passphrase(passphrase)
            except WrongSecret:
                raise problem("wrong_current") from None

    def change_passphrase(self, current: str, new: str) -> None:
        """Let a new passphrase open the journal, and the old one no longer.

        Old copies of the journal folder still open with the old passphrase.
        """
        self.check_passphrase(current)
        self.set_passphrase(new)

    def set_passphrase(self, new: str) -> None:
        """The same for somebody who came in with the recovery sheet."""
        with guarded():
            self._vault.set_passphrase(new)
        self._changed()

    def new_recovery_code(self) -> str:
        """A code for a new sheet. It opens nothing before `use_recovery`."""
        return new_recovery_code()

    def use_recovery(self, code: str) -> None:
        """Let the code of a new sheet open the journal; an earlier one no longer does."""
        with guarded():
            self._vault.set_recovery(code)
        self._changed()

    def remove_recovery(self) -> None:
        """Let no recovery sheet open the journal any more."""
        with guarded():
            self._vault.remove_slot(RECOVERY)
        self._changed()

    def has_recovery(self) -> bool:
        """Whether a recovery sheet opens this journal."""
        return RECOVERY in self._vault.slots

    def has_keychain(self) -> bool:
        """Whether a keychain opens this journal, here or on another computer."""
        return KEYCHAIN in self._vault.slots

    def use_keychain(self, secret: str) -> None:
        """Let what a keychain keeps open the journal, see `app.services.keychain`."""
        with guarded():
            self._vault.set_keychain(secret)
        self._changed()

    def remove_keychain(self) -> None:
        """Let no keychain open the journal any more."""
        with guarded():
            self._vault.remove_slot(KEYCHAIN)
        self._changed()

    def change_all_keys(
        self,
        passphrase: str,
        recovery_code: str,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> None:
        """New keys for everything; only the passphrase and the new recovery code open it then.

        `progress` is told "copy", "check" or "exchange", how far it is, and of how much.
        Copies made before still open with what opened them then, but for what a keychain kept:
        that is taken out of it.
        """
        self.check_passphrase(passphrase)
        kept = self.has_keychain()
        try:
            with guarded():
                self._vault.change_all_keys(passphrase, recovery_code, progress=progress)
        except AppError as error:
            if error.code != "disk_full":
                raise
            needed = self.info().database_bytes // 1_000_000 + 20
            raise problem("rotation_no_room", megabytes=needed) from None
        finally:
            # Also after an error: it may have come when the new keys were in place.
            self._changed()
        if kept:
            keychain.forget(self._vault.id)

    def info(self) -> Info:
        """Counts, versions and sizes."""
        with guarded():
            return self._vault.info()

    def counts(self) -> Counts:
        """How many records, drafts and follow-ups there are."""
        counts = self.info().counts
        total = sum(counts.values())
        trashed = sum(n for (_, state), n in counts.items() if state == "trashed")
        return Counts(
            records=counts.get(("record", "kept"), 0),
            drafts=sum(n for (_, state), n in counts.items() if state == "draft"),
            followups=counts.get(("followup", "kept"), 0),
            trashed=trashed,
            total=total,
        )

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Report:
        """Check every page and every row; `progress` is told (done, of all)."""
        with guarded():
            return self._vault.verify(progress)

    def release_cache(self) -> None:
        """Give memory back that only made reading faster."""
        with guarded():
            self._vault.release_cache()
