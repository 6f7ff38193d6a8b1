# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T15: a migration that is killed, runs out of room or meets damage leaves the old or the new.

A vault of the first schema is opened by this version. In most trials the process is killed at a
random moment of that; in others the disk is nearly full, or a bit of the vault was flipped before.
Then it is opened again with room: every row is there, under either schema, and a whole copy of the
database as it was before lies beside a migrated one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import monotonic, sleep

from storage import errors, schema
from storage.connecting import connect
from storage.vault import files
from storage.vault.kdf import database_keys
from storage.vault.vault import Vault
from tests.hard import material
from tests.hard.children import child
from tests.hard.faults import planted
from tests.hard.harness import HardTest, Result, Trial

PAGE = 4096
ENTRIES = 150
ASIDE = "journal-before-0001.db"
NO_COPY, EARLY = "keeps no copy before a migration", "commits in the middle of a migration"
UNSEEN = "migrates what is damaged"
_SPARE = 64 << 10


def _prepare(shared: Path) -> None:
    """A vault of the first schema: the second one brought the row of the digest alone."""
    place = shared / "vault"
    material.make_vault(place, ENTRIES)
    vault = material.open_vault(place)
    keys = database_keys(vault._master, vault.id)
    (shared / "rows").write_text(material.all_rows(vault))
    vault.close()
    with closing(connect(place / files.DATABASE, keys.page)) as raw:
        raw.execute("DELETE FROM meta WHERE key = 'digest'")
        raw.execute("UPDATE alembic_version SET version_num = '0001'")
        query = "SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND rootpage > 0"
        roots = [row[0] for row in raw.execute(query)]
    (shared / "indexes").write_text(" ".join(map(str, roots)))
    (place / files.LOCK).unlink(missing_ok=True)
    # One at a time and then two at once, as the trials run: the longest tells how late to kill.
    longest = max(_times(shared, 1) + _times(shared, 2))
    (shared / "seconds").write_text(str(longest))


def _times(shared: Path, several: int) -> list[float]:
    """Seconds from ready to migrated, of as many at once."""
    with ExitStack() as stack:
        migrating = [
            stack.enter_context(
                child(
                    migrate,
                    shared / f"home-{several}-{number}",
                    str(
                        material.copy_vault(shared / "vault", shared / f"timed-{several}-{number}")
                    ),
                    "",
                )
            )
            for number in range(several)
        ]
        for one in migrating:
            one.hear()
        begun = monotonic()
        times = []
        for one in migrating:
            one.hear()
            times.append(monotonic() - begun)
        return times


def _trial(trial: Trial) -> Result:
    kinds = (_killed, _killed, _killed, _on_a_full_disk, _damaged)
    kind = kinds[trial.index % len(kinds)]
    if kind is _on_a_full_disk and _cannot_mount():
        kind = _killed
    return kind(trial)


# ---------------------------------------------------------------- killed


