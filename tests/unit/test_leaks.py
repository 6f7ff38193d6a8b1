# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search for leaks finds what it is there to find."""

from __future__ import annotations

import base64
import gzip
import json
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.leaks import new_files, scan

WORD = "vellum-tärn-7741"

HIDDEN: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda word: f"… {word} …".encode(),
    "UTF-16LE": lambda word: f"{word} …".encode("utf-16-le"),
    "UTF-16LE at an odd place": lambda word: b"x" + word.encode("utf-16-le"),
    "UTF-16BE": lambda word: word.encode("utf-16-be"),
    "JSON": lambda word: json.dumps({"a": f"b {word} c"}).encode(),
    "URL": lambda word: b"file:///home/me/vellum-t%C3%A4rn-7741",
    "settings of Qt": lambda _: b"history=vellum-t\\xe4rn-7741",
    "base64": lambda word: base64.b64encode(word.encode()),
    "base64, second place": lambda word: base64.b64encode(b"1" + word.encode() + b"2"),
    "base64, third place": lambda word: base64.b64encode(b"12" + word.encode() + b"3"),
    "base64 for addresses": lambda word: base64.urlsafe_b64encode(b"??>" + word.encode() + b"??>"),
    "base64 of UTF-16": lambda word: base64.b64encode(b"abcd" + word.encode("utf-16-le")),
    "hexadecimal": lambda word: word.encode().hex().encode(),
    "zlib": lambda word: zlib.compress(word.encode()),
    "zlib inside something": lambda word: b"stream\n" + zlib.compress(word.encode() * 9) + b"\nend",
    "zlib behind a false start": lambda word: b"\x78\x9c\x78\x9c" + zlib.compress(word.encode()),
    "zlib cut off": lambda word: zlib.compress((word * 50).encode() + bytes(range(256)) * 9)[:-30],
    "gzip": lambda word: gzip.compress(word.encode()),
    "zlib of gzip of JSON": lambda word: zlib.compress(gzip.compress(json.dumps(word).encode())),
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_planted_word_is_found(way: str, tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    path = tmp_path / "deep" / "er" / ".hidden"
    path.write_bytes(HIDDEN[way](WORD))
    assert {(leak.word, leak.path) for leak in scan([tmp_path], [WORD, "another word"])} == {
        (WORD, path)
    }


@pytest.mark.parametrize("before", range(3))
@pytest.mark.parametrize("length", range(8, 20))
def test_every_place_and_length_in_base64(before: int, length: int, tmp_path: Path) -> None:
    word = "abcdefghijklmnopqrstuvwxyz"[:length]
    text = b"#" * before + word.encode() + b"##"
    (tmp_path / "file").write_bytes(b"data:" + base64.b64encode(text))
    assert [leak.form for leak in scan([tmp_path], [word])] == ["base64"]


def test_names_of_files_and_folders_count(tmp_path: Path) -> None:
    (tmp_path / WORD).mkdir()
    (tmp_path / WORD / f"{WORD}.txt").touch()
    assert [leak.form for leak in scan([tmp_path], [WORD])] == ["a name", "a name"]


def test_what_was_asked_for_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "words.json").write_text(WORD)
    (tmp_path / "exported").write_text(WORD)
    leaks = scan([tmp_path], [WORD], [tmp_path / "export"])
    assert [leak.path.name for leak in leaks] == ["exported"]


def test_new_files_are_told_from_old_ones(tmp_path: Path) -> None:
    (tmp_path / "old").touch()
    now = time.time() + 60
    assert new_files([tmp_path], now) == []
    assert new_files([tmp_path], now - 120) == [tmp_path / "old"]
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "deep").touch()
    assert len(new_files([tmp_path], now - 120)) == 2
    assert len(new_files([tmp_path], now - 120, deepest=1)) == 1
