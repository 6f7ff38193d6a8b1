# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every scene in every look, to be judged by eye.

python -m tests.ui.floor.shots FOLDER [SCENE | LOOK | SCENE-LOOK ...]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_STYLE_OVERRIDE", "fusion")

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.floor.looks import LOOKS
from tests.ui.floor.scenes import SCENES, Scene
from tests.ui.floor.walk import go


def main(folder: Path, wanted: set[str]) -> None:
    """Take the pictures whose scene or look is named; all when none is."""
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for name, look in LOOKS.items():

        def take(scene: Scene, root: QWidget, name: str = name) -> None:
            root.grab().save(str(folder / f"{scene.name}-{name}.png"))

        scenes = tuple(
            scene
            for scene in SCENES
            if not wanted or wanted & {name, scene.name, f"{scene.name}-{name}"}
        )
        with tempfile.TemporaryDirectory() as home:
            go(look, Path(home), take, scenes)
    del app


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))
