# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a session is told when it starts. Light: the first window waits for it."""

from __future__ import annotations


class SessionStart:
    """What a session is told when it starts. Never changed once made.

    Attributes:
        vault: the journal folder asked for on the command line, or "".
        sample: open the sample journal instead.
        geometry: place of the window it replaces, "x,y,width,height,state", or "".
        note: "crashed" when it replaces a session that ended unexpectedly, "new" to begin a
            new journal, else "".
        sample_folder: the throw-away folder of a sample session; the supervisor removes it.
    """

    __slots__ = ("geometry", "note", "sample", "sample_folder", "vault")

    def __init__(
        self,
        *,
        vault: str = "",
        sample: bool = False,
        geometry: str = "",
        note: str = "",
        sample_folder: str = "",
    ) -> None:
        self.vault = vault
        self.sample = sample
        self.geometry = geometry
        self.note = note
        self.sample_folder = sample_folder