def _killed(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    with child(migrate, trial.folder / "home", str(folder), trial.fault) as migrating:
        migrating.hear()
        pause = trial.random.uniform(0, 1.6) * float((trial.shared / "seconds").read_text())
        said = list(migrating.hear_for(pause))
        migrating.kill()
    left = "killed after it" if said else "killed within it"
    return _settled(
        trial, folder, {left: 1, "in the middle of a commit": int(material.hot(folder))}
    )


def migrate(say: Callable[[str], None], folder: str, fault: str) -> None:
    """In the child: open the vault, which migrates it, and wait to be killed."""
    import storage.vault.opening  # noqa: F401 - not what is timed

    say("ready")
    with planted(fault):
        material.open_vault(Path(folder))
        say("migrated")
        while True:
            sleep(1)


# ---------------------------------------------------------------- too little room


def _on_a_full_disk(trial: Trial) -> Result:
    source = trial.shared / "vault"
    size = sum(path.stat().st_size for path in source.iterdir())
    room = size + trial.random.randrange(_SPARE, 3 * size)
    with _small_disk(trial.folder / "disk", room) as disk, planted(trial.fault):
        folder = material.copy_vault(source, disk / "vault")
        try:
            material.open_vault(folder).close()
            found = "had room"
        except errors.DiskFull:
            found = "had too little room"
        away = material.copy_vault(folder, trial.folder / "with-room")
    return _settled(trial, away, {found: 1})


@contextmanager
def _small_disk(place: Path, size: int) -> Iterator[Path]:
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size // 4096 * 4096}", "tmpfs", str(place)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True, capture_output=True)


def _cannot_mount() -> bool:
    return os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None


# ---------------------------------------------------------------- damaged before


def _damaged(trial: Trial) -> Result:
    folder = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    path = folder / files.DATABASE
    content = bytearray(path.read_bytes())
    place = trial.random.randrange(len(content))
    if trial.random.random() < 0.5:
        # A page that the migration itself has no need to read.
        roots = (trial.shared / "indexes").read_text().split()
        place = (int(trial.random.choice(roots)) - 1) * PAGE + place % PAGE
    content[place] ^= 1 << trial.random.randrange(8)
    path.write_bytes(content)
    try:
        with planted(trial.fault):
            vault = material.open_vault(folder)
    except errors.StorageError:
        if path.read_bytes() != content:
            return Result("a damaged vault was written to")
        return Result(figures={"damaged, refused": 1})
    try:
        # A page that holds nothing may be damaged: then there is nothing to notice.
        return Result(_compared(trial, vault), {"damaged where nothing is": 1})
    finally:
        vault.close()


# ---------------------------------------------------------------- afterwards


def _settled(trial: Trial, folder: Path, figures: dict[str, float]) -> Result:
    original = (trial.shared / "vault" / files.DATABASE).read_bytes()
    aside = folder / ASIDE
    if aside.exists() and aside.read_bytes() != original:
        return Result("the copy made before is not what was there before")
    vault = material.open_vault(folder)
    try:
        problem = _compared(trial, vault)
    finally:
        vault.close()
    return Result(problem or _looked_into(trial, folder, aside), figures)


def _looked_into(trial: Trial, folder: Path, aside: Path) -> str:
    """What is wrong with the copy of the time before the migration, or "".

    Not compared byte by byte: SQLCipher encrypts anew each page that it brings back from the
    journal of a transaction that was cut off.
    """
    if not aside.exists():
        return "no copy of the time before the migration"
    before = trial.folder / "before"
    shutil.copytree(folder, before)
    shutil.copy(before / ASIDE, before / files.DATABASE)
    header = files.read_headers(before, material.CHEAP)[0]
    vault = material.open_vault(folder)
    key = database_keys(vault._master, header.vault_id).page
    vault.close()
    with closing(connect(before / files.DATABASE, key)) as raw:
        if raw.execute("SELECT version_num FROM alembic_version").fetchall() != [("0001",)]:
            return "the copy is not of the time before the migration"
    migrated = material.open_vault(before)
    try:
        return _compared(trial, migrated)
    finally:
        migrated.close()


def _compared(trial: Trial, vault: Vault) -> str:
    if vault.info().schema != schema.HEAD:
        return "it is of neither schema"
    if material.all_rows(vault) != (trial.shared / "rows").read_text():
        return "rows are not what they were"
    report = vault.verify()
    return "" if report.ok else f"the check failed: {report.problems[0]}"


TEST = HardTest(
    number="T15",
    promises=("P1",),
    title="a migration killed, out of room, or of a damaged vault",
    quick=20,
    soak=300,
    trial=_trial,
    prepare=_prepare,
    figures={
        "killed within it": "sum",
        "killed after it": "sum",
        "in the middle of a commit": "sum",
        "had room": "sum",
        "had too little room": "sum",
        "damaged, refused": "sum",
        "damaged where nothing is": "sum",
    },
    faults=(NO_COPY, EARLY, UNSEEN),
)
