# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry of an import file, checked and turned into the form that storage keeps.

A file from elsewhere is treated as hostile: every type, length and range is checked. What this
version does not know (kinds, fields, marks, subjects, content versions, properties of an entry)
is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NoReturn

from app.domain.limits import STORED_CHARACTERS
from app.domain.moment import Moment
from app.domain.plain_text import clean
from app.domain.record import UNKNOWN_PROPERTY
from app.exchange.json_format import (
    ANSWER_KEYS,
    ENTRY_KEYS,
    LINK_KEYS,
    MARK_KEYS,
    MAX_NAME_CHARS,
    MAX_NUMBER,
    MAX_PARTS,
    MOMENT_KEYS,
    RATING_KEYS,
    STATES,
    WHENS,
    compact,
)
from app.i18n import _
from app.problems import problem
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow, RatingRow, Stamp

_ID = re.compile(r"[0-9a-f]{32}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class EntryReader:
    """Turns parsed JSON into entries. `removed` counts control characters taken out of text."""

    def __init__(self) -> None:
        self.removed = 0
        self._number = 0

    def read(self, value: Any, number: int) -> EntryRow:
        """The entry; `number` counts from 1 and is what a message names.

        Raises:
            AppError: "import_bad_value", naming the place and what belongs there.
        """
        self._number = number
        values = self._object(value, "")
        missing = [key for key in ("id", "kind", "state", "day", "at") if key not in values]
        if missing:
            self._bad(missing[0], _("it is missing"))
        version = self._number_of(values.get("content_version", 1), "content_version")
        at = self._moment(values["at"], "at")
        trashed = self._maybe_moment(values.get("trashed"), "trashed")
        state = self._one_of(values["state"], STATES, "state")
        if (state == "trashed") != (trashed is not None):
            self._bad("trashed", _("a time for entries in the Trash, and only for them"))
        answers = (
            *self._answers(values.get("answers", []), version),
            *self._properties(values, version),
        )
        if sum(len(a.text) + len(a.question) for a in answers) > STORED_CHARACTERS:
            raise problem(
                "import_too_large",
                what=_("the characters in the answers of one entry"),
                limit=f"{STORED_CHARACTERS:,}",
            )
        return EntryRow(
            id=self._id(values["id"], "id"),
            kind=self._word(values["kind"], "kind"),
            state=state,
            day=self._day(values["day"]),
            at=at,
            changed=self._moment(values.get("changed", values["at"]), "changed"),
            depth=self._name(values.get("depth", ""), "depth"),
            content_version=version,
            client_code=self._name(values.get("client_code", ""), "client_code"),
            kept=self._maybe_moment(values.get("kept"), "kept"),
            trashed=trashed,
            answers=answers,
            ratings=self._ratings(values.get("ratings", [])),
            marks=self._marks(values.get("marks", [])),
            links=self._links(values.get("links", [])),
        )

    # parts

    def _answers(self, value: Any, version: int) -> tuple[AnswerRow, ...]:
        answers = []
        for place, part in self._parts(value, "answers", ANSWER_KEYS):
            answers.append(
                AnswerRow(
                    field=self._word(part.get("field"), f"{place}.field"),
                    text=self._text(part.get("text"), f"{place}.text"),
                    row=self._name(part.get("row", ""), f"{place}.row"),
                    position=self._number_of(part.get("position", 0), f"{place}.position"),
                    question=self._text(part.get("question", ""), f"{place}.question"),
                    content_version=self._number_of(
                        part.get("content_version", version), f"{place}.content_version"
                    ),
                )
            )
        self._once("answers", ((a.field, a.row) for a in answers))
        return tuple(answers)

    def _ratings(self, value: Any) -> tuple[RatingRow, ...]:
        ratings = []
        for place, part in self._parts(value, "ratings", RATING_KEYS):
            ratings.append(
                RatingRow(
                    subject=self._word(part.get("subject"), f"{place}.subject"),
                    key=self._name(part.get("key", ""), f"{place}.key"),
                    when=self._one_of(part.get("when"), WHENS, f"{place}.when"),
                    at=self._moment(part.get("at"), f"{place}.at"),
                    value=self._rating(part.get("value"), f"{place}.value"),
                    id=self._id(part.get("id"), f"{place}.id"),
                )
            )
        self._once("ratings", (rating.id for rating in ratings))
        return tuple(ratings)

    def _marks(self, value: Any) -> tuple[MarkRow, ...]:
        marks = []
        for place, part in self._parts(value, "marks", MARK_KEYS):
            marks.append(
                MarkRow(
                    kind=self._word(part.get("kind"), f"{place}.kind"),
                    value=self._word(part.get("value"), f"{place}.value"),
                    row=self._name(part.get("row", ""), f"{place}.row"),
                    position=self._number_of(part.get("position", 0), f"{place}.position"),
                )
            )
        self._once("marks", ((m.kind, m.value, m.row) for m in marks))
        return tuple(marks)

    def _links(self, value: Any) -> tuple[LinkRow, ...]:
        links = []
        for place, part in self._parts(value, "links", LINK_KEYS):
            links.append(
                LinkRow(
                    kind=self._word(part.get("kind"), f"{place}.kind"),
                    target=self._id(part.get("target"), f"{place}.target"),
                    row=self._name(part.get("row", ""), f"{place}.row"),
                )
            )
        self._once("links", ((k.kind, k.target, k.row) for k in links))
        return tuple(links)

    def _properties(self, values: dict[str, Any], version: int) -> list[AnswerRow]:
        """Properties that this version does not know, kept as answers with their JSON."""
        kept = []
        names = sorted(values.keys() - set(ENTRY_KEYS))
        if len(names) > MAX_PARTS:
            self._bad("…", _("at most {count} properties").format(count=MAX_PARTS))
        for name in names:
            word = self._word(name, "…")
            text = self._text(compact(values[name]), word)
            kept.append(AnswerRow(UNKNOWN_PROPERTY + word, text, content_version=version))
        return kept

    def _parts(
        self, value: Any, name: str, keys: Sequence[str]
    ) -> Iterable[tuple[str, dict[str, Any]]]:
        if not isinstance(value, list):
            self._bad(name, _("a list"))
        if len(value) > MAX_PARTS:
            self._bad(name, _("a list of at most {count}").format(count=MAX_PARTS))
        for index, part in enumerate(value):
            place = f"{name}[{index}]"
            values = self._object(part, place)
            unknown = sorted(values.keys() - set(keys))
            if unknown:
                self._bad(f"{place}.{unknown[0][:40]}", _("there is no such property"))
            yield place, values

    # single values

    def _object(self, value: Any, place: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._bad(place or "…", _("an object"))
        return value

    def _text(self, value: Any, place: str) -> str:
        if not isinstance(value, str):
            self._bad(place, _("text"))
        text, removed = clean(value)
        self.removed += removed
        return text

    def _name(self, value: Any, place: str) -> str:
        """A short text without control characters, or ""."""
        if (
            not isinstance(value, str)
            or len(value) > MAX_NAME_CHARS
            or clean(value) != (value, 0)
            or "\n" in value
        ):
            self._bad(place, _("a short text on one line"))
        return value

    def _word(self, value: Any, place: str) -> str:
        name = self._name(value, place)
        if not name:
            self._bad(place, _("a short text that is not empty"))
        return name

    def _id(self, value: Any, place: str) -> str:
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self._bad(place, _("32 hexadecimal digits"))
        return value

    def _one_of(self, value: Any, allowed: Sequence[str], place: str) -> str:
        if not isinstance(value, str) or value not in allowed:
            self._bad(place, _("one of {words}").format(words=", ".join(allowed)))
        return value

    def _number_of(self, value: Any, place: str) -> int:
        if type(value) is not int or not 0 <= value < MAX_NUMBER:
            self._bad(place, _("a whole number, not negative"))
        return int(value)

    def _rating(self, value: Any, place: str) -> int | None:
        if value is None:
            return None
        if type(value) is not int or not 0 <= value <= 100:
            self._bad(place, _("a whole number from 0 to 100, or null"))
        return int(value)

    def _day(self, value: Any) -> str:
        day = value if isinstance(value, str) and _DAY.fullmatch(value) else ""
        try:
            return date.fromisoformat(day).isoformat()
        except ValueError:
            self._bad("day", _("a day such as 2026-11-23"))

    def _maybe_moment(self, value: Any, place: str) -> Stamp | None:
        return None if value is None else self._moment(value, place)

    def _moment(self, value: Any, place: str) -> Stamp:
        values = self._object(value, place)
        if values.keys() - set(MOMENT_KEYS):
            self._bad(place, _("only a time and a zone"))
        zone = self._name(values.get("zone", ""), f"{place}.zone")
        time = values.get("time")
        short = time if isinstance(time, str) and len(time) <= MAX_NAME_CHARS else ""
        try:
            moment = Moment.of(datetime.fromisoformat(short), zone)
            # A time at the very edge of the calendar cannot be told in every zone.
            moment.local_day.isoformat()
        except (ValueError, OverflowError):
            example = "2026-11-23T16:24:00+01:00"
            self._bad(
                f"{place}.time", _("a time with its offset, such as {time}").format(time=example)
            )
        return Stamp(moment.instant_us, moment.offset_s, zone)

    def _once(self, place: str, names: Iterable[object]) -> None:
        seen: set[object] = set()
        for name in names:
            if name in seen:
                self._bad(place, _("each part only once"))
            seen.add(name)

    def _bad(self, place: str, expected: str) -> NoReturn:
        raise problem("import_bad_value", number=self._number, place=place, expected=expected)
