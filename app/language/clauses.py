# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The build of a sentence, whatever its words: who does what when, and what joins its clauses.

Each word is read as a part of speech, from short lists and from its ending. That is often wrong,
and near enough: it only has to be wrong in the same way each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.language.matching import Words

_PARTS = {
    "I": "i",
    "YOU": "you",
    "WE": "we",
    "THEY": "he she they someone somebody people everyone everybody nobody anyone one who",
    "IT": "it this that there",
    "ME": "me myself us mine",
    "YOURS": "yourself yours",
    "THEM": "him her them himself herself themselves",
    "MY": "my our",
    "YOUR": "your",
    "BE": "am are is be being been",
    "WAS": "was were",
    "HAVE": "have has having",
    "HAD": "had",
    "DO": "do does",
    "DID": "did",
    "MOD": "will would can could may might must shall should ought cannot need",
    "NOT": "not never no nothing none neither nor hardly",
    "TO": "to",
    "SMALL": "in on at of for from with by about over into through after before under between "
    "against without around off up down out to across behind the a an his their its some any "
    "every each another these those all both",
    "LY": "really very quite rather too also even always often ever just only simply well now then "
    "here today again once already still yet much more most less least",
}
_PAST_WORDS = """
said went got made knew thought took saw came found gave told felt became left put brought began
kept held wrote stood heard let meant set met ran paid sat spoke lay led read grew lost fell sent
built understood drew broke spent cut rose drove bought wore chose shut forgot threw caught dealt
hid hit hurt lent lit rang rode sang shook shot shrank sank slept slid stole stuck struck swore
swept swam taught tore trod woke won bit blew bent bound fled flew froze dug ate drank fought hung
overran overslept misread misheard misunderstood wept crept clung flung spun bore beat cast cost
rid spat spread upset withdrew undid overdid mistook overtook gone done seen taken given written
spoken broken forgotten known shown chosen fallen hidden eaten driven thrown grown worn torn
stolen woken
"""
_PAST = frozenset(_PAST_WORDS.split())
_PART = {word: part for part, words in _PARTS.items() for word in words.split()}
_SUBJECTS = frozenset({"I", "YOU", "WE", "THEY", "IT"})
_HELPERS = frozenset({"BE", "WAS", "HAVE", "HAD", "DO", "DID", "MOD"})
_VERBS = frozenset({"PAST", "ING", "X"})
_OBJECTS = frozenset({"ME", "YOU", "YOUR", "MY", "YOURS", "THEM", "I"})
_JOINERS = frozenset({
    "because", "since", "but", "and", "so", "though", "although", "however", "if", "when", "while",
    "as", "unless", "until", "what", "why", "how", "or", "for", "hence",
})  # fmt: skip
_OTHERS = frozenset({"that", "who", "which", "where", "whether", "sorry", "than", "§"})
_PAUSES = frozenset({",", ";", "."})
# How far a verb is looked for behind its subject, and an object behind its verb, in words.
_VERB_REACH, _OBJECT_REACH = 7, 6


@dataclass(frozen=True, slots=True)
class _Clause:
    joiner: str
    subject: str
    build: str
    words: Words


def clauses(words: Sequence[str], stems: Sequence[str]) -> Iterator[tuple[str, Words | None]]:
    """What there is to see of the build: s is who and when, v who does which verb to whom."""
    parts = [_part(word) for word in words]
    found: list[_Clause] = []
    joiner = "^"
    at = 0
    while at < len(words):
        if words[at] in _JOINERS or (words[at] in _PAUSES and joiner not in _JOINERS):
            joiner = words[at]
        read = _verb(parts, at) if parts[at] in _SUBJECTS else None
        if read is None:
            at += 1
            continue
        tense, verb, is_denied = read
        end = min(verb, len(words) - 1)
        clause = _Clause(
            joiner, parts[at], f"{parts[at]}.{tense}{'.not' if is_denied else ''}", (at, end)
        )
        found.append(clause)
        yield f"s:{clause.build}", clause.words
        yield f"s:{joiner}:{clause.build}", clause.words
        whom = _object(words, parts, verb)
        if whom:
            yield f"s:{clause.build}>{whom}", clause.words
        if verb < len(words) and parts[verb] in _VERBS:
            yield f"v:{parts[at]}:{stems[verb]}{'.not' if is_denied else ''}", clause.words
            if whom:
                yield f"v:{parts[at]}:{stems[verb]}>{whom}", clause.words
        joiner = "_"
        at = max(verb, at + 1)
    for one, two in pairwise(found):
        both = (one.words[0], two.words[1])
        yield f"s:{one.build}|{two.joiner}|{two.build}", both
        yield f"s:{one.subject}|{two.joiner}|{two.subject}", both
    yield f"s:{len(found)}", None


def _part(word: str) -> str:
    if word in _JOINERS or word in _OTHERS or not word[0].isalnum():
        return _PART.get(word, word)
    known = _PART.get(word)
    if known:
        return known
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return "PAST"
    if word.endswith("ing") and len(word) > 4:
        return "ING"
    return "LY" if word.endswith("ly") and len(word) > 4 else "X"


def _verb(parts: Sequence[str], subject: int) -> tuple[str, int, bool] | None:
    """Tense, place of the verb (behind the helpers without one), and whether it is denied."""
    helper, is_denied = "", False
    at = subject + 1
    while at < min(len(parts), subject + _VERB_REACH):
        part = parts[at]
        if part in _VERBS:
            return (f"{helper}+{part}" if helper else part), at, is_denied
        if part == "NOT":
            is_denied = True
        elif part in _HELPERS:
            helper = helper or part
        elif part != "LY" and not (part == "TO" and helper):
            break
        at += 1
    return (helper, at, is_denied) if helper else None


def _object(words: Sequence[str], parts: Sequence[str], verb: int) -> str:
    """Whom or whose the clause is about behind its verb, "" for no one we know."""
    for at in range(verb, min(len(words), verb + _OBJECT_REACH)):
        if words[at] in _PAUSES or words[at] in _JOINERS:
            break
        if parts[at] in _OBJECTS:
            return parts[at]
    return ""
