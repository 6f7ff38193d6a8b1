# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that are not right are refused with words, and change nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import AppError
from app.exchange import json_stream
from app.exchange.json_entry import EntryReader
from app.exchange.json_stream import JsonStream
from app.workspace import Workspace
from tests.unit.app.files import GOOD, ID, OTHER, TIME, document, plain_entry, put


def answer(**values: Any) -> dict[str, Any]:
    """An entry with one answer."""
    return plain_entry(answers=[{"field": "situation", "text": "x"} | values])


def rated(**values: Any) -> dict[str, Any]:
    """An entry with one rating."""
    rating = {"id": OTHER, "subject": "rule", "when": "before", "at": TIME, "value": 1}
    return plain_entry(ratings=[rating | values])


DEEP = "[" * 100_000
BROKEN: list[tuple[str, Any, str]] = [
    ("empty", b"", "import_empty"),
    ("spaces", " \n ", "import_empty"),
    ("binary", bytes(range(256)), "import_not_text"),
    ("utf-16", GOOD.encode("utf-16"), "import_not_text"),
    ("cut in a letter", GOOD[:-40].encode() + b"\xc3", "import_cut_off"),
    ("a picture", b"\x89PNG\r\n\x1a\n", "import_not_text"),
    ("prose", "Dear diary", "import_not_ours"),
    ("a list", "[]", "import_not_ours"),
    ("an object", "{}", "import_not_ours"),
    ("another format", document(format="other"), "import_not_ours"),
    ("no entries", {"format": "afterhour-journal", "version": 1}, "import_not_ours"),
    ("no version", {"format": "afterhour-journal", "entries": []}, "import_bad_version"),
    ("version 2", document(version=2), "import_newer"),
    ("version 0", document(version=0), "import_bad_version"),
    ("version text", document(version="1"), "import_bad_version"),
    ("version true", document(version=True), "import_bad_version"),
    ("a long version", document(version="9" * 5000), "import_bad_version"),
    ("a huge number", '{"version": ' + "9" * 5000 + "}", "import_broken"),
    ("count too high", document(plain_entry(), count=2), "import_wrong_count"),
    ("count no number", document(plain_entry(), count="1"), "import_wrong_count"),
    ("missing comma", GOOD.replace('", "kind', '" "kind', 1), "import_broken"),
    ("single quotes", "{'format': 1}", "import_broken"),
    ("trailing comma", GOOD[:-1] + ",}", "import_broken"),
    ("more after it", GOOD + "{}", "import_broken"),
    ("not a number", '{"format": NaN}', "import_broken"),
    ("a name twice", '{"format": {"a": 1, "a": 2}}', "import_broken"),
    ("too deep", '{"format": ' + DEEP, "import_too_deep"),
    ("deep entry", '{"entries": [{"id": ' + DEEP, "import_too_deep"),
    ("entries no list", document() | {"entries": {}}, "import_broken"),
    ("entry no object", document(5), "import_bad_value"),
    ("entry twice", document(plain_entry(), plain_entry()), "import_twice"),
    ("id missing", document({"kind": "record"}), "import_bad_value"),
    ("id path", document(plain_entry(id="../../etc/passwd")), "import_bad_value"),
    ("id upper case", document(plain_entry(id=ID.upper())), "import_bad_value"),
    ("kind empty", document(plain_entry(kind="")), "import_bad_value"),
    ("kind long", document(plain_entry(kind="x" * 401)), "import_bad_value"),
    ("kind control", document(plain_entry(kind="a\x00b")), "import_bad_value"),
    ("state unknown", document(plain_entry(state="lost")), "import_bad_value"),
    ("trash without time", document(plain_entry(state="trashed")), "import_bad_value"),
    ("time without trash", document(plain_entry(trashed=TIME)), "import_bad_value"),
    ("day wrong", document(plain_entry(day="2026-02-30")), "import_bad_value"),
    ("day in words", document(plain_entry(day="2026-W10-1")), "import_bad_value"),
    ("day number", document(plain_entry(day=20261110)), "import_bad_value"),
    ("time naive", document(plain_entry(at={"time": "2026-11-10T12:00"})), "import_bad_value"),
    ("time first", document(plain_entry(at={"time": "0001-01-01T00:00+14:00"})), None),
    ("time more", document(plain_entry(at=TIME | {"x": 1})), "import_bad_value"),
    ("time a text", document(plain_entry(at="2026")), "import_bad_value"),
    ("answers no list", document(plain_entry(answers={})), "import_bad_value"),
    ("too many answers", document(plain_entry(answers=[{}] * 20_001)), "import_bad_value"),
    ("answer no text", document(answer(text=None)), "import_bad_value"),
    ("answer text number", document(answer(text=5)), "import_bad_value"),
    ("answer unknown", document(answer(colour="blue")), "import_bad_value"),
    ("answer position", document(answer(position=-1)), "import_bad_value"),
    ("answer position huge", document(answer(position=1 << 70)), "import_bad_value"),
    ("answer position true", document(answer(position=True)), "import_bad_value"),
    ("answer row", document(answer(row=["x"])), "import_bad_value"),
    ("rating 101", document(rated(value=101)), "import_bad_value"),
    ("rating half", document(rated(value=50.5)), "import_bad_value"),
    ("rating true", document(rated(value=True)), "import_bad_value"),
    ("rating when", document(rated(when="sometime")), "import_bad_value"),
    ("rating id", document(rated(id="")), "import_bad_value"),
    ("mark value", document(plain_entry(marks=[{"kind": "a", "value": ""}])), "import_bad_value"),
    (
        "mark twice",
        document(plain_entry(marks=[{"kind": "a", "value": "b"}] * 2)),
        "import_bad_value",
    ),
    (
        "link target",
        document(plain_entry(links=[{"kind": "a", "target": "b"}])),
        "import_bad_value",
    ),
    ("property name", document(plain_entry(**{"a\nb": 1})), "import_bad_value"),
]
BROKEN = [case for case in BROKEN if case[2]]


