# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Limits of text: whatever can be written comes out and in again; more is refused with a word."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain import limits
from app.domain.draft import DraftSession
from app.domain.entry import Answer, Entry
from app.domain.errors import AppError
from app.domain.limits import ANSWER_CHARACTERS, ENTRY_CHARACTERS, STORED_CHARACTERS
from app.domain.record import FEELING_CHARACTERS
from app.exchange.json_format import MAX_ENTRY_CHARS
from app.services.lines import snippet_of
from app.workspace import Workspace
from storage.highlighting import highlight
from tests.unit.app.drafts import new_session
from tests.unit.app.files import ID, document, exported, plain_entry, put

Make = Callable[[str], Workspace]

# Signs that take the most room in a file, in an index, and in memory.
COSTLY = {"quotes": '"', "line ends": "\n\n\n.", "Han": "漢", "emoji": "🙂", "words": "wörter "}


def _full(workspace: Workspace, sign: str) -> DraftSession:
    """A record with as much in it as fields will take."""
    session = workspace.drafting.begin()
    fields = ("situation", "rule", "balanced")
    for field in fields:
        most = min(ANSWER_CHARACTERS, session.room())
        session.set_text(field, (sign * most)[:most])
    assert session.room() == 0
    return session


def test_the_limits_fit_into_each_other() -> None:
    assert ANSWER_CHARACTERS > 1 << 20
    assert ENTRY_CHARACTERS >= 2 * ANSWER_CHARACTERS
    assert STORED_CHARACTERS > 2 * ENTRY_CHARACTERS
    # JSON writes a sign with two at most, and there is more to an entry than its words.
    assert MAX_ENTRY_CHARS > 2 * STORED_CHARACTERS


@pytest.mark.parametrize("sign", COSTLY)
def test_a_record_as_long_as_can_be_goes_out_and_in(sign: str, make: Make, tmp_path: Path) -> None:
    session = _full(make("one"), COSTLY[sign])
    one, other = make("two"), make("three")
    one.drafting.keep(session)
    out = exported(one, tmp_path)
    assert other.exchange.read(put(tmp_path, out)).added == 1
    assert exported(other, tmp_path, "again.json") == out


def test_undo_may_bring_it_to_twice_and_that_goes_out_and_in_too(
    make: Make, tmp_path: Path
) -> None:
    one, other = make("one"), make("two")
    session = _full(one, '"')
    removed = session.clear_fields(["situation", "rule", "balanced"])
    assert session.room() == ENTRY_CHARACTERS
    for field in ("situation", "rule"):
        session.set_text(field, "\n" + "'" * (ANSWER_CHARACTERS - 1))
    session.put_back(removed)
    one.drafting.keep(session)
    out = exported(one, tmp_path)
    assert len(out) > 6_000_000
    assert other.exchange.read(put(tmp_path, out)).added == 1
    assert exported(other, tmp_path, "again.json") == out


def test_room_counts_every_word_of_the_entry() -> None:
    session = new_session()
    assert session.room() == ENTRY_CHARACTERS
    session.set_text("situation", "1234")
    session.add_row("thoughts", "56")
    session.add_row("socratic", "7", question="89")
    assert session.room() == ENTRY_CHARACTERS - 9
    session.set_text("situation", "")
    assert session.room() == ENTRY_CHARACTERS - 5


