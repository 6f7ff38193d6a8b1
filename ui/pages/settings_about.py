# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings, About: version, licence, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import qVersion

from app import __version__
from app.i18n import _
from ui.pages.settings_section import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import Context


class AboutSection(Section):
    """What this program is and what it is built on."""

    def __init__(self, *, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("About"), context=context, parent=parent)
        self.add_words(
            _(
                "Afterhour {version}. A private journal for your own reactions after sessions."
            ).format(version=__version__),
            role="body",
        )
        self.add_words(_("It never uses the internet. It is not a client record."))
        self.add_words(
            _(
                "Free software under the GNU General Public License, version 3 or later, "
                "without any warranty."
            )
        )
        self.add_words(
            _(
                "The thought record and the ways to repair follow Okamoto and Kazantzis (2021). "
                "It does not treat, diagnose or measure."
            )
        )
        self.add_words(
            _(
                "Built with Qt {qt} and PySide {pyside}, SQLCipher, Literata and Atkinson "
                "Hyperlegible."
            ).format(qt=qVersion(), pyside=PySide6.__version__)
        )
