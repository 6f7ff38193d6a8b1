# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Out as JSON and in again: the same bytes; broken files change nothing and say why."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.entry import When
from app.domain.errors import AppError
from app.exchange import json_stream
from app.exchange.json_entry import EntryReader
from app.exchange.json_stream import JsonStream
from app.workspace import Workspace
from tests.unit.app.conftest import moment

ID = "0123456789abcdef" * 2
OTHER = "fedcba9876543210" * 2
TIME = {"time": "2026-11-10T12:00:00.000000+01:00", "zone": "Europe/Berlin"}


def plain_entry(**values: Any) -> dict[str, Any]:
    """The smallest entry the format allows, and more on request."""
    return {"id": ID, "kind": "record", "state": "draft", "day": "2026-11-10", "at": TIME} | values


def document(*entries: Any, **values: Any) -> dict[str, Any]:
    """A file around some entries."""
    head = {"format": "afterhour-journal", "version": 1, "count": len(entries)}
    return head | values | {"entries": list(entries)}


def put(folder: Path, content: Any) -> Path:
    """A file holding JSON, text or bytes."""
    path = folder / "import.json"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def exported(workspace: Workspace, folder: Path, name: str = "out.json") -> bytes:
    """The bytes of an export."""
    return workspace.exchange.export(folder / name, overwrite=True).path.read_bytes()


def fill(workspace: Workspace) -> None:
    """Some entries with everything on them."""
    session = workspace.drafting.begin(depth="deep")
    session.set_text("situation", "שלום 👩‍👩‍👧 e\u0301\t\n\u2028\u202e \\ \" </script> 'x'")
    row = session.add_row("thoughts", "one")
    session.rate("thought", row, When.BEFORE, 0)
    session.set_text("socratic", "human", session.add_row("socratic"), "What would I say?")
    session.set_mark("hot_thought", row)
    feeling = session.add_feeling("own:frozen")
    session.rate("emotion", feeling, When.BEFORE, 70)
    session.close_version()
    session.rate("emotion", feeling, When.BEFORE, None)
    session.set_code("P-047")
    record = workspace.drafting.keep(session)
    later = workspace.drafting.begin_followup(record, moment(20))
    later.set_text("did", "rang")
    workspace.drafting.keep(later)
    draft = workspace.drafting.begin(depth="quick")
    draft.set_text("situation", "draft")
    workspace.drafting.save(None, draft.snapshot())
    thrown = workspace.drafting.begin()
    thrown.set_text("situation", "thrown")
    workspace.trash.move(workspace.drafting.keep(thrown).id)


