# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, Appearance and Writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _
from ui.dates import DAY_MONTH, ISO, MONTH_DAY, SYSTEM, Dates
from ui.pages.settings_section import Section
from ui.theme.theme import current

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context

_SIZES = (100, 110, 125, 150, 175, 200)


class AppearanceSection(Section):
    """Kept on this computer, because the locked window needs it too."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Appearance"), context=context, parent=parent)
        local = context.local
        self.add_choice(
            _("Light or dark"),
            [("system", _("Like the desktop")), ("light", _("Light")), ("dark", _("Dark"))],
            lambda: local.scheme,
            self._choose_scheme,
        )
        self.add_choice(
            _("Text size"),
            [(str(size), _("{size} %").format(size=size)) for size in _SIZES],
            lambda: str(local.text_percent),
            self._choose_size,
        )
        self.add_choice(
            _("Typeface"),
            [("own", _("Made for easy reading")), ("system", _("The desktop’s own"))],
            lambda: "system" if local.system_font else "own",
            self._choose_face,
        )
        current().changed.connect(self.show_values)

    def _choose_scheme(self, value: str) -> None:
        before = self.context.local.scheme
        self.context.local.scheme = value
        self.context.theme.set_mode(value)
        self.say_changed(_("Light or dark"), lambda: self._choose_scheme(before))

    def _choose_size(self, value: str) -> None:
        before = str(self.context.local.text_percent)
        self.context.local.text_percent = int(value)
        self.context.theme.set_scale(int(value) / 100)
        self.say_changed(_("Text size"), lambda: self._choose_size(before))

    def _choose_face(self, value: str) -> None:
        before = "system" if self.context.local.system_font else "own"
        self.context.local.system_font = value == "system"
        self.context.theme.set_system_font(value == "system")
        self.say_changed(_("Typeface"), lambda: self._choose_face(before))


class WritingSection(Section):
    """Kept in the journal."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Writing"), context=context, parent=parent)
        today = context.workspace.clock.now().local_day
        examples = {style: Dates(style).short(today) for style in (DAY_MONTH, MONTH_DAY, ISO)}
        self.preference(
            _("How a day is written"),
            "date_format",
            [(SYSTEM, _("As the system writes it")), *examples.items()],
        )
        self.preference(
            _("First day of the week"),
            "week_start",
            [
                ("system", _("As the system counts")),
                ("monday", _("Monday")),
                ("sunday", _("Sunday")),
                ("saturday", _("Saturday")),
            ],
        )
        self.preference(
            _("Usual kind of contact"),
            "usual_contact",
            [
                ("session", _("Session")),
                ("phone", _("Phone")),
                ("text", _("Text message")),
                ("other", _("Other")),
            ],
            _("A new record begins with it."),
        )
        self.preference(
            _("A record is written"),
            "one_page",
            [(False, _("Step by step")), (True, _("All on one page"))],
        )
        self.preference(
            _("Last records on Today show"),
            "titles_on_today",
            [(False, _("Neutral words")), (True, _("The first line of what happened"))],
            _("Neutral words are safer where others can see the screen."),
        )
