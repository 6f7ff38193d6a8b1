# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translation for every layer, through gettext catalogues compiled by Babel.

Imports nothing until a language other than English is set: the unlock window waits for this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from gettext import NullTranslations


class Verbatim(str):
    """Words of the writer where words of ours may stand: shown as they are."""


_catalogue: NullTranslations | None = None
_rewording: Callable[[str], str] | None = None


def set_language(code: str) -> None:
    """Use the catalogue of a language ("de", "pt_BR"); "en" or an unknown one means English."""
    global _catalogue
    if not code or code == "en":
        _catalogue = None
        return
    import gettext as library
    from pathlib import Path

    folder = Path(__file__).parent / "locale"
    _catalogue = library.translation("afterhour", folder, languages=[code], fallback=True)


def reword(rewording: Callable[[str], str] | None) -> None:
    """Let English texts say a word differently where they are shown; see `app.people`."""
    global _rewording
    _rewording = rewording


def install(catalogue: NullTranslations | None) -> None:
    """Use a ready catalogue, e.g. the pseudo-language of the layout tests."""
    global _catalogue
    _catalogue = catalogue


def gettext(message: str) -> str:
    """The message in the reader's language."""
    if _catalogue is not None:
        return _catalogue.gettext(message)
    return message if _rewording is None else _rewording(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message in the form its count asks for."""
    if _catalogue is None:
        return singular if count == 1 else plural
    return _catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The message in the reader's language, told apart from equal words by its context."""
    return message if _catalogue is None else _catalogue.pgettext(context, message)


def content(message: str) -> str:
    """Words from a content file in the reader's language; empty and `Verbatim` stay as they are."""
    return gettext(message) if message and not isinstance(message, Verbatim) else message


def N_(message: str) -> str:
    """Mark a message for translation where it is written; translate it where it is shown."""
    return message


_ = gettext
