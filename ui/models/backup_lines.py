# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of backups: one line each, and the state of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.rotation import ahead
from app.i18n import _, ngettext
from app.services.backup_state import FIRST, SECOND, Backup, Health, Holding, State

if TYPE_CHECKING:
    from datetime import date

    from app.domain.moment import Moment
    from ui.dates import Dates


def why_none(*, is_sample: bool) -> str:
    """Why this journal has no backups."""
    if is_sample:
        return _("The sample journal goes when you leave it, so it has no backups.")
    return _(
        "This journal is damaged and open for reading alone, so no backup is made of it. An "
        "earlier one can be restored: lock, then choose “Restore a backup”."
    )


def lead(backup: Backup, dates: Dates, today: date) -> str:
    """The day it was made, with the year when that is another one."""
    day = backup.made.local_day
    return dates.short(day) if day.year == today.year else f"{dates.short(day)} {day.year}"


def headline(backup: Backup, dates: Dates) -> str:
    """When it was made, and how much is in it, as far as that can be told."""
    parts = (dates.time(backup.made), records(backup))
    return " · ".join(part for part in parts if part)


def records(backup: Backup) -> str:
    """How many records are in it, or "" where only a passphrase of then could tell."""
    if backup.records is None:
        return ""
    words = ngettext("{count} record", "{count} records", backup.records)
    return words.format(count=backup.records)


def detail(backup: Backup, dates: Dates) -> str:
    """What the last look or check gave, and where it lies unless in the first place."""
    parts = [health(backup, dates)]
    if backup.place == SECOND:
        parts.append(_("second place"))
    elif backup.place != FIRST:
        parts.append(_("an earlier place"))
    return " · ".join(parts)


def health(backup: Backup, dates: Dates) -> str:
    """What the last look or check gave."""
    if backup.health is Health.DAMAGED:
        return _("damaged, does not count")
    if backup.health is Health.OTHER_KEYS:
        return _("earlier keys")
    if backup.health is Health.NEWER:
        return _("made by a newer version")
    if backup.health is Health.WORDS:
        whole = backup.checked is not None
        return _("saved words, not a backup") if whole else _("saved words, damaged")
    checked = backup.checked or backup.made
    return _("checked ✓ {day}").format(day=dates.plain(checked.local_day))


def size(backup: Backup) -> str:
    """Its size in words."""
    if backup.size < 1_000_000:
        return _("{count} kB").format(count=max(1, round(backup.size / 1000)))
    return _("{count} MB").format(count=f"{backup.size / 1_000_000:.1f}")


def summary(state: State, dates: Dates, today: date) -> str:
    """One sentence about the last good backup."""
    if state.last_good is None:
        return _("There is no good backup yet.")
    # One dated in the future says nothing about when it was made.
    last = next((one for one in state.good if not ahead(one.made.local_day, today)), None)
    if last is None:
        return _(
            "The last good backup is dated {when}, which is still to come: the clock of this "
            "computer seems to be wrong, or was."
        ).format(when=when(state.last_good.made, dates, today))
    return _("The last good backup is from {when}.").format(when=when(last.made, dates, today))


def when(moment: Moment, dates: Dates, today: date) -> str:
    """ "today, 16:40", "yesterday, 16:40" or the day."""
    days = (today - moment.local_day).days
    if days == 0:
        return _("today, {time}").format(time=dates.time(moment))
    if days == 1:
        return _("yesterday, {time}").format(time=dates.time(moment))
    return dates.plain(moment.local_day, today)


def trouble(state: State, now: Moment, dates: Dates) -> tuple[str, str] | None:
    """What is worth a calm word on Today: a title and a sentence, or `None`."""
    today = now.local_day
    if state.damaged:
        words = _("It is marked and does not count. {good}").format(
            good=summary(state, dates, today)
        )
        day = dates.plain(state.damaged[0].made.local_day, today)
        return _("The backup of {day} does not open any more").format(day=day), words
    problem = next((place.problem for place in state.places if place.role == FIRST), None)
    if problem is not None and state.due(now):
        return problem.happened.rstrip("."), f"{problem.safe} {summary(state, dates, today)}"
    if state.stale(now):
        words = _("You could make one now. It takes a moment and is checked by opening it.")
        return summary(state, dates, today).rstrip("."), words
    return None


def still_held(held: Holding, dates: Dates, today: date) -> str:
    """Where an entry that is deleted for good may still be: one sentence, or two."""
    if not held.count:
        sentence = _("No backup that is at hand holds what goes.")
    else:
        sentence = ngettext(
            "{count} backup may still hold what goes.",
            "{count} backups may still hold what goes.",
            held.count,
        ).format(count=held.count)
        turned = held.count - held.stay
        if turned and held.gone_by is not None:
            sentence += " " + _("With daily use newer ones replace them by {day}.").format(
                day=dates.plain(held.gone_by, today)
            )
        if held.stay:
            sentence += " " + ngettext(
                "{count} of them stays until you delete it.",
                "{count} of them stay until you delete them.",
                held.stay,
            ).format(count=held.stay)
    if held.elsewhere:
        sentence += " " + _("A second place that is not connected may hold more.")
    return sentence
