# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is copied out of the journal: marked as secret, gone after a minute, gone when locked."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from ui.widgets.secret_field import SecretField

KEEP_MS = 60_000
"""How long what was copied stays on the clipboard, if nothing else was copied since."""

# Asks clipboard histories to leave it out. Klipper and its kin; Windows, which wants numbers of
# four bytes ("Cloud Clipboard and Clipboard History Formats"). Qt cannot set that of macOS.
MARKS: dict[str, bytes] = {"x-kde-passwordManagerHint": b"secret"}
if sys.platform == "win32":
    MARKS = {
        f'application/x-qt-windows-mime;value="{name}"': bytes(4)
        for name in (
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        )
    }

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardGuard(QObject):
    """Stands behind everything this program copies, however it was copied."""

    def __init__(self, *, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._covered = False
        self._ours: set[QClipboard.Mode] = set()
        self._timers = {mode: self._timer(mode) for mode in _MODES}
        clipboard.changed.connect(self._on_changed)

    def cover(self) -> None:
        """The journal is hidden: what was only selected is no longer offered to others."""
        self._covered = True
        self._drop(QClipboard.Mode.Selection)

    def uncover(self) -> None:
        """The journal is shown again."""
        self._covered = False

    def end(self) -> None:
        """The journal is locked or left: nothing of it stays on the clipboard."""
        self._covered = True
        for mode in _MODES:
            self._drop(mode)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if mode not in self._timers:
            return
        # Qt gives none where nothing is.
        found: QMimeData | None = self._clipboard.mimeData(mode)
        self._timers[mode].stop()
        if found is None or not self._owns(mode) or not found.formats():
            self._ours.discard(mode)
            return
        if not all(found.hasFormat(name) for name in MARKS):
            if mode == QClipboard.Mode.Selection and self._keeps_to_itself():
                self._clipboard.clear(mode)
                return
            marked = QMimeData()
            if found.hasImage() and not found.hasText():
                marked.setImageData(found.imageData())
            else:
                # Text alone: markup would carry the colours of the page; nobody asked for it.
                marked.setText(found.text())
            for name, value in MARKS.items():
                marked.setData(name, value)
            self._ours.add(mode)
            self._clipboard.setMimeData(marked, mode)
        elif mode in self._ours:
            self._timers[mode].start()

    def _keeps_to_itself(self) -> bool:
        """Nothing is given away by selecting it beneath a cover, nor is a passphrase ever."""
        return self._covered or isinstance(QApplication.focusWidget(), SecretField)

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode == QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _drop(self, mode: QClipboard.Mode) -> None:
        self._timers[mode].stop()
        if mode in self._ours and self._owns(mode):
            self._ours.discard(mode)
            self._clipboard.clear(mode)

    def _timer(self, mode: QClipboard.Mode) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(KEEP_MS)
        timer.timeout.connect(lambda: self._drop(mode))
        return timer
