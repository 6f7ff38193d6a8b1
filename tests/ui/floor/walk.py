# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through all scenes in one look, each page built once, and collects what the checks say."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.floor import (
    checks_geometry,
    checks_keyboard,
    checks_menu,
    checks_names,
    checks_paint,
    checks_still,
    doors,
    scenes,
)
from tests.ui.floor.looks import LOOKS, Look, worn
from tests.ui.pages.stage import Stage
from ui.theme import theme as themes

Check = Callable[[QWidget, Look], Iterator[str]]
ALL = tuple(LOOKS)
# What each check is, and the looks it is worth its time in. The order matters: what presses keys
# and turns wheels comes last.
CHECKS: dict[str, tuple[Check, tuple[str, ...]]] = {
    "names": (checks_names.names, ALL),
    "labels": (checks_names.labels, ALL),
    "targets": (checks_geometry.targets, ALL),
    "cut": (checks_geometry.cut, ALL),
    "sideways": (checks_geometry.sideways, ALL),
    "edges": (checks_geometry.edges, ALL),
    "overlaps": (checks_geometry.overlaps, ALL),
    "entered": (checks_keyboard.entered, ALL),
    "menus": (checks_menu.menus, ALL),
    "primary": (checks_geometry.primary, ALL),
    "contrasts": (checks_paint.contrasts, ("usual", "dark-rtl")),
    "aligned": (checks_paint.aligned, ("usual", "dark-rtl")),
    "motion": (checks_still.motion, ("usual",)),
    "wheel": (checks_still.wheel, ("usual",)),
    "areas": (checks_keyboard.areas, ("usual", "worst")),
    "tab": (checks_keyboard.tab, ("usual", "worst")),
    "arrows": (checks_keyboard.arrows, ("usual",)),
}
Findings = dict[str, list[str]]
See = Callable[[scenes.Scene, QWidget], None]


def findings(name: str, folder: Path, wanted: tuple[scenes.Scene, ...] = scenes.SCENES) -> Findings:
    """What every check found in a look, in words, by the name of the check."""
    look = LOOKS[name]
    found: Findings = {check: [] for check, (_do, looks) in CHECKS.items() if name in looks}

    def examine(scene: scenes.Scene, root: QWidget) -> None:
        for check in found:
            found[check] += [f"{scene.name}: {what}" for what in CHECKS[check][0](root, look)]

    go(look, folder, examine, wanted)
    return found


def go(
    look: Look, folder: Path, see: See, wanted: tuple[scenes.Scene, ...] = scenes.SCENES
) -> dict[str, float]:
    """Show every scene in a look to `see`, with its window or dialog; returns the seconds."""
    took: dict[str, float] = {}
    with worn(look, themes.current()):
        for ground in (scenes.DOOR, scenes.FILLED, scenes.EMPTY):
            here = [scene for scene in wanted if scene.ground == ground]
            if not here:
                continue
            place = _place(ground, folder / ground)
            place.theme.mode = look.mode
            try:
                place.show(look.width, look.height)
                place.window.activateWindow()
                for scene in here:
                    began = time.perf_counter()
                    _visit(scene, place, see)
                    took[scene.name] = time.perf_counter() - began
            finally:
                place.close()
                # Gone before Python lets go of it, not some time later in halves.
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return took


def _place(ground: str, folder: Path) -> Any:
    folder.mkdir(parents=True, exist_ok=True)
    if ground == scenes.DOOR:
        return doors.Porch(themes.current())
    return Stage(folder, filled=ground == scenes.FILLED)


def _visit(scene: scenes.Scene, place: Any, see: See) -> None:
    scene.act(place)
    place.settle()
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.activateWindow()
        place.settle(1)
    see(scene, dialog or place.window)
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    if dialog is not None:
        dialog.close()
        QApplication.processEvents()
