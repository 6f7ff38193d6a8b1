# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was noticed, in three short lists: moving away, moving against, on my side."""

from __future__ import annotations

from app.i18n import content as translated
from ui.fields.base import LABEL_TO_FIELD, ROW_GAP, FieldEditor, enter_group
from ui.widgets.chip_group import ChipGroup
from ui.widgets.prose import Prose

VOCABULARY = "marker"
TYPES = "marker_type"


class MarkersEditor(FieldEditor):
    """One group of chips for each type of marker. Kind: multi_choice over the markers."""

    def _build(self) -> None:
        self.groups: list[ChipGroup] = []
        for place, kind in enumerate(self.content.vocabulary(TYPES)):
            options = [
                (marker.id, translated(marker.text))
                for marker in self.content.markers
                if marker.type == kind.id
            ]
            name = translated(kind.headline or kind.text)
            group = ChipGroup(
                name=name,
                options=options,
                multiple=True,
                shown=self.field.shown or len(options),
                parent=self,
            )
            group.chosen.connect(self._on_group_chosen)
            if place:
                self.body.addSpacing(ROW_GAP)
            self.body.addWidget(Prose(name, role="label", parent=self))
            self.body.addSpacing(LABEL_TO_FIELD)
            self.body.addWidget(group)
            self.groups.append(group)

    def focus_first(self) -> None:
        enter_group(self.groups[0])

    def load(self) -> None:
        values = [mark.value for mark in self.session.entry.marked(self.field.mark_kind)]
        for group in self.groups:
            group.set_values(values)

    def _on_group_chosen(self, _values: list[str]) -> None:
        chosen = [value for group in self.groups for value in group.values()]
        offered = {marker.id for marker in self.content.markers}
        held = self.session.entry.marked(self.field.mark_kind, "")
        # a mark of an imported file that is not offered here stays
        unknown = [mark.value for mark in held if mark.value not in offered]
        self.session.set_marks(self.field.mark_kind, [*chosen, *unknown])
        self.edited.emit()
