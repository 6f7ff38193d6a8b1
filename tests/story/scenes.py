# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What returns in the three invented years: each scene with its rule and its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """One kind of hard hour.

    Attributes:
        schema: what it touches.
        beside: another schema that is at times touched with it, or "".
        a_month: records a month, for each half year.
        contacts: kinds of contact, likelier ones more than once.
        markers: signs, likelier ones more than once.
        strength: how strongly the schema is touched, for each half year.
        before: belief in the rule at first, for each half year.
        fall: points by which the belief is lower after the fairer view, for each half year.
        held: what of this fall is there at the follow-up, 0 to 1, for each half year.
        coping, later_coping: what was done, in the first half of the time and in the second.
    """

    schema: str
    rule: str
    fairer: str
    thoughts: tuple[str, ...]
    situations: tuple[str, ...]
    feelings: tuple[str, ...]
    contacts: tuple[str, ...]
    markers: tuple[str, ...]
    coping: tuple[str, ...]
    later_coping: tuple[str, ...]
    a_month: tuple[float, ...]
    strength: tuple[int, ...]
    before: tuple[int, ...]
    fall: tuple[int, ...]
    held: tuple[float, ...]
    beside: str = ""


SCENES = (
    Scene(
        schema="anger_prohibition",
        beside="self_sacrifice",
        rule="A therapist who is any good does not get annoyed.",
        fairer="Being annoyed tells me a limit was crossed. I can look at it before I speak.",
        thoughts=(
            "I should be above this.",
            "If she hears it in my voice, I have done harm.",
            "Annoyed at someone who suffers: what does that make me?",
        ),
        situations=(
            "Third move of the appointment this month, an hour before.",
            "He answered each question with ‘you tell me’.",
            "The call went on for forty minutes after I had said that I have ten.",
            "She laughed when I read out what we had agreed.",
        ),
        feelings=("annoyance", "irritation", "guilt", "resentment"),
        contacts=("session", "session", "phone"),
        markers=("w_contact", "c_frame", "c_defend", "t_suppress", "t_tone"),
        coping=("suppress", "suppress", "minimise", "give_way"),
        later_coping=("pause", "acknowledge_own_part", "set_limit_together", "suppress"),
        a_month=(2.2, 1.9, 1.5, 1.2, 1.0, 0.8),
        strength=(80, 78, 70, 60, 52, 45),
        before=(86, 84, 80, 74, 68, 62),
        fall=(14, 18, 26, 34, 34, 32),
        held=(0.4, 0.5, 0.7, 0.8, 0.9, 0.9),
    ),
    Scene(
        schema="explain_to_be_safe",
        beside="anger_prohibition",
        rule="If I explain it well enough, nobody stays upset with me.",
        fairer="They can be upset and hear me later. First I ask what it was like.",
        thoughts=(
            "He has it wrong and I must put it right at once.",
            "She will think that I did not care.",
            "One more sentence and it will be clear.",
        ),
        situations=(
            "On the phone he said that my note had sounded cold. I gave him five reasons.",
            "She asked why I had not called back, and I told her about my whole week.",
            "A short call; I talked for most of it.",
        ),
        feelings=("worry", "guilt", "unease"),
        contacts=("phone", "phone", "phone", "session", "text"),
        markers=("c_person", "t_explain", "t_explain", "w_short", "w_comply"),
        coping=("over_explain", "over_explain", "justify"),
        later_coping=("ask_open", "over_explain", "acknowledge_own_part"),
        a_month=(1.3, 1.3, 1.2, 1.1, 1.0, 1.0),
        strength=(65, 65, 62, 62, 58, 60),
        before=(78, 78, 76, 74, 74, 72),
        fall=(12, 14, 20, 22, 24, 22),
        held=(0.3, 0.3, 0.5, 0.5, 0.5, 0.6),
    ),
    Scene(
        schema="demanding_standards",
        rule="I have to get it right the first time.",
        fairer="What I do after a miss counts for more than not missing.",
        thoughts=(
            "Somebody with more training would have seen it coming.",
            "A whole session, and nothing to show for it.",
            "I ought to have had the right words.",
        ),
        situations=(
            "He said that the exercise had been a waste of his evening.",
            "We ran out of plan after twenty minutes, and I filled the rest.",
            "She asked whether this therapy is known to work at all.",
        ),
        feelings=("inadequacy", "worry", "discouragement"),
        contacts=("session", "session", "session", "other"),
        markers=("c_task", "c_task", "c_progress", "w_shift", "t_push"),
        coping=("over_prepare", "ruminate", "take_over"),
        later_coping=("consult", "ask_open", "ruminate"),
        a_month=(1.2, 1.1, 0.9, 0.9, 0.8, 0.7),
        strength=(70, 66, 66, 60, 55, 55),
        before=(80, 78, 76, 70, 68, 66),
        fall=(16, 16, 20, 24, 24, 26),
        held=(0.5, 0.5, 0.6, 0.7, 0.7, 0.7),
    ),
    Scene(
        schema="do_not_stir",
        rule="If they do not bring it up, neither should I.",
        fairer="It is in the room already. I can open it gently, and they can say not now.",
        thoughts=(
            "She seems fine again, so let it be.",
            "If I ask, it will get worse.",
        ),
        situations=(
            "He said all was fine and looked at the door.",
            "Thanks and praise at the end; nothing of what had gone wrong last week.",
            "She agreed to everything I said.",
        ),
        feelings=("tension", "unease", "relief"),
        contacts=("session", "session", "text"),
        markers=("w_fine", "w_thanks", "w_comply", "t_avoid"),
        coping=("avoid", "avoid", "reassure"),
        later_coping=("ask_open", "return_to_it_later", "avoid"),
        a_month=(1.1, 0.9, 0.5, 0.3, 0.2, 0.2),
        strength=(60, 60, 50, 45, 40, 40),
        before=(74, 72, 64, 58, 52, 50),
        fall=(10, 14, 22, 26, 24, 24),
        held=(0.4, 0.5, 0.8, 0.9, 0.9, 0.9),
    ),
    Scene(
        schema="self_sacrifice",
        rule="Their needs first; mine can wait.",
        fairer="A limit that I keep is kinder than an offer that I come to resent.",
        thoughts=(
            "She has nobody else at this hour.",
            "It is only half an hour of my evening.",
        ),
        situations=(
            "A message at ten in the evening, and I answered it.",
            "I gave her my lunch hour for the second time this week.",
        ),
        feelings=("tiredness", "resentment", "compassion"),
        contacts=("text", "text", "phone"),
        markers=("c_pressure", "c_frame", "w_selfblame"),
        coping=("give_way", "over_accommodate"),
        later_coping=("set_limit_together", "give_way", "consult"),
        a_month=(0.2, 0.3, 0.8, 1.1, 0.9, 0.5),
        strength=(50, 50, 65, 70, 60, 50),
        before=(70, 70, 78, 78, 70, 60),
        fall=(12, 12, 18, 24, 26, 28),
        held=(0.5, 0.5, 0.5, 0.6, 0.8, 0.8),
    ),
)
