# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups of one open journal: made, checked, rotated, copied to a second place, restored.

`load`, `set_place`, `take` and `remember` touch the journal and run on the vault lane. All the
rest works on files beside it and runs on the lane for files; never two of them at a time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.clock import Clock
from app.domain.errors import AppError
from app.domain.moment import Moment
from app.problems import problem
from app.services import backup_folders, freshness
from app.services.backup_look import look_into
from app.services.backup_places import Mark, Remembered, from_value, to_value
from app.services.backup_state import (
    EARLIER,
    FIRST,
    SECOND,
    Backup,
    Health,
    Holding,
    Place,
    State,
    holding,
)
from app.services.backup_test import passes
from app.services.backup_turnover import newest, turn_over
from app.services.restore import KEY, Restored, stand_alone
from app.services.translation import guarded, moment_from, stamp_from
from storage import errors
from storage.backup import names
from storage.backup.layout import Stop, never
from storage.backup.maker import BackupMaker, Snapshot
from storage.vault.vault import Vault

# What another place could mend.
_OF_THE_PLACE = {"disk_full", "disk_failed", "read_only", "vanished"}


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was just made, with what it replaced. `size` in bytes."""

    path: Path
    made: Moment
    generation: int
    entries: int
    size: int
    removed: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy of the journal that has yet to become a backup in `place`."""

    snapshot: Snapshot
    maker: BackupMaker
    place: Place


