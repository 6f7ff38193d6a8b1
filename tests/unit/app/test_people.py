# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The word for the people one works with takes the place of ours, and touches nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app import i18n, people
from app.i18n import _
from prompts.messages import messages


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    people.use(people.PATIENT)


def test_texts_say_the_chosen_word() -> None:
    assert people.use(people.CLIENT)
    assert not people.use(people.CLIENT)
    assert _("What the patient did. Patients’ words.") == "What the client did. Clients’ words."
    people.use(people.SERVICE_USER)
    assert i18n.content("the patient first") == "the service user first"
    people.use(people.PATIENT)
    assert _("the patient first") == "the patient first"


def test_no_text_has_the_word_in_another_sense() -> None:
    """ "Be patient", "impatient" and the like would be changed as well."""
    senses = ("impatien", "be patient", "patience", "patiently", "outpatient", "inpatient")
    found = [text for _place, text in messages() if any(s in text.lower() for s in senses)]
    people.use(people.CLIENT)
    assert [text for text in found if i18n.content(text) != text] == []
