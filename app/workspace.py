# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one object a window receives once a journal is open."""

from __future__ import annotations

import shutil
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.changes import ChangeSet
from app.domain.errors import AppError
from app.problems import problem
from app.services import backup_folders, freshness
from app.services.backups import Backups
from app.services.before_contact import BeforeContact
from app.services.beliefs import Beliefs
from app.services.checking import Checking
from app.services.drafting import Drafting
from app.services.journal import Journal
from app.services.notice import on_opening
from app.services.notice import rescued as said_rescued
from app.services.patterns import Patterns
from app.services.practice import Practice
from app.services.preferences import PreferencesService
from app.services.repairs import Repairs
from app.services.rescue import Rescue
from app.services.retention import Retention
from app.services.same_rule import SameRule
from app.services.schema_pages import SchemaPages
from app.services.schemas import Schemas
from app.services.security import Security
from app.services.signs import Signs
from app.services.suggestions import Suggestions
from app.services.translation import guarded
from app.services.trash import Trash
from app.services.versions import Versions
from app.services.waiting import WaitingLines

if TYPE_CHECKING:
    from app.exchange.exchange import Exchange
    from prompts.schema import Content
    from storage.values import Salvaged
    from storage.vault.vault import Vault

__all__ = ["ChangeSet", "Workspace"]

_PLACE = "place"


class Workspace:
    """An open journal with everything that can be done with it. Built in `app.bootstrap`.

    Everything that touches the journal runs on one thread, the vault lane. `content`, `clock`,
    `schemas.held`, `drafting.begin` and `preferences.current` may be used anywhere.

    Attributes:
        folder: where the journal lies.
        is_sample: a throw-away journal that goes when it is closed.
        used_recovery: it was opened with the recovery code.
        rescued: how much could be read, when it is damaged and open for reading alone.
        vault_id: the identity of the journal, 32 hexadecimal digits.
        notices: what was noticed while opening it, as sentences.
        place: where the writer was when it was last locked, as the window described it, or "".
    """

    def __init__(
        self,
        *,
        vault: Vault,
        clock: Clock,
        is_sample: bool = False,
        used_recovery: bool = False,
        rescued: Salvaged | None = None,
    ) -> None:
        self._vault = vault
        self._exchange: Exchange | None = None
        self._deleted = False
        self.folder = Path(vault.folder)
        self.vault_id = vault.id
        self.notices = on_opening(vault.notices) if rescued is None else said_rescued(rescued)
        self.clock = clock
        self.is_sample = is_sample
        self.used_recovery = used_recovery
        self.rescued = rescued
        self.preferences = PreferencesService(vault=vault)
        self.drafting = Drafting(
            vault=vault,
            clock=clock,
            preferences=self.preferences,
            content_version=self._content_version,
        )
        self.schemas = Schemas(vault=vault, clock=clock, drafting=self.drafting)
        self.schema_pages = SchemaPages(vault=vault, held=self.schemas.held)
        self.journal = Journal(vault=vault, clock=clock, content=lambda: self.content)
        self.repairs = Repairs(vault=vault, clock=clock, content=lambda: self.content)
        self.beliefs = Beliefs(vault=vault)
        self.same_rule = SameRule(vault=vault, clock=clock, content=lambda: self.content)
        self.suggestions = Suggestions(
            vault=vault,
            drafting=self.drafting,
            held=self.schemas.held,
            content=lambda: self.content,
        )
        self.signs = Signs(vault=vault, content=lambda: self.content)
        self.waiting = WaitingLines(vault=vault, card=self.signs.card)
        self.before_contact = BeforeContact(vault=vault)
        self.practice = Practice(vault=vault, drafting=self.drafting)
        self.patterns = Patterns(
            vault=vault,
            clock=clock,
            preferences=self.preferences,
            content=lambda: self.content,
        )
        self.trash = Trash(
            vault=vault, clock=clock, on_hold=lambda: self.preferences.current.legal_hold
        )
        self.retention = Retention(
            vault=vault,
            clock=clock,
            preferences=self.preferences,
            content=lambda: self.content,
        )
        self.rescue = Rescue(vault=vault, clock=clock)
        self.versions = Versions(
            vault=vault, clock=clock, on_hold=lambda: self.preferences.current.legal_hold
        )
        self.security = Security(vault=vault, changed=self.remember_quietly)
        self.backups = Backups(
            vault=vault,
            clock=clock,
            # Of what was read out of a damaged journal no backup is made either.
            none=is_sample or rescued is not None,
            on_hold=lambda: self.preferences.current.legal_hold,
        )
        self.checking = Checking(vault=vault)
        self.preferences.load()
        with guarded():
            place = vault.meta.get(_PLACE)
        self.place = place if isinstance(place, str) else ""

    @cached_property
    def content(self) -> Content:
        """The questions, vocabularies and catalogues, read when first asked for.

        The same object all the time: it names the writer's own schemas as they are now.
        """
        from app.services.content import load
        from app.services.journal_content import JournalContent

        return JournalContent(load(), self.schemas.held)

    def _content_version(self, kind: str) -> int:
        content = self.content
        return content.form(kind).version if kind in content.forms else content.version

    @property
    def exchange(self) -> Exchange:
        """Export and import."""
        if self._exchange is None:
            from app.exchange.exchange import Exchange

            self._exchange = Exchange(vault=self._vault)
        return self._exchange

    def read_only(self) -> Workspace:
        """Close this journal, which is damaged, and open what can be read of it.

        Raises:
            AppError: nothing can be read. It is closed all the same.
        """
        from storage.vault.rescue import RescuedVault

        self.remember_quietly()
        with guarded():
            vault = RescuedVault.instead_of(self._vault)
        return Workspace(vault=vault, clock=self.clock, rescued=vault.salvaged)

    def remember_standing(self) -> None:
        """Take down outside the journal how far it has got, so that an older copy is noticed.

        Raises:
            AppError: the journal cannot be read.
        """
        if not self.is_sample and not self._deleted and self.rescued is None:
            with guarded():
                standing = self._vault.standing()
            freshness.remember(standing, self.folder, self.clock.now().local_day)

    def remember_quietly(self) -> None:
        """The same while it is open, so that a crash is no way round it. Never an obstacle."""
        with suppress(AppError):
            self.remember_standing()

    def close_at(self, place: str) -> None:
        """Remember where the writer was, then close."""
        try:
            writable = not self.is_sample and not self._deleted and self.rescued is None
            if place != self.place and writable:
                with guarded():
                    self._vault.meta.set(_PLACE, place)
        finally:
            self.close()

    def delete_everything(self) -> tuple[str, ...]:
        """Delete the whole journal, keys first; gives the names of what else lies in its folder.

        Raises:
            AppError: "legal_hold", nothing was deleted; "read_only" and the like.
        """
        from app import places
        from app.services import keychain
        from storage.vault.destroying import destroy

        if self.preferences.current.legal_hold:
            raise problem("legal_hold")
        kept = self.security.has_keychain()
        self._deleted = True
        self._vault.close()
        with guarded():
            left = destroy(self.folder)
        places.forget_journal(self.folder)
        backup_folders.forget(self.folder)
        freshness.forget(self.folder)
        if kept:
            # It would still open older backups.
            keychain.forget(self.vault_id)
        return left

    def close(self) -> None:
        """Let the journal go. Everything saved is committed already; closing twice is fine."""
        self.remember_quietly()
        self._vault.close()
        if self.is_sample:
            shutil.rmtree(self.folder, ignore_errors=True)
