# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is loaded behind the door, while the passphrase is typed."""

from __future__ import annotations


def load_storage() -> None:
    """Load what unlocking needs."""
    from app import bootstrap

    bootstrap.warm_up()


def load_pages() -> None:
    """Load the journal's pages."""
    import ui.desk  # noqa: F401
    from ui.pages import registry

    registry.load_all()
