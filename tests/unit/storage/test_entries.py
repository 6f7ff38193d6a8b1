# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries come back as they were saved, whatever they were before."""

from __future__ import annotations

import json
import shutil
import threading
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import errors, prepared
from storage.order import first_key, past_key, same_day
from storage.search_index import words_of
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, canonical
from storage.vault.vault import Vault
from storage.versions import pack
from tests.unit.storage.making import ALL, NOW, SHOWN, Open, entries, make

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
ONE = "f" * 32


@SHARED
@given(st.lists(entries(ONE), min_size=1, max_size=4))
def test_every_change_comes_back(vault: Vault, course: list[EntryRow]) -> None:
    stored: EntryRow | None = None
    for wanted in course:
        ratings = _in_order(stored, wanted)
        stored = vault.entries.save(stored, wanted)
        assert vault.entries.get(ONE) == replace(stored, ratings=ratings)
        assert replace(stored, order=0) == replace(canonical(wanted), order=0)
        assert same_day(stored.order, wanted.day)
        stored = vault.entries.get(ONE)
    with vault._store.read() as connection:
        indexed = connection.exec_driver_sql("SELECT id FROM entry_text_docsize").scalars().all()
    assert stored is not None
    assert indexed == [stored.order]
    vault.entries.purge(ONE)
    assert vault.entries.get(ONE) is None


def _in_order(old: EntryRow | None, new: EntryRow) -> tuple[RatingRow, ...]:
    """Ratings keep the place they were first given; new ones come after them."""
    names = [rating.id for rating in old.ratings] if old else []
    kept = [rating for name in names for rating in new.ratings if rating.id == name]
    return (*kept, *(rating for rating in new.ratings if rating.id not in names))


