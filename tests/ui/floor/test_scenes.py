# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""No page, step or dialog is left out of the walk, and nothing in the sources moves by itself."""

from __future__ import annotations

import ast
from pathlib import Path

import ui
from app.services.content import load
from tests.ui.floor.scenes import SCENES
from ui.pages.record_editor.steps import steps_of
from ui.pages.registry import PAGES

UI = Path(ui.__file__).parent
ANIMATIONS = {
    "QPropertyAnimation",
    "QVariantAnimation",
    "QSequentialAnimationGroup",
    "QParallelAnimationGroup",
    "QTimeLine",
    "QGraphicsOpacityEffect",
}
# Every dialog by its module, and the scenes it is looked at in.
DIALOGS = {
    "ask_passphrase": "make-sheet",
    "change_keys": "change-keys",
    "backup": "backup",
    "choose_journal": "choose-journal",
    "choose_one": "choose-repair",
    "client_code": "client-code",
    "confirm": "empty-trash",
    "export_notice": "export-notice",
    "delete_everything": "delete-everything",
    "move_journal": "move-journal",
    "new_passphrase": "new-passphrase",
    "recovery_sheet": "recovery-sheet",
    "trashed_entry": "read-trash",
    "versions": "versions",
}


def test_every_page_is_walked() -> None:
    assert {scene.page for scene in SCENES} - {""} == set(PAGES)


def test_scenes_have_names_of_their_own() -> None:
    names = [scene.name for scene in SCENES]
    assert len(set(names)) == len(names)


def test_every_form_is_walked() -> None:
    names = {scene.name for scene in SCENES}
    for kind in load().forms:
        assert f"form-{kind.replace('_', '-')}" in names


def test_every_step_of_every_depth_is_walked() -> None:
    names = {scene.name for scene in SCENES}
    for depth in load().depths:
        if depth.id != "quick":
            for step in steps_of(load(), depth.id):
                assert f"record-{depth.id}-{step.number}" in names


def test_every_dialog_is_walked() -> None:
    modules = {path.stem for path in (UI / "dialogs").glob("*.py")} - {"__init__", "dialog"}
    assert modules == set(DIALOGS)
    assert set(DIALOGS.values()) <= {scene.name for scene in SCENES}


def test_nothing_in_the_sources_moves_by_itself() -> None:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name):
                assert node.id not in ANIMATIONS, path