@pytest.mark.parametrize(
    "entry",
    [
        plain_entry(answers=[{"field": "rule", "text": "x" * (STORED_CHARACTERS + 1)}]),
        plain_entry(
            answers=[
                {"field": f"f{number}", "text": "x" * (STORED_CHARACTERS // 4)}
                for number in range(5)
            ]
        ),
        plain_entry(answers=[{"field": "rule", "text": "", "question": "x" * 5_000_001}]),
        plain_entry(mystery=["x" * 2_500_000, "x" * 2_500_000]),
    ],
    ids=["one answer", "all answers", "a question", "a property unknown here"],
)
def test_more_is_refused_with_the_limit(
    entry: dict[str, object], workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(AppError) as caught:
        workspace.exchange.read(put(tmp_path, document(entry)))
    assert caught.value.code == "import_too_large"
    assert f"{STORED_CHARACTERS:,}" in caught.value.happened
    assert workspace.security.info().counts == {}


# How much the memory of a process grows while it imports one entry of the worst kind, in MiB.
_GROWTH = """
import resource, sys
from pathlib import Path
from storage.vault import vault as vaults
from storage.vault.kdf import KdfParams
from tests.unit.app.conftest import CHEAP, PASSPHRASE, FixedClock, moment, open_cheap

folder = Path(sys.argv[1])
vaults.create(folder, PASSPHRASE, params=KdfParams(64, 1, 1), limits=CHEAP, with_recovery=False)
workspace = open_cheap(folder, FixedClock(moment(10)))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
workspace.exchange.read(Path(sys.argv[2]))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
workspace.close()
print((after - before) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss in KiB is Linux's")
def test_the_largest_entry_there_can_be_takes_bounded_memory(tmp_path: Path) -> None:
    entry = plain_entry(answers=[{"field": "rule", "text": "漢" * STORED_CHARACTERS}])
    path = tmp_path / "in.json"
    # As another program may write it: with the signs themselves.
    path.write_text(json.dumps(document(entry), ensure_ascii=False), encoding="utf-8")
    grown = subprocess.run(
        [sys.executable, "-c", _GROWTH, str(tmp_path / "vault"), str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(grown.stdout) < 256


def test_a_large_entry_is_not_held_beside_others(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches: list[int] = []
    insert = workspace.exchange._vault.entries.bulk_insert

    def counted(entries: list[object]) -> object:
        batches.append(len(entries))
        return insert(entries)  # type: ignore[arg-type]

    monkeypatch.setattr(workspace.exchange._vault.entries, "bulk_insert", counted)
    small = [plain_entry(id=f"{number:032x}") for number in range(5)]
    large = plain_entry(id=ID, answers=[{"field": "rule", "text": "x" * (2 << 20)}])
    file = put(tmp_path, document(*small, large, plain_entry(id="f" * 32)))
    assert workspace.exchange.read(file).added == 7
    assert batches == [5, 1, 1]


# Short fields.


def test_a_feeling_of_ones_own_is_a_line_that_fits() -> None:
    session = new_session()
    session.add_feeling("own: like  a \n wet\tcoat ")
    session.add_feeling("own:" + "x" * 1_000_000)
    words = [mark.value for mark in session.entry.marked("emotion")]
    assert words == ["own: like a wet coat", "own:" + "x" * FEELING_CHARACTERS]


@pytest.mark.parametrize("at", [0, 500_000, 999_990])
def test_a_word_as_long_as_a_page_is_shown_in_part(at: int, workspace: Workspace) -> None:
    text = "x" * at + " needle " + "y" * (1_000_000 - at)
    entry: Entry = new_session().entry
    found = snippet_of(
        Entry(**{**_values(entry), "answers": (Answer("situation", text),)}), "needle", highlight
    )
    assert found is not None
    assert len(found.text) < 400
    assert [found.text[start:end] for start, end in found.spans] == ["needle"]
    found = snippet_of(
        Entry(**{**_values(entry), "answers": (Answer("situation", "n" * 1_000_000),)}),
        "n" * 50,
        highlight,
    )
    assert found is None or len(found.text) < 400


def _values(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


def test_limits_are_told_where_they_are_decided() -> None:
    record = (Path(__file__).parents[3] / "docs/decisions/0018-limits-of-text.md").read_text()
    format_told = (Path(__file__).parents[3] / "docs/format-json.md").read_text()
    for number in (limits.ANSWER_CHARACTERS, limits.ENTRY_CHARACTERS, limits.STORED_CHARACTERS):
        assert f"{number:,}" in record
    assert f"{limits.STORED_CHARACTERS:,}" in format_told