def test_export_import_export_is_the_same_file(
    make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    first, second = make("first"), make("second")
    fill(first)
    original = exported(first, tmp_path)
    report = second.exchange.read(put(tmp_path, original))
    assert (report.read, report.added, report.skipped) == (4, 4, 0)
    assert report.kinds == {"followup": 1, "record": 3}
    assert exported(second, tmp_path, "again.json") == original
    assert second.security.verify().ok


def test_the_same_file_twice_adds_nothing(workspace: Workspace, tmp_path: Path) -> None:
    fill(workspace)
    path = put(tmp_path, exported(workspace, tmp_path))
    report = workspace.exchange.read(path)
    assert (report.added, report.skipped) == (0, 4)


def test_another_layout_of_the_same_json_is_read(
    make: Callable[[str], Workspace], tmp_path: Path
) -> None:
    first, second = make("first"), make("second")
    fill(first)
    original = exported(first, tmp_path)
    other = json.dumps(json.loads(original), indent=3, sort_keys=True)
    second.exchange.read(put(tmp_path, b"\xef\xbb\xbf" + other.encode()))
    assert exported(second, tmp_path) == original


def test_a_dry_run_changes_nothing_at_all(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.security.info()
    report = workspace.exchange.read(put(tmp_path, document(plain_entry())), dry_run=True)
    assert (report.dry_run, report.added) == (True, 1)
    assert workspace.security.info() == before


def test_what_is_unknown_is_kept(make: Callable[[str], Workspace], tmp_path: Path) -> None:
    first, second = make("first"), make("second")
    strange = plain_entry(
        kind="dream",
        depth="abyss",
        content_version=99,
        client_code="not a code",
        answers=[
            {"field": "weather", "text": "rain", "content_version": 42},
            {"field": "+loose", "text": "{not json", "content_version": 99},
        ],
        ratings=[
            {"id": OTHER, "subject": "moon", "key": "x", "when": "again", "at": TIME, "value": 3}
        ],
        marks=[{"kind": "colour", "value": "blue"}],
        links=[{"kind": "rhymes", "target": OTHER}],
        mood={"deep": [1, None, "ü"]},
        aside="kept",
    )
    report = first.exchange.read(put(tmp_path, document(strange, tool="other")))
    assert report.kinds == {"dream": 1}
    assert report.ignored == ("tool",)
    entry = first.journal.record(ID).entry
    assert entry.kind == "dream"
    assert entry.text("weather") == "rain"
    assert entry.text("+mood") == '{"deep":[1,null,"ü"]}'
    assert entry.mark("colour") == "blue"
    assert entry.rating("moon") == 3
    out = exported(first, tmp_path)
    told = json.loads(out)["entries"][0]
    assert told["mood"] == {"deep": [1, None, "ü"]}
    assert told["content_version"] == 99
    assert told["aside"] == "kept"
    second.exchange.read(put(tmp_path, out))
    assert exported(second, tmp_path) == out
    # Opened and saved in the editor, it is all still there.
    session = first.drafting.open(ID)
    session.set_text("situation", "added")
    first.drafting.save(session.saved, session.snapshot())
    assert json.loads(exported(first, tmp_path))["entries"][0]["mood"] == told["mood"]


def test_control_characters_are_taken_out_with_a_count(
    workspace: Workspace, tmp_path: Path
) -> None:
    answers = [{"field": "situation", "text": "a\x00b\ud800c\x1b"}]
    report = workspace.exchange.read(put(tmp_path, document(plain_entry(answers=answers))))
    assert report.removed_characters == 3
    assert workspace.journal.record(ID).entry.text("situation") == "abc"


def answer(**values: Any) -> dict[str, Any]:
    """An entry with one answer."""
    return plain_entry(answers=[{"field": "situation", "text": "x"} | values])


def rated(**values: Any) -> dict[str, Any]:
    """An entry with one rating."""
    rating = {"id": OTHER, "subject": "rule", "when": "before", "at": TIME, "value": 1}
    return plain_entry(ratings=[rating | values])


GOOD = json.dumps(document(plain_entry(), plain_entry(id=OTHER)))
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


def test_an_export_is_whole_private_and_never_replaces_unasked(
    workspace: Workspace, tmp_path: Path
) -> None:
    fill(workspace)
    path = tmp_path / "out.json"
    report = workspace.exchange.export(path)
    assert (report.entries, report.size) == (4, path.stat().st_size)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    with pytest.raises(AppError) as caught:
        workspace.exchange.export(path)
    assert caught.value.code == "file_exists"
    assert path.read_text() == "mine"
    workspace.exchange.export(path, overwrite=True)
    assert path.stat().st_size == report.size
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["out.json"]


def test_an_export_never_lands_in_the_journal_folder(workspace: Workspace, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(workspace.folder)
    for folder in (workspace.folder, link):
        with pytest.raises(AppError) as caught:
            workspace.exchange.export(folder / "journal.db", overwrite=True)
        assert caught.value.code == "file_in_journal"
    assert workspace.security.verify().ok


def test_an_export_that_cannot_be_written_says_why(workspace: Workspace, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no" / "such" / "folder.json"):
        with pytest.raises(AppError) as caught:
            workspace.exchange.export(path, overwrite=True)
        assert caught.value.code == "file_not_written"


def test_a_full_disk_leaves_no_half_file(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(workspace)

    def full(handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AppError) as caught:
        workspace.exchange.export(tmp_path / "out.json")
    assert caught.value.code == "file_not_written"
    assert not [p for p in tmp_path.iterdir() if p.is_file()]


def test_a_file_that_cannot_be_read_says_why(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(tmp_path / "none.json")
    assert caught.value.code == "file_not_read"
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, GOOD), format_name="word")
    assert caught.value.code == "unknown_format"