@pytest.mark.parametrize(("content", "code"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
def test_a_file_that_is_not_right_changes_nothing(
    content: Any, code: str, workspace: Workspace, tmp_path: Path
) -> None:
    before = workspace.security.info().counts
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, content))
    assert caught.value.code == code
    assert workspace.security.info().counts == before


def test_a_bad_last_entry_takes_the_good_ones_back(workspace: Workspace, tmp_path: Path) -> None:
    good = [plain_entry(id=f"{number:032x}") for number in range(450)]
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, document(*good, plain_entry(day="never"))))
    assert "Entry 451: day" in caught.value.happened
    assert workspace.security.counts().total == 0


def test_a_conflict_names_the_entry_and_changes_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.exchange.read(put(tmp_path, document(plain_entry())))
    other = document(plain_entry(id=OTHER), answer(text="different"))
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, other))
    assert caught.value.code == "import_conflict"
    assert "Entry 2" in caught.value.happened
    assert workspace.security.counts().total == 1


def test_a_broken_place_is_named(workspace: Workspace, tmp_path: Path) -> None:
    text = '{\n"format": "afterhour-journal",\n"version" 1}'
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, text))
    assert "line 3, column 11" in caught.value.happened


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_every_way_of_cutting_a_file_off_is_noticed(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "_CHUNK", chunk)
    whole = json.dumps(document(plain_entry(aside=[True, None, 1.5e3, "\u00e9\\"])))
    assert len(list(_read(whole))) == 1
    for end in range(1, len(whole)):
        with pytest.raises(AppError) as caught:
            list(_read(whole[:end]))
        assert caught.value.code == "import_cut_off", whole[:end]


def _read(text: str) -> list[Any]:
    stream = JsonStream(io.BytesIO(text.encode()))
    stream.begin()
    found: list[Any] = []
    for name in stream.names():
        if name == "entries":
            found += list(stream.elements())
        else:
            stream.value()
    return found


def test_a_file_too_large_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "MAX_FILE_BYTES", 1000)
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, document(answer(text="x" * 2000))))
    assert caught.value.code == "import_too_large"


def test_an_entry_too_large_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "MAX_ENTRY_CHARS", 3 << 20)
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, document(answer(text="x" * (9 << 20)))))
    assert caught.value.code == "import_too_large"


def refusal(work: Callable[[], object]) -> str:
    """The code of the error that the work ends with, or "" when it goes well."""
    try:
        work()
    except AppError as error:
        return error.code
    return ""


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
PLACES = st.sampled_from(
    ["id", "kind", "state", "day", "at", "kept", "answers", "ratings", "marks", "links", "x"]
)


@given(PLACES, JSON_VALUES)
def test_any_value_anywhere_is_read_or_refused_with_words(place: str, value: Any) -> None:
    entry = rated() | answer() | {place: value}
    assert refusal(lambda: EntryReader().read(entry, 1)) in ("", "import_bad_value")


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)
@given(st.data())
def test_any_mutation_of_the_bytes_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(GOOD.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    text = raw.decode("utf-8", "replace")
    code = refusal(lambda: [EntryReader().read(entry, 1) for entry in _read(text)])
    assert not code or code.startswith("import_")
