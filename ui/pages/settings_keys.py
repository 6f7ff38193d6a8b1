# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Passphrase and keys: what opens the journal, and changing that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.i18n import _
from app.services import keychain
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.errors import AppError
    from ui.context import Context
    from ui.widgets.buttons import Button

_ON, _OFF = "on", "off"


class KeysSection(Section):
    """The passphrase, the recovery sheet, the keychain, and all keys at once.

    The sample has no keys worth changing: there it says so.
    """

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Passphrase and keys"), context=context, parent=parent)
        self._security = context.workspace.security
        self._make: Button | None = None
        self._remove: Button | None = None
        self._busy = False
        if context.workspace.is_sample:
            self.add_words(_("The sample opens without a passphrase. There is nothing to change."))
            return
        self.add_words(
            _(
                "Copies and backups made before a change still open with what opened them then, "
                "the old passphrase for example."
            )
        )
        (_change, self._make, self._remove) = self.add_buttons(
            (_("Change passphrase…"), self.change_passphrase),
            (_("Make a recovery sheet…"), self.make_sheet),
            (_("Remove the recovery sheet…"), self._on_remove_sheet),
        )
        self.add_choice(
            _("Open with this computer’s keychain"),
            [(_OFF, _("Passphrase only")), (_ON, _("Keychain as well"))],
            lambda: _ON if self._security.has_keychain() else _OFF,
            self._on_keychain,
            _(
                "Whoever can use this account of the computer can then open the journal "
                "without the passphrase. Leave it off on an account that others use. "
                "The passphrase always opens it as well."
            ),
        )
        self.add_buttons((_("Change all keys…"), self.change_keys))
        self.add_words(
            _(
                "For when somebody may have a copy of the journal, or has seen the sheet. "
                "A new sheet comes with it, and the keychain is turned off. The passphrase "
                "stays: change it first if somebody may know it."
            )
        )
        self.show_values()

    def show_values(self) -> None:
        """Show what opens the journal now."""
        super().show_values()
        if self._remove is not None:
            self._remove.setVisible(self._security.has_recovery())

    def focus_sheet(self) -> None:
        """Put the focus on the button that makes a sheet."""
        if self._make is not None:
            self._make.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- passphrase

    def change_passphrase(self) -> None:
        """Ask for the old passphrase and a new one."""
        from ui.dialogs.new_passphrase import NewPassphraseDialog

        dialog = NewPassphraseDialog(context=self.context, parent=self.window())
        dialog.changed.connect(self._on_passphrase_changed)
        dialog.open()

    def _on_passphrase_changed(self) -> None:
        from ui.dialogs.confirm import confirm

        confirm(
            self.window(),
            title=_("The passphrase is changed"),
            text=_(
                "Copies and backups made before still open with the old one. "
                "If somebody may know the old one, you could change all keys as well."
            ),
            do=_("Change all keys…"),
            keep=_("Done"),
            confirmed=self.change_keys,
        )

    # ---------------------------------------------------------------- recovery sheet

    def make_sheet(self) -> None:
        """Ask for the passphrase, show a code, and use it once it was typed back."""
        text = _("The sheet opens the journal without the passphrase, so it is asked for first.")
        if self._security.has_recovery():
            text = _(
                "The sheet opens the journal without the passphrase, so it is asked for first. "
                "Once the new one is in use, the sheet you have opens older backups only."
            )
        self._ask(
            title=_("Make a recovery sheet"),
            text=text,
            do=_("Show the new sheet"),
            then=lambda _passphrase: self._show_sheet(self._use_sheet),
        )

    def _show_sheet(self, use: Callable[[str], None]) -> None:
        from ui.dialogs.recovery_sheet import RecoverySheetDialog

        code = self._security.new_recovery_code()
        dialog = RecoverySheetDialog(
            code=code,
            today=self.context.workspace.clock.now().local_day,
            context=self.context,
            parent=self.window(),
        )
        dialog.confirmed.connect(lambda: use(code))
        dialog.open()

    def _use_sheet(self, code: str) -> None:
        def used(_nothing: None) -> None:
            self._note_sheet(there=True)
            words = _("The new sheet is in use. An older one opens older backups only.")
            self.context.toast(words, None)

        self.context.tasks.vault(lambda: self._security.use_recovery(code), owner=self, done=used)

    def _on_remove_sheet(self) -> None:
        self._ask(
            title=_("Remove the recovery sheet"),
            text=_(
                "The sheet opens older backups only from then on. "
                "If the passphrase is forgotten after that, everything is lost."
            ),
            do=_("Remove it"),
            then=lambda _passphrase: self._remove_sheet(),
        )

    def _remove_sheet(self) -> None:
        def removed(_nothing: None) -> None:
            self._note_sheet(there=False)
            self.context.toast(_("Only the passphrase opens the journal now."), None)

        self.context.tasks.vault(self._security.remove_recovery, owner=self, done=removed)

    def _note_sheet(self, *, there: bool) -> None:
        """Today reminds of a sheet that was not confirmed, and not of one that is not wanted."""
        service = self.context.workspace.preferences
        self.show_values()
        self.context.tasks.vault(
            lambda: service.save(
                replace(service.current, recovery_confirmed=there, recovery_refused=not there)
            ),
            owner=self,
            done=lambda _saved: self.context.bus.preferences_changed.emit(),
        )

    # ---------------------------------------------------------------- all keys

    def change_keys(self) -> None:
        """Ask for the passphrase, show a new sheet, then change everything."""
        self._ask(
            title=_("Change all keys"),
            text=_(
                "The journal gets new keys and a new recovery sheet. The passphrase stays, "
                "the keychain is turned off."
            )
            + "\n"
            + _("Backups and copies made before still open with the old passphrase and sheet."),
            do=_("Show the new sheet"),
            then=lambda passphrase: self._show_sheet(
                lambda code: self._change_keys(passphrase, code)
            ),
        )

    def _change_keys(self, passphrase: str, code: str) -> None:
        from ui.dialogs.change_keys import ChangeKeysDialog

        dialog = ChangeKeysDialog(
            passphrase=passphrase, code=code, context=self.context, parent=self.window()
        )
        dialog.changed.connect(self._on_keys_changed)
        dialog.open()

    def _on_keys_changed(self) -> None:
        self._note_sheet(there=True)
        # What it kept went with the old keys.
        self.context.local.keychain_journal = ""
        self.show_values()

    # ---------------------------------------------------------------- keychain

    def _on_keychain(self, wanted: str) -> None:
        self.show_values()  # as it is, until it is otherwise
        if self._busy:
            return
        if wanted == _OFF:
            self.context.tasks.vault(
                self._security.remove_keychain, owner=self, done=self._on_keychain_removed
            )
            return
        self._ask(
            title=_("Open with this computer’s keychain"),
            text=_(
                "The keychain keeps a random key of its own, never the passphrase. Whoever can "
                "use this account of the computer can then open the journal."
            ),
            do=_("Turn it on"),
            then=lambda _passphrase: self._keep_in_keychain(),
        )

    def _keep_in_keychain(self) -> None:
        self._busy = True
        vault_id = self.context.workspace.vault_id
        self.context.toast(_("Asking the keychain…"), None)
        self.context.tasks.cpu(
            lambda: keychain.keep(vault_id),
            owner=self,
            done=self._use_keychain,
            failed=self._on_keychain_failed,
        )

    def _use_keychain(self, secret: str) -> None:
        def used(_nothing: None) -> None:
            self._busy = False
            self.context.local.keychain_journal = str(self.context.workspace.folder)
            self.show_values()
            self.context.toast(_("This computer’s keychain opens the journal now."), None)

        self.context.tasks.vault(
            lambda: self._security.use_keychain(secret),
            owner=self,
            done=used,
            failed=self._on_keychain_failed,
        )

    def _on_keychain_failed(self, error: AppError) -> None:
        self._busy = False
        self.context.report(error)

    def _on_keychain_removed(self, _nothing: None) -> None:
        self._forget_keychain()
        self.context.toast(_("No keychain opens the journal any more."), None)

    def _forget_keychain(self) -> None:
        self.context.local.keychain_journal = ""
        self.show_values()
        vault_id = self.context.workspace.vault_id
        self.context.tasks.cpu(lambda: keychain.forget(vault_id), owner=self)

    # ---------------------------------------------------------------- helpers

    def _ask(self, *, title: str, text: str, do: str, then: Callable[[str], None]) -> None:
        from ui.dialogs.ask_passphrase import AskPassphraseDialog

        dialog = AskPassphraseDialog(
            title=title,
            text=text,
            do=do,
            keep=_("Keep things as they are"),
            context=self.context,
            parent=self.window(),
        )
        dialog.proven.connect(then)
        dialog.open()