def test_a_save_writes_only_what_differs(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = make(
        answers=tuple(AnswerRow("thoughts", f"thought {n}", row=f"{n:032x}") for n in range(5)),
        marks=(MarkRow("emotion", "shame"),),
    )
    entry = vault.entries.save(None, entry)
    seen: list[str] = []
    written: list[int] = []
    run, run_many = prepared.Prepared.run, prepared.Prepared.run_many

    def spy(self: Any, connection: Any, values: Any = None) -> Any:
        seen.append(self._sql.split("(")[0].split()[1])
        return run(self, connection, values)

    def spy_many(self: Any, connection: Any, rows: Any) -> None:
        seen.append(" ".join(self._sql.split()[:3]))
        written.append(len(rows))
        run_many(self, connection, rows)

    monkeypatch.setattr(prepared.Prepared, "run", spy)
    monkeypatch.setattr(prepared.Prepared, "run_many", spy_many)
    answers = (replace(entry.answers[0], text="changed"), *entry.answers[1:])
    vault.entries.save(entry, replace(entry, answers=answers))
    assert written == [1]
    assert [line for line in seen if "INSERT" in line] == ["INSERT INTO answer"]


def test_rows_know_each_other_by_name_not_by_place(vault: Vault) -> None:
    one, two = AnswerRow("t", "one", "1"), AnswerRow("t", "two", "2", 1)
    entry = vault.entries.save(None, make(answers=(one, two)))
    turned = (replace(two, position=0), replace(one, position=1))
    entry = vault.entries.save(entry, replace(entry, answers=turned))
    assert [a.text for a in entry.answers] == ["two", "one"]
    assert vault.entries.get(entry.id) == entry


def test_the_order_is_kept_while_the_day_is(vault: Vault) -> None:
    saved = [vault.entries.save(None, make(str(n), day="2026-03-04")) for n in range(3)]
    assert [e.order for e in saved] == [first_key("2026-03-04") + n for n in (1, 2, 3)]
    changed = vault.entries.save(saved[0], replace(saved[0], state="trashed", trashed=NOW))
    assert changed.order == saved[0].order
    moved = vault.entries.save(changed, replace(changed, day="2026-03-05", state="kept"))
    assert first_key("2026-03-05") < moved.order < past_key("2026-03-05")
    assert vault.entries.get(moved.id) == moved
    assert [h.order for h in vault.search.find("0", **ALL)] == [moved.order]
    newest = vault.entries.page(**ALL).entries
    assert [e.id for e in newest] == [moved.id, saved[2].id, saved[1].id]
    assert vault.verify().ok


def test_a_move_to_another_day_takes_everything_along(vault: Vault) -> None:
    entry = make(
        ratings=(RatingRow("emotion", "", "before", NOW, 40, "r"),),
        marks=(MarkRow("emotion", "shame"),),
        links=(LinkRow("follows", ONE),),
    )
    entry = vault.entries.save(None, entry)
    vault.versions.close(entry.id, NOW)
    moved = vault.entries.save(entry, replace(entry, day="2020-01-01"))
    assert vault.entries.get(entry.id) == moved
    assert len(vault.versions.list(entry.id)) == 1
    assert [e.id for e in vault.entries.children(ONE, "follows")] == [entry.id]
    assert vault.verify().ok


def test_what_cannot_be_stored_is_cleaned_and_said_so(vault: Vault) -> None:
    entry = make("a\0b\ud83dc \ud83d\ude00", client_code="K\0", marks=(MarkRow("m", "own:\udc00"),))
    saved = vault.entries.save(None, entry)
    assert saved.answers[0].text == "ab\ufffdc \U0001f600"
    assert (saved.client_code, saved.marks[0].value) == ("K", "own:\ufffd")
    assert vault.entries.get(entry.id) == saved


def test_a_megabyte_and_every_plane_of_unicode(vault: Vault) -> None:
    text = "ä" * 500_000 + "".join(
        chr(n) for n in range(1, 0x110000, 97) if not 0xD800 <= n < 0xE000
    )
    saved = vault.entries.save(None, make(text))
    assert vault.entries.get(saved.id) == saved


def test_an_entry_that_is_gone_or_there_already(vault: Vault) -> None:
    entry = make()
    with pytest.raises(errors.EntryGone):
        vault.entries.save(entry, replace(entry, state="draft"))
    with pytest.raises(errors.EntryGone):
        vault.entries.purge(entry.id)
    vault.entries.save(None, entry)
    with pytest.raises(errors.DuplicateEntry):
        vault.entries.save(None, entry)


@pytest.mark.parametrize(
    "parts",
    [
        {"answers": (AnswerRow("f", "1"), AnswerRow("f", "2"))},
        {"marks": (MarkRow("m", "v"), MarkRow("m", "v", position=2))},
        {"links": (LinkRow("follows", "x"), LinkRow("follows", "x"))},
    ],
)
def test_two_parts_of_one_name_are_refused_whole(vault: Vault, parts: dict[str, Any]) -> None:
    with pytest.raises(errors.DuplicateEntry):
        vault.entries.save(None, make(**parts))
    with pytest.raises(errors.DuplicateEntry):
        vault.entries.bulk_insert([make(), make(**parts)])
    assert vault.entries.counts() == {}


def test_a_rating_outside_its_range_is_refused(vault: Vault) -> None:
    with pytest.raises(errors.StorageError):
        vault.entries.save(None, make(ratings=(RatingRow("r", "", "before", NOW, 101, "x"),)))


def test_purge_leaves_a_tombstone_without_words(vault: Vault) -> None:
    entry = vault.entries.save(None, make("zanzibar", marks=(MarkRow("m", "own:zanzibar"),)))
    other = vault.entries.save(None, make("other", day="2020-01-01"))
    vault.versions.close(entry.id, NOW)
    vault.entries.purge(entry.id)
    vault.tidy()
    assert vault.search.find("zanzibar", **ALL) == []
    with vault._store.read() as connection:
        for table in ("answer", "mark", "rating", "link", "version"):
            left = connection.exec_driver_sql(f"SELECT entry_key FROM {table}").scalars().all()
            assert set(left) <= {other.order}
        stones = connection.exec_driver_sql("SELECT id, kind FROM tombstone").all()
        blocks = connection.exec_driver_sql("SELECT block FROM entry_text_data").scalars().all()
    assert [tuple(stone) for stone in stones] == [(entry.id, "record")]
    assert not any(b"zanzibar" in block for block in blocks)
    assert vault.verify().ok


def test_tidy_has_nothing_to_do_without_a_purge(vault: Vault) -> None:
    vault.entries.save(None, make())
    before = vault.info().generation
    vault.tidy()
    assert vault.info().generation == before


def test_children_many_known_counts_codes(vault: Vault) -> None:
    parent = vault.entries.save(None, make("parent", client_code="K123"))
    child = vault.entries.save(
        None,
        make("child", kind="followup", day="2026-03-05", links=(LinkRow("follows", parent.id),)),
    )
    draft = vault.entries.save(None, make("draft", state="draft", client_code="B777"))
    vault.entries.save(None, make("gone", state="trashed", client_code="T000"))
    assert vault.entries.children(parent.id, "follows") == [child]
    assert vault.entries.children(parent.id, "other") == []
    assert vault.entries.many([draft.id, "unknown", parent.id]) == [draft, parent]
    assert vault.entries.many([]) == []
    assert vault.entries.known([draft.id, "unknown"]) == {draft.id}
    assert vault.entries.counts() == {
        ("followup", "kept"): 1,
        ("record", "draft"): 1,
        ("record", "kept"): 1,
        ("record", "trashed"): 1,
    }
    assert vault.entries.codes() == [("B777", 1), ("K123", 1)]
    assert vault.entries.codes(["followup"]) == []


def test_a_client_code_is_corrected_everywhere(vault: Vault) -> None:
    first = vault.entries.save(None, make("one", client_code="K123"))
    other = vault.entries.save(None, make("other", client_code="B777"))
    gone = vault.entries.save(None, make("gone", state="trashed", client_code="K123"))
    vault.versions.close(first.id, NOW)
    assert set(vault.entries.rename_code("K123", "L456")) == {first.id, gone.id}
    assert vault.entries.codes() == [("B777", 1), ("L456", 1)]
    assert vault.search.find("K123", **ALL) == []
    hits = {hit.id for hit in vault.search.find("L456", **ALL)}
    assert hits == {first.id, gone.id}
    assert vault.entries.get(other.id) == other
    assert set(vault.entries.rename_code("L456", "")) == hits
    assert vault.entries.codes() == [("B777", 1)]
    assert vault.verify().ok


def test_a_closed_version_holds_no_client_code(vault: Vault) -> None:
    """One that an older program wrote loses it when the code is corrected."""
    first = vault.entries.save(None, make("one", client_code="Ånna"))
    vault.versions.close(first.id, NOW)
    assert vault.versions.list(first.id)[0].entry.client_code == ""
    old = json.loads(zlib.decompress(pack(first))) | {"client_code": "Ånna"}
    snapshot = zlib.compress(json.dumps(old, ensure_ascii=False, separators=(",", ":")).encode())
    with vault._store.write() as connection:
        connection.exec_driver_sql("UPDATE version SET snapshot = ?", (snapshot,))
    assert vault.versions.list(first.id)[0].entry.client_code == "Ånna"
    assert not vault.versions.close(first.id, NOW)
    # The entry has another one by now: still it goes from the version.
    vault.entries.save(first, replace(first, client_code="L456"))
    assert vault.entries.rename_code("Ånna", "M789") == []
    assert vault.versions.list(first.id)[0].entry == replace(first, client_code="", order=0)
    assert vault.verify().ok


def test_bulk_insert_gives_what_single_saves_give(vault: Vault) -> None:
    made = [
        make(f"n{n}", day=f"2026-0{n % 3 + 1}-01", ratings=_ratings(n), marks=(MarkRow("m", "v"),))
        for n in range(1203)
    ]
    seen: list[int] = []
    assert vault.entries.bulk_insert(iter(made), seen.append) == 1203
    assert seen[-1] == 1203
    stored = {entry.id: entry for entry in vault.entries.all()}
    assert {k: replace(v, order=0) for k, v in stored.items()} == {e.id: e for e in made}
    days = [entry.day for entry in vault.entries.all()]
    assert days == sorted(days)
    assert [hit.id for hit in vault.search.find("n1100", **ALL)] == [made[1100].id]
    assert words_of(made[0]) == "n0"
    assert vault.verify().ok


def _ratings(n: int) -> tuple[RatingRow, ...]:
    return tuple(RatingRow("r", "", "later", NOW, k, f"{9 - k}-{n}") for k in range(3))


def test_an_import_is_all_or_nothing(vault: Vault) -> None:
    kept = vault.entries.save(None, make())
    with pytest.raises(errors.DuplicateEntry):
        vault.entries.bulk_insert([make(), make(), kept])

    def broken() -> Iterator[EntryRow]:
        yield make()
        raise KeyError("half a file")

    with pytest.raises(KeyError):
        vault.entries.bulk_insert(broken())

    def half_a_job() -> None:
        with vault.entries.in_transaction():
            vault.entries.bulk_insert([make(), make()])
            vault.entries.save(kept, replace(kept, state="trashed"))
            assert len(vault.entries.page(**ALL).entries) == 3
            raise KeyError("half a file")

    with pytest.raises(KeyError):
        half_a_job()
    assert list(vault.entries.all()) == [kept]
    with vault.entries.in_transaction():
        vault.entries.save(None, make())
        vault.entries.save(None, make())
    assert len(list(vault.entries.all())) == 3


def test_another_thread_may_use_it(vault: Vault) -> None:
    saved: list[EntryRow] = []
    for _ in range(3):
        thread = threading.Thread(target=lambda: saved.append(vault.entries.save(None, make())))
        thread.start()
        thread.join()
    assert len(saved) == 3
    assert {entry.id for entry in vault.entries.all()} == {entry.id for entry in saved}


def test_a_saved_entry_is_in_the_files_when_save_returns(
    vault: Vault, tmp_path: Path, unlock: Open
) -> None:
    """As after a kill: the files are copied while the vault is open, and opened elsewhere."""
    for n in range(4):
        entry = vault.entries.save(None, make(f"text {n}"))
        copied = tmp_path / f"copy {n}"
        shutil.copytree(vault.folder, copied)
        again = unlock(copied)
        assert again.entries.page(**SHOWN).entries[0] == entry
        assert again.verify().ok
