# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documents point at is there, and the README names the commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from app import cli
from tools.rules import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
HEAVIEST = 400_000


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    for target in LINK.findall(document.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            assert (document.parent / target).exists(), target


def test_pictures_stay_small() -> None:
    for picture in (ROOT / "docs" / "images").glob("*.png"):
        assert picture.stat().st_size <= HEAVIEST, picture.name


def test_every_decision_is_listed_and_has_the_four_parts() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    for number, path in enumerate(sorted(folder.glob("0*.md")), start=1):
        text = path.read_text(encoding="utf-8")
        assert path.name.startswith(f"{number:04}-")
        assert path.name in index
        parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert parts == ["Summary", "Context", "Decision", "Consequences"]


def test_the_readme_names_the_verbs_of_the_command_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["--help"]) == 0
    verbs = re.findall(r"^    ([a-z]+) {2,}", capsys.readouterr().out, re.MULTILINE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(verbs) >= 6
    for verb in verbs:
        assert re.search(rf"\b{verb}\b", readme), verb


def test_dev_describes_each_of_its_verbs() -> None:
    for verb in ("run", *dev.VERBS):
        assert f"dev.py {verb} " in (dev.__doc__ or "")
