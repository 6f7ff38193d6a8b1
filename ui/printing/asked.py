# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""From "Print…" to the preview, with what is said before anything leaves the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.context import Context
    from ui.models.blocks import Outline


def ask_to_print(outline: Callable[[], Outline], *, over: QWidget, context: Context) -> None:
    """Preview an outline for paper or a PDF; it is made when the reader goes on."""
    # what prints is loaded by those who print
    from ui.dialogs.export_notice import before_print

    def preview() -> None:
        from ui.printing.preview import show_preview
        from ui.printing.record_document import record_document

        show_preview(over.window(), record_document(outline()), context)

    before_print(over.window(), go_on=preview)