class Backups:
    """The backups of one journal. `state` is what the last look found; empty before the first.

    `none`: this journal has no backups, being the sample or read out of a damaged one.
    `on_hold`: a legal hold is on, so that nothing is deleted, backups included.
    """

    def __init__(
        self,
        *,
        vault: Vault,
        clock: Clock,
        none: bool = False,
        on_hold: Callable[[], bool] = lambda: False,
    ) -> None:
        self._vault = vault
        self._on_hold = on_hold
        self._clock = clock
        self._journal = Path(vault.folder)
        self._none = none
        self._maker: BackupMaker | None = None
        self._remembered = Remembered()
        self._written = Remembered()
        self._problems: dict[str, AppError] = {}
        self.state = State()

    # ---------------------------------------------------------------- on the vault lane

    def load(self) -> None:
        """Read where backups go, and take the keys the journal has now."""
        if self._none:
            raise problem("backup_sample")
        with guarded():
            self._maker = self._vault.backups()
            self._remembered = self._written = from_value(self._vault.meta.get(KEY))
        self._tell_outside()

    def folder_of(self, role: str) -> Path | None:
        """The folder of the first or the second place; there may be no second one."""
        return self._remembered.folder(role, self._journal)

    def chosen(self, role: str) -> bool:
        """Whether a folder was chosen for this place, instead of the usual one."""
        return bool(self._remembered.first if role == FIRST else self._remembered.second)

    def set_place(self, role: str, folder: Path | None) -> None:
        """Let backups go to another folder; `None` is the usual first place, or no second one.

        Raises:
            AppError: "backup_in_journal".
        """
        if folder is not None and _inside(folder, self._journal):
            raise problem("backup_in_journal")
        self._remembered = self._remembered.moved(role, folder, self._journal)
        self._problems.clear()
        self.remember()
        self._tell_outside()

    def remember(self) -> None:
        """Write down where backups go and what was checked when, if that has changed."""
        if self._remembered != self._written:
            with guarded():
                self._vault.meta.set(KEY, to_value(self._remembered))
            self._written = self._remembered

    def take(self, stop: Stop = never) -> Taken:
        """Copy the journal, encrypted, to where its backup is to lie. Holds the journal up.

        Where the first place does not take it, the second one does if it is there.

        Raises:
            AppError: "backup_stopped" when `stop` said so; "disk_full", "read_only" and the like.
        """
        if self._none:
            raise problem("backup_sample")
        with guarded():
            self._maker = maker = self._vault.backups()
        made = stamp_from(self._clock.now())
        places = [place for place in self._places() if self._takes_files(place)]
        error = problem("backup_place_missing")
        for place in places:
            try:
                with guarded():
                    maker.tidy(place.folder)
                    return Taken(maker.snapshot(place.folder, made, stop), maker, place)
            except AppError as found:
                error = found
                self._note(place, error)
                if error.code not in _OF_THE_PLACE:
                    break
        raise error

    # ---------------------------------------------------------------- on the lane for files

    def finish(self, taken: Taken, stop: Stop = never) -> State:
        """Make a backup of the copy. It counts from here on: it was opened and compared in full.

        Then what newer ones have replaced is removed, and the second place gets what it lacks.

        Raises:
            AppError: "backup_unproven", "backup_stopped", "disk_full" and the like; no file of
                this backup is left then.
        """
        place, maker = taken.place, taken.maker
        try:
            try:
                made = self._write(taken, stop).name
            except AppError as error:
                self._note(place, error)
                raise
            finally:
                taken.snapshot.discard()
            self._problems.pop(place.role, None)
            self._rotate(place, maker, stop, made)
            self._catch_up(maker, stop, made)
        finally:
            self.look(stop)
        return self.state

    def look(self, stop: Stop = never) -> State:
        """See what is there. Of each place the newest backup is read in full, without its keys."""
        maker = self._ready()
        places = self._places()
        found: list[Backup] = []
        for place in places:
            if place.present:
                found += look_into(place, maker, self._remembered, self._journal, stop)
        found.sort(key=lambda one: (one.made.instant_us, one.path.name), reverse=True)
        in_use = tuple(place for place in places if place.role != EARLIER)
        self.state = State(in_use, tuple(found))
        return self.state

    def catch_up(self, stop: Stop = never) -> State:
        """Bring the newest good backup to the second place, if that is there and lacks it."""
        self._catch_up(self._ready(), stop)
        return self.look(stop)

    def check_all(self, tell: Callable[[int, int], None], stop: Stop = never) -> State:
        """Open every backup that can be opened and compare all of it; `tell` is told (done, of).

        Those of earlier keys are compared with their checksum alone. Those for which there is no
        room anywhere are `untested`. `remember` comes afterwards.

        Raises:
            AppError: "backup_stopped".
        """
        maker = self._ready()
        backups = self.look(stop).backups
        folders = [place.folder for place in self.state.places if place.present]
        untested = []
        for number, backup in enumerate(backups):
            tell(number, len(backups))
            good = passes(backup, maker, folders, stop)
            if good is not None:
                self._mark(backup, good=good)
            elif backup.health is not Health.NEWER:
                untested.append(backup)
        tell(len(backups), len(backups))
        self._remembered = self._remembered.of_use()
        self.state = replace(self.look(stop), untested=tuple(untested))
        return self.state

    def remove_damaged(self) -> State:
        """Delete the files that were found damaged and are called like backups of this journal.

        Raises:
            AppError: "legal_hold", or of the disk.
        """
        if self._on_hold():
            raise problem("legal_hold")
        for backup in self.state.damaged:
            with guarded(), errors.translated():
                backup.path.unlink(missing_ok=True)
        return self.look()

    def restore_copy(self, backup: Backup, folder: Path) -> Restored:
        """Make a second journal of a backup, in a folder that is empty or not there.

        Raises:
            AppError: "already_there", "backup_damaged", "backup_other_keys" and the like.
        """
        with guarded():
            facts = self._ready().restore(backup.path, folder, change=stand_alone)
        freshness.welcome_restored(self._vault.id, folder, self._clock.now().local_day)
        return Restored(folder, moment_from(facts.made), sum(facts.counts.values()))

    def write_to(self, target: Path, *, rotate: bool = False) -> Written:
        """One backup for the command line, where nothing else uses the journal.

        `target` is a new file, or a folder; there it gets a name of its own, and with `rotate`
        those that newer ones have replaced are removed.

        Raises:
            AppError: "backup_exists", "backup_in_journal", "backup_unproven", "disk_full" and
                the like; no half file is left.
        """
        target = Path(os.path.abspath(target))
        named = not target.is_dir()
        folder = target.parent if named else target
        if _inside(folder, self._journal):
            raise problem("backup_in_journal")
        if not folder.is_dir():
            raise problem("backup_place_missing")
        if named and (target.exists() or target.is_symlink()):
            raise problem("backup_exists", file=target.name)
        with guarded():
            self._maker = maker = self._vault.backups()
            maker.tidy(folder)
            snapshot = maker.snapshot(folder, stamp_from(self._clock.now()))
        taken = Taken(snapshot, maker, Place(folder, FIRST, True))
        try:
            target = self._write(taken, never, target if named else None)
        finally:
            snapshot.discard()
        removed = (
            self._rotate(taken.place, maker, never, target.name) if rotate and not named else ()
        )
        facts = snapshot.facts
        return Written(
            target,
            moment_from(facts.made),
            facts.generation,
            sum(facts.counts.values()),
            target.stat().st_size,
            removed,
        )

    # ---------------------------------------------------------------- anywhere

    def holding(self, since: Moment) -> Holding:
        """Which backups may hold an entry that was begun then, by the last look."""
        return holding(self.state, since, self._clock.now())

    def due(self) -> bool:
        """Whether a backup is to be made, by the last look."""
        return not self._none and self.state.due(self._clock.now())

    # ---------------------------------------------------------------- parts

    def _tell_outside(self) -> None:
        chosen = (self._remembered.first, self._remembered.second)
        folders = [Path(folder) for folder in chosen if folder]
        backup_folders.remember(self._journal, self._vault.id, folders)

    def _ready(self) -> BackupMaker:
        if self._maker is None:
            raise problem("backup_sample" if self._none else "closed")
        return self._maker

    def _places(self) -> tuple[Place, ...]:
        return tuple(
            replace(place, problem=self._problems.get(place.role))
            for place in self._remembered.places(self._journal)
        )

    def _takes_files(self, place: Place) -> bool:
        """A folder that was chosen is never made: it may be that of a drive that is not there."""
        return place.role != EARLIER and (
            place.present or (place.role == FIRST and not self._remembered.first)
        )

    def _note(self, place: Place, error: AppError) -> None:
        if error.code != errors.BackupStopped.code:
            self._problems[place.role] = error

    def _write(self, taken: Taken, stop: Stop, target: Path | None = None) -> Path:
        """The file of a copy; without a `target` it gets a name that is not there yet."""
        facts = taken.snapshot.facts
        again = 0
        while True:
            name = names.build(self._journal.name, facts.made.instant_us, facts.generation, again)
            path = target or taken.place.folder / name
            try:
                with guarded():
                    taken.maker.finish(taken.snapshot, path, stop)
            except AppError as error:
                if target is not None or error.code != errors.AlreadyThere.code or again > 99:
                    raise
                again += 1
                continue
            return path

    def _catch_up(self, maker: BackupMaker, stop: Stop, made: str = "") -> None:
        """A second place that is not there is no trouble; one that takes nothing is remembered."""
        places = {place.role: place for place in self._places()}
        second = places.get(SECOND)
        if second is None or not second.present or second.folder == places[FIRST].folder:
            return
        there = look_into(second, maker, self._remembered, self._journal, stop)
        here = look_into(places[FIRST], maker, self._remembered, self._journal, stop)
        has = {backup.path.name for backup in there if backup.good}
        just = [backup for backup in here if backup.good and backup.path.name == made]
        wanted = list(dict.fromkeys((*just, *newest(here))))
        for backup in (backup for backup in wanted if backup.path.name not in has):
            try:
                with guarded():
                    maker.tidy(second.folder)
                    maker.copy(backup.path, second.folder / backup.path.name, stop)
                self._problems.pop(SECOND, None)
            except AppError as error:
                self._note(second, error)
                if error.code == errors.BackupStopped.code:
                    raise
                return
        self._rotate(second, maker, stop, made)

    def _rotate(
        self, place: Place, maker: BackupMaker, stop: Stop, made: str = ""
    ) -> tuple[Path, ...]:
        if self._on_hold():
            return ()
        found = look_into(place, maker, self._remembered, self._journal, stop)
        removed, damaged = turn_over(found, maker, stop, (made,))
        for backup in damaged:
            self._mark(backup, good=False)
        return removed

    def _mark(self, backup: Backup, *, good: bool) -> None:
        mark = Mark(backup.size, self._clock.now(), good)
        self._remembered = self._remembered.marked(backup.path, mark)


def _inside(folder: Path, journal: Path) -> bool:
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(journal))
