# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The few settings that live outside the journal, because they are needed before it opens.

Language, appearance, and where the window stood. Nothing about what was written.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings


class LocalSettings:
    """Appearance and window place, in one small readable file of this computer's user."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """Language code, "" for the system's."""
        return self._text("language", "")

    @language.setter
    def language(self, code: str) -> None:
        self._settings.setValue("language", code)

    @property
    def scheme(self) -> str:
        """ "system", "light" or "dark"."""
        value = self._text("scheme", "system")
        return value if value in ("system", "light", "dark") else "system"

    @scheme.setter
    def scheme(self, value: str) -> None:
        self._settings.setValue("scheme", value)

    @property
    def desktop_scheme(self) -> str:
        """What the desktop told last, "light" or "dark"; "" where it told nothing."""
        value = self._text("desktop_scheme", "")
        return value if value in ("light", "dark") else ""

    @desktop_scheme.setter
    def desktop_scheme(self, value: str) -> None:
        if value != self.desktop_scheme:
            self._settings.setValue("desktop_scheme", value)

    @property
    def text_percent(self) -> int:
        """Text size, 100-200 % of the normal size."""
        try:
            value = int(self._text("text_percent", "100"))
        except ValueError:
            return 100
        return min(200, max(100, value))

    @text_percent.setter
    def text_percent(self, value: int) -> None:
        # as text: a number would come back as a number until the file is read again
        self._settings.setValue("text_percent", str(min(200, max(100, value))))

    @property
    def system_font(self) -> bool:
        """Whether the system's own font is used for what the program says."""
        return self._text("system_font", "no") == "yes"

    @system_font.setter
    def system_font(self, value: bool) -> None:
        self._settings.setValue("system_font", "yes" if value else "no")

    @property
    def geometry(self) -> str:
        """Place of the window as "x,y,width,height,state", or ""."""
        return self._text("geometry", "").replace(";", ",")

    @geometry.setter
    def geometry(self, value: str) -> None:
        # A comma would make Qt read a list.
        self._settings.setValue("geometry", value.replace(",", ";"))

    @property
    def keychain_journal(self) -> str:
        """The folder of the journal that this computer's keychain opens, or ""."""
        return self._text("keychain_journal", "")

    @keychain_journal.setter
    def keychain_journal(self, folder: str) -> None:
        self._settings.setValue("keychain_journal", folder)

    def sync(self) -> None:
        """Write to disk now."""
        self._settings.sync()

    def _text(self, key: str, default: str) -> str:
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default
