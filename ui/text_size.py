# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Larger and smaller text by keys, kept on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.local_settings import LocalSettings
    from ui.theme.theme import Theme


def change_text_size(theme: Theme, local: LocalSettings, step: int) -> None:
    """Change the text size by `step` per cent of the normal one; 0 goes back to normal."""
    local.text_percent = 100 if step == 0 else local.text_percent + step
    theme.set_scale(local.text_percent / 100)
