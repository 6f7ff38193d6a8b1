# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""One repair laid out for paper: its course as a story of about two pages, then what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.entry import Kind
from app.domain.feedback import GUESS
from app.domain.links import ABOUT
from app.i18n import _
from app.i18n import content as translated
from ui.models import repair_words as words
from ui.models.blocks import Day, Marks, Outline, Part, Words
from ui.models.form_outline import FormMaker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from app.domain.entry import Entry
    from app.domain.episode import Change
    from app.domain.timeline import Row
    from app.services.content import Content
    from app.services.repairs import EpisodeReading
    from ui.dates import Dates
    from ui.models.blocks import Block

_HUNCH = "hunch"
_TOPIC = "topic"
_BY_NAME = (Kind.PLAN, Kind.REVIEW, Kind.MESSAGE, Kind.EXPERIMENT)


def repair_story(reading: EpisodeReading, content: Content, dates: Dates, today: date) -> Outline:
    """The episode laid out: the hunch and its course, then agreements, feedback and the rest.

    Records stand in it by name and are printed as pages of their own. Plans, reviews, messages,
    experiments and guesses stand in it by name only, so that two pages hold it; a last line says
    so.
    """
    below = " · ".join(
        part
        for part in (words.status_line(reading, content, dates), words.days_line(reading, dates))
        if part
    )
    blocks = _Laying(reading, content, dates, today).blocks()
    return Outline(words.title(reading, dates, today), below, tuple(blocks))


class _Laying:
    """Makes the blocks of one episode, part by part. No part without words has a heading."""

    def __init__(
        self, reading: EpisodeReading, content: Content, dates: Dates, today: date
    ) -> None:
        self._reading = reading
        self._content = content
        self._dates = dates
        self._today = today

    def blocks(self) -> list[Block]:
        """All of them, in the order of the story."""
        episode = self._reading.entry
        form = self._content.form(Kind.EPISODE)
        asked = next(translated(field.label) for field in form.fields if field.id == _HUNCH)
        blocks: list[Block] = []
        if episode.text(_HUNCH).strip():
            blocks.append(Words(asked, ((episode.text(_HUNCH), ""),)))
        course = [block for row in self._reading.rows for block in self._row(row)]
        blocks += _headed(_("The course"), course)
        for agreement in self._reading.of(Kind.AGREEMENT):
            day = self._dates.plain(agreement.day, self._today)
            title = f"{words.hung(agreement, self._content)}, {day}"
            blocks += _headed(title, self._agreement(agreement))
        told = [block for said in self._reading.of(Kind.FEEDBACK) for block in self._feedback(said)]
        blocks += _headed(_("What they told me"), told)
        noted = self._form(episode, without=(_HUNCH,))
        blocks += _headed(_("About this strain"), noted)
        by_name = any(part.kind in _BY_NAME for part in self._reading.parts)
        if by_name or any(contact.text(GUESS).strip() for contact in self._reading.contacts):
            away = _(
                "The words of plans, reviews, messages, experiments and guesses "
                "stay in the journal."
            )
            blocks.append(Marks("", (away,)))
        return blocks

    def _row(self, row: Row) -> list[Block]:
        """A day: what happened, what it became and why, what hangs on it."""
        content, contact = self._content, row.contact
        named = words.caption(contact, content) if contact else ""
        blocks: list[Block] = [self._dated(row.day, named, words.statuses(row, content))]
        blocks += _plain(contact.text("note") if contact else "")
        blocks += [Marks("", (why,)) for why in map(self._why, row.changes) if why]
        if row.hung:
            blocks.append(Marks("", tuple(words.hung(entry, content) for entry in row.hung)))
        return blocks

    def _why(self, change: Change) -> str:
        """Why it became so, and what was told; but not again what the line on top tells."""
        top = self._reading.repaired_by
        part = next((p for p in self._reading.parts if p.id == change.entry_id), None)
        told = part.text("told").strip() if part is not None and part is not top else ""
        quoted = _("“{words}”").format(words=told) if told else ""
        why = " ".join(filter(None, (change.reason.strip(), quoted)))
        if not why:
            return ""
        status = translated(self._content.label("status", change.status))
        return _("{what}: {more}").format(what=status, more=why)

    def _agreement(self, agreement: Entry) -> list[Block]:
        """What it says, and its log."""
        whole = words.shortened(agreement.text(_TOPIC), words.TOPIC) == agreement.text(_TOPIC)
        blocks = self._form(agreement, without=(_TOPIC,) if whole else ())
        for line in self._reading.of(Kind.AGREEMENT_LOG):
            if line.linked(ABOUT) == agreement.id:
                blocks.append(self._dated(line.day, words.kept(line, self._content)))
                blocks += _plain(line.text("note"))
                blocks += self._form(line, without=("kept", "by", "note"))
        return blocks

    def _feedback(self, feedback: Entry) -> list[Block]:
        found = [*_plain(feedback.text("gist")), *self._form(feedback, without=("gist",))]
        return [self._dated(feedback.day, words.hung(feedback, self._content)), *found]

    def _form(self, entry: Entry, *, without: Collection[str]) -> list[Block]:
        form = self._content.form(entry.kind)
        lines = {translated(field.label) for field in form.fields if field.kind == "line"}
        maker = FormMaker(entry, self._content, self._dates, self._today)
        return _gathered(maker.form(form, without=without), lines)

    def _dated(self, day: date, *more: str) -> Day:
        parts = (self._dates.plain(day, self._today), *more)
        return Day(" · ".join(part for part in parts if part))


def _plain(text: str) -> list[Block]:
    return [Words("", ((text.strip(), ""),))] if text.strip() else []


def _headed(title: str, blocks: list[Block]) -> list[Block]:
    return [Part(title), *blocks] if blocks else []


def _gathered(blocks: Iterable[Block], lines: Collection[str]) -> list[Block]:
    """The writer's words first, then choices and short lines as one block of questions answered.

    A choice with words of its own becomes their caption. `lines`: captions of short lines.
    """
    found: list[Block] = []
    chosen: list[str] = []
    for block in blocks:
        if isinstance(block, Marks) and block.caption:
            chosen.append(_said(block.caption, block.words))
        elif isinstance(block, Words) and block.caption in lines:
            chosen.append(_said(block.caption, [text for text, _remark in block.items]))
        elif isinstance(block, Words) and not block.caption and chosen:
            found.append(Words(chosen.pop(), block.items))
        else:
            found.append(block)
    return [*found, Marks("", tuple(chosen))] if chosen else found


def _said(caption: str, words: Sequence[str]) -> str:
    """A question and its answer as a line: "Did they notice? yes"."""
    answer = ", ".join(words)
    if caption.endswith("?"):
        return _("{question} {answer}").format(question=caption, answer=answer)
    return _("{what}: {more}").format(what=caption, more=answer)
