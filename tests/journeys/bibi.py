# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Bibi's therapist writes in the journeys. Invented words on the model case; codes only."""

from __future__ import annotations

PASSPHRASE = "harbour quilt mint owl seven"

SITUATION = "Call in tears. I asked about drinking; the answers went short."
FIRST_THOUGHT = "I am no use to her in this state"
HOT_THOUGHT = "I ought not to be annoyed with someone in this much distress"
RULE = "A good therapist is never angry with a patient"
ANSWER = "That it is human and worth a closer look"
FAIRER = "Anger at a patient is human; skill is noticing it and using it for her"
STEP = "Say that the question came with some resentment and ask what it did"
DID = "I said it in one sentence and asked"
SAID = "She had felt turned away; it did not break us"

EVERYTHING = (SITUATION, FIRST_THOUGHT, HOT_THOUGHT, RULE, ANSWER, FAIRER, STEP, DID, SAID)

# What she writes about the repair, from a hunch to an agreement.
HUNCH = "The crying stopped when I asked about drinking"
CALL = "I asked about drinking with annoyance in it; terse answers and a sharp one"
TEXT = "She moves the session with an okay; I rang and she did not pick up"
NAMED_CALL = "I named it and listened, then gave reasons for too long"
NAMED = "I said that something had come between us"
EXPLORED = "She told me how my question had sounded"
WAY_EXPLORE = "What did the resentment in my question do?"
WAY_DECIDE = "What would you like us to do with today?"
OPENING = "My question had resentment in it and that was my part"
FEARED = "That she hears it as one more reproach"
OWNED = "I owned the resentment and asked what it did; we stayed with us two"
HEARD = "She had felt turned away by my voice"
LIMIT = "She set a limit and we chose together"
BROUGHT = "A limit, and I kept to it"
ASKED = "More asking than on the phone"
FEEDBACK = "Talking about family is too much today"
CHANGED = "I stayed with the present"
TWO_SIDES = "Two sides held together: people get it wrong and may still care"
TOPIC = "Calls when there has been drinking"
HOLDS = "She says so, and there is no therapy work then"
EXCEPTION = "In a crisis she may ring, and I take about five minutes"
TOLD_HER_WAY = "She objected to how I open the hour, to my face"
DIARY = "We moved the diary to the end together"
TOLD = "This time she told me, where before she would have stayed away"

REPAIR = (
    *(HUNCH, CALL, TEXT, NAMED_CALL, NAMED, EXPLORED, WAY_EXPLORE, WAY_DECIDE, OPENING, FEARED),
    *(OWNED, HEARD, LIMIT, BROUGHT, ASKED, FEEDBACK, CHANGED, TWO_SIDES, TOPIC, HOLDS, EXCEPTION),
    *(TOLD_HER_WAY, DIARY, TOLD),
)
