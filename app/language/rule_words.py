# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The small English words that tell whether two rules are the same. Lists, written out.

Words of the rules themselves are never listed: they are compared as they stand.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SELF, OTHER = "<self>", "<other>"
"""Who is meant: the therapist, or whom she works with. Order tells who does what to whom."""

NOT, MAY, IF = "<not>", "<may>", "<if>"
"""What turns a rule round: a negation, leave to do something, a condition."""

CONTRACTIONS = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
    "i'm": "i am",
    "let's": "let us",
}
"""Those that the endings do not undo."""

ENDINGS = {
    "n't": " not",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
    "'m": " am",
}

PHRASES = (
    ("psychotherapist", "therapist"),
    ("service user", "patient"),
    ("no one", "nobody"),
    ("can not", "not"),
    ("could not", "not"),
    ("may not", "not"),
    ("ought not", "must not"),
    ("ought to", "must"),
    ("not have to", "may"),
    ("not need to", "may"),
    ("need not", "may"),
    ("not necessary", "may"),
    ("not required", "may"),
    ("not supposed to", "must not"),
    ("not allowed", "not"),
    ("not permitted", "not"),
    ("is forbidden", "not"),
    ("not always", "sometimes"),
    ("not every", "sometimes"),
    ("not all", "sometimes"),
    ("have to", "must"),
    ("has to", "must"),
    ("need to", "must"),
    ("needs to", "must"),
    ("supposed to", "must"),
    ("in order to", "to"),
)
"""Whole words, in this order, put in place of what they mean."""

NEGATIONS = _words("not never no nobody none nothing neither nor without")
NOBODY = frozenset({"nobody", "none"})
"""Negations that name a person as well."""

LEAVE = _words("may might can could allowed permitted")
CONDITIONS = _words("if when whenever")

SELVES = _words(
    "i me myself we us one you yourself therapist therapists counsellor counsellors counselor "
    "counselors clinician clinicians psychologist psychologists professional professionals"
)
OTHERS = _words(
    "patient patients client clients she he they them him person people someone somebody "
    "anyone anybody everyone everybody"
)

OF_A_THERAPIST = _words("good real true skilled competent proper decent professional")
"""Before a word for the therapist they tell no more than it does."""

TURNING = _words(
    "sometimes often usually rarely seldom hardly barely only unless except until too less "
    "least more most little avoid avoids avoiding stop stops refuse refuses hide hides hiding "
    "lack lacks prevent prevents bad worse worst poor weak terrible incompetent other others "
    "another before after instead than"
)
"""Words that turn a rule round or narrow it: both rules have them, or they are not the same."""

FORMS_OF_BE = _words("be am is are was were been being get gets getting not never")
"""What a passive comes after."""

FILLING = _words(
    "a an the this that these those it its is am are was were be been being get gets getting "
    "become becomes feel feels do does did have has had having will would shall must should "
    "and or but so then to of in on at by for from with about towards toward as always ever "
    "at all really very just quite completely totally fully simply even enough well clearly "
    "right there who which what my your his her their our own mine any some every each also "
    "still yet"
)

MEAN_THE_SAME = (
    ("anger", "angry"),
    ("mistake", "error"),
    ("explanation", "explain"),
    ("failure", "fail"),
    ("help", "helpful"),
)
"""Words that stand for each other in a rule. Few: a near synonym may make another rule of it."""

ENGLISH = FILLING | NEGATIONS | LEAVE | CONDITIONS | {"i", "me", "you", "she", "he", "they", "them"}
"""A rule is taken as English where enough of its words are among these."""
