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
