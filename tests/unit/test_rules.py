# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules are kept, and each of them would notice."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import app
from tools.rules import (
    HEADER,
    LONGEST,
    ROOT,
    Source,
    broken,
    headers,
    imports,
    places,
    texts,
    words,
)

POSTPONED = "from __future__ import annotations\n"


def test_the_tree_keeps_the_house_rules() -> None:
    breaches = broken()
    assert not breaches, "\n".join(breaches)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("ui/a.py", "import socket"),
        ("app/a.py", "import urllib.request"),
        ("app/a.py", "from urllib import request"),
        ("storage/a.py", "def f():\n    import http.client"),
        ("ui/a.py", "from PySide6 import QtNetwork"),
        ("ui/a.py", "from PySide6.QtNetwork import QTcpSocket"),
        ("ui/a.py", "from PySide6.QtWidgets import *"),
        ("ui/a.py", "from storage.vault import vault"),
        ("ui/a.py", "from prompts.schema import Content"),
        ("ui/a.py", "import app.__main__"),
        ("ui/a.py", "from app import __main__"),
        ("app/a.py", "from ui import session"),
        ("app/a.py", "from PySide6.QtCore import QObject"),
        ("app/a.py", "from sqlalchemy import select"),
        ("app/a.py", "import cryptography"),
        ("app/domain/a.py", "from app.services import journal"),
        ("app/domain/a.py", "import platformdirs"),
        ("app/insights/statistics/a.py", "from app.domain.entry import Entry"),
        ("app/insights/statistics/a.py", "import numpy"),
        ("app/insights/a.py", "from scipy import stats"),
        ("ui/a.py", "def f():\n    import hypothesis"),
        ("tools/a.py", "import hypothesis"),
        ("prompts/a.py", "import scipy.stats"),
        ("storage/a.py", "from app.domain.entry import Entry"),
        ("prompts/a.py", "from app.i18n import _"),
        ("dev.py", "import http.server"),
    ],
)
def test_an_import_in_the_wrong_direction_is_noticed(path: str, line: str) -> None:
    assert list(imports(Source(path, line)))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("app/__main__.py", "from ui.application import run"),
        ("app/a.py", "from urllib.parse import quote"),
        ("app/domain/a.py", "from app.domain.entry import Entry"),
        ("app/insights/a.py", "from app.domain.entry import Entry"),
        ("app/insights/statistics/a.py", "from app.insights.statistics.interval import Z"),
        ("tests/unit/a.py", "from scipy import stats"),
        ("tools/a.py", "import numpy"),
        ("ui/a.py", "from app.workspace import Workspace\nfrom PySide6.QtCore import Qt"),
        ("storage/a.py", "import sqlalchemy"),
    ],
)
def test_an_import_in_the_right_direction_is_left_alone(path: str, line: str) -> None:
    assert list(imports(Source(path, line))) == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n",
        HEADER + "def f(x: int) -> int:\n    return x\n",
        POSTPONED + "x = 1\n",
        HEADER + POSTPONED + "x = 1\n" * LONGEST,
    ],
)
def test_a_missing_header_and_a_long_file_are_noticed(text: str) -> None:
    assert list(headers(Source("app/a.py", text)))


def test_a_complete_file_is_left_alone() -> None:
    text = HEADER + '"""What it is."""\n\n' + POSTPONED + "x = 1\n"
    assert list(headers(Source("app/a.py", text))) == []
    for little in ('"""Only this."""\n', 'VERSION = "1"\n', ""):
        assert list(headers(Source("app/__init__.py", HEADER + little))) == []


@pytest.mark.parametrize(
    "line",
    ["# TO" + "DO later", "--index" + "-url x", 'colour = "#1' + '2ab3c"'],
)
def test_unfinished_lines_addresses_and_colours_are_noticed(line: str) -> None:
    assert list(words(Source("ui/pages/a.py", line)))


@pytest.mark.parametrize(
    "line",
    [
        'label = _(f"Saved {time}")',
        'label = _("Saved {time}".format(time=time))',
        'label = _("Saved {}").format(time)',
        'label = ngettext("%d record", "%d records", n)',
        'label = _("The desktop\'s own")',
        'label = _("Wait...")',
    ],
)
def test_texts_that_are_not_ready_to_be_shown_are_noticed(line: str) -> None:
    assert list(texts(Source("ui/a.py", line)))


def test_whole_sentences_with_named_places_are_left_alone() -> None:
    line = 'label = ngettext("{n} record", "{n} records", n).format(n=n) + _("Saved") + _(WORDS)'
    assert list(texts(Source("ui/a.py", line))) == []


def test_colours_have_their_home_in_the_theme() -> None:
    assert list(words(Source("ui/theme/tokens.py", 'colour = "#1' + '2ab3c"'))) == []


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == app.__version__


def test_a_package_named_packaging_is_noticed(tmp_path: Path) -> None:
    assert list(places(tmp_path)) == []
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "__init__.py").touch()
    assert list(places(tmp_path))
