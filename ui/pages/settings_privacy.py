# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Privacy and lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.i18n import _, ngettext
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.widgets.buttons import Button

_MINUTES = (2, 5, 15)


class PrivacySection(Section):
    """When it locks and hides, and what opens it."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Privacy and lock"), context=context, parent=parent)
        self.preference(
            _("Lock without typing after"),
            "lock_after_minutes",
            [
                (count, ngettext("{count} minute", "{count} minutes", count).format(count=count))
                for count in _MINUTES
            ],
        )
        self.preference(
            _("After 20 seconds in another program"),
            "hide_after_switch",
            [(True, _("Hide the window")), (False, _("Leave it as it is"))],
        )
        self._buttons: list[Button] = []
        if context.workspace.is_sample:
            return
        self._buttons = self.add_buttons(
            (_("Change passphrase…"), self._on_passphrase),
            (_("Make a recovery sheet…"), self.make_sheet),
        )
        self.add_words(_("A new recovery sheet replaces an older one, which then opens nothing."))

    def _on_passphrase(self) -> None:
        from ui.dialogs.new_passphrase import NewPassphraseDialog

        dialog = NewPassphraseDialog(context=self.context, parent=self.window())
        dialog.chosen.connect(self._change_passphrase)
        dialog.open()

    def _change_passphrase(self, passphrase: str) -> None:
        security = self.context.workspace.security

        def changed(_nothing: None) -> None:
            self.context.toast(
                _("Passphrase changed. Older copies of the journal open with the old one."), None
            )

        self.context.tasks.vault(
            lambda: security.set_passphrase(passphrase), owner=self, done=changed
        )

    def make_sheet(self) -> None:
        """Ask first, since an older sheet stops working; then make one and show it."""
        from ui.dialogs.confirm import confirm

        confirm(
            self.window(),
            title=_("Make a new recovery sheet?"),
            text=_("If there is an older sheet, it opens nothing from then on."),
            do=_("Make a new sheet"),
            keep=_("Keep things as they are"),
            confirmed=self._make_sheet,
        )

    def _make_sheet(self) -> None:
        security = self.context.workspace.security
        code = security.new_recovery_code()

        def show(code: str) -> None:
            from ui.dialogs.recovery_sheet import RecoverySheetDialog

            dialog = RecoverySheetDialog(
                code=code,
                today=self.context.workspace.clock.now().local_day,
                context=self.context,
                parent=self.window(),
            )
            dialog.confirmed.connect(self._on_confirmed)
            dialog.open()

        def made(_nothing: None) -> None:
            self.change_quietly(recovery_confirmed=False)
            show(code)

        self.context.tasks.vault(lambda: security.use_recovery(code), owner=self, done=made)

    def change_quietly(self, **changes: object) -> None:
        """Write a preference that is a fact, not a choice: nothing to undo."""
        from dataclasses import replace

        service = self.context.workspace.preferences
        self.context.tasks.vault(
            lambda: service.save(replace(service.current, **changes)),  # type: ignore[arg-type]
            owner=self,
            done=lambda _saved: self.context.bus.preferences_changed.emit(),
        )

    def _on_confirmed(self) -> None:
        self.change_quietly(recovery_confirmed=True)
        self.context.toast(_("Your recovery sheet is confirmed."), None)

    def focus_sheet(self) -> None:
        """Put the focus on the button that makes a sheet."""
        if self._buttons:
            self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)
