# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Strength of new passphrases, suggested words, and folders that are copied elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.services import passphrases
from app.services.synced_folder import synced_by


def test_the_word_list_is_2048_plain_words_without_doubles() -> None:
    words = passphrases.word_list()
    assert len(words) == 2048
    assert len(set(words)) == 2048
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert max(map(len, words)) <= 11
    assert min(map(len, words)) >= 3


def test_six_words_are_suggested_and_they_are_good() -> None:
    words = passphrases.suggest()
    assert len(words) == 6
    assert set(words) <= set(passphrases.word_list())
    assert passphrases.suggest() != words
    assert passphrases.strength(" ".join(words)).good


@pytest.mark.parametrize(
    ("passphrase", "good"),
    [
        ("", False),
        ("password", False),
        ("Tr0ub4dor&3", False),  # strong enough by score, too short
        ("afterhourafterhour", False),
        ("therapistjournal", False),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", False),
        ("harbour quilt mint owl anchor", True),
        ("🌧" * 3 + " rain on the tin roof of our shed", True),
    ],
)
def test_good_needs_score_and_length(passphrase: str, good: bool) -> None:
    found = passphrases.strength(passphrase)
    assert found.good is good
    assert bool(found.advice) is not good


def test_strength_is_told_in_words() -> None:
    weak = passphrases.strength("passwordpassword")
    strong = passphrases.strength("harbour quilt mint owl anchor")
    assert weak.name == "Very weak"
    assert strong.name == "Strong"
    assert strong.sentence == "Would take a well-equipped thief centuries."
    assert passphrases.strength("").name == ""


def test_a_thousand_characters_are_estimated_by_the_first_hundred() -> None:
    long = "a long line nobody would guess, with walrus and teapot; " * 18
    assert len(long) > 1000
    assert passphrases.strength(long) == passphrases.strength(long[:100])


def test_the_estimator_is_loaded_late() -> None:
    code = "import sys, app.services.passphrases; sys.exit('zxcvbn' in sys.modules)"
    root = Path(__file__).parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_copied_folder_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert synced_by(tmp_path / "journal") == ""
    assert synced_by(tmp_path / "Dropbox (Personal)" / "journal") == "Dropbox"
    assert synced_by(tmp_path / "OneDrive - Clinic" / "a" / "journal") == "OneDrive"
    icloud = tmp_path / "Library" / "Mobile Documents" / "com~apple~CloudDocs" / "journal"
    assert synced_by(icloud) == "iCloud Drive"
    (tmp_path / "s" / ".stfolder").mkdir(parents=True)
    assert synced_by(tmp_path / "s" / "deep" / "journal") == "Syncthing"
    (tmp_path / "n").mkdir()
    (tmp_path / "n" / ".sync_1a2b.db").touch()
    assert synced_by(tmp_path / "n" / "journal") == "Nextcloud"
    monkeypatch.setenv("OneDrive", str(tmp_path / "cloud"))
    assert synced_by(tmp_path / "cloud" / "journal") == "OneDrive"


def test_a_program_installed_is_not_a_folder_copied(tmp_path: Path) -> None:
    home = Path.home()
    (home / ".dropbox").mkdir()
    assert synced_by(home / "Documents" / "Afterhour") == ""
