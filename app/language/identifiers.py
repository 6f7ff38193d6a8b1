# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what may tell who somebody is: numbers, addresses, dates of birth, names with a title.

Pure and local. While somebody writes precision counts, since what nags is switched off; so here
stand the kinds that are near certain, and a few mild ones. It warns and never deletes, and it
claims nothing about a text in which it finds nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

STRONG, MILD = "strong", "mild"

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+\d{{4}}"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_BORN = r"(?:born|d\.?o\.?b\.?|date of birth|birth ?day|birth ?date)"
_STREET = (
    r"(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|close|drive|crescent|terrace|court|square"
    r"|gardens|boulevard|blvd\.?|way|place|stra(?:ss|ß)e|straat|gasse)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a text that may identify somebody.

    Attributes:
        kind: "email", "link", "handle", "phone", "number", "birth_date", "date", "age",
            "address", "postcode" or "titled_name".
        start, end: the place, `text[start:end]`.
        strength: STRONG where it is near certain, else MILD.
    """

    kind: str
    start: int
    end: int
    strength: str


@dataclass(frozen=True, slots=True)
class _Detector:
    kind: str
    pattern: re.Pattern[str]
    strength: str = STRONG
    group: int = 0


def _detector(
    kind: str, pattern: str, *, strength: str = STRONG, exact: bool = False, group: int = 0
) -> _Detector:
    return _Detector(kind, re.compile(pattern, 0 if exact else re.IGNORECASE), strength, group)


@cache
def _detectors() -> tuple[_Detector, ...]:
    """In the order of trust: where two overlap, the earlier one names the place."""
    return (
        _detector("email", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
        _detector("link", r"\b(?:https?://|www\.)[^\s<>\"]{3,200}"),
        _detector(
            "birth_date",
            rf"\b{_BORN}\b\W{{0,4}}(?:(?:on|is|was|in)\W{{1,3}})?({_DATE}|\d{{4}})",
            group=1,
        ),
        _detector("address", rf"\b\d{{1,4}}[a-z]?\s+(?:[A-Z][\w'’-]+\s+){{1,3}}{_STREET}(?!\w)"),
        _detector(
            "address",
            r"\b[A-ZÄÖÜ][\w-]*(?:straße|strasse|straat|gasse|weg|platz)\s+\d{1,4}[a-z]?\b",
            exact=True,
        ),
        _detector("postcode", r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", exact=True),
        _detector("postcode", r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b", exact=True),
        _detector("number", r"\b\d{3}-\d{2}-\d{4}\b"),
        _detector("phone", r"(?<![\w.,])(?:\+|00)\d[\d ()/.-]{6,18}\d(?!\w)"),
        _detector("phone", r"(?<![\w.,])\(?0\d{1,5}\)?[ /.-]?\d{2,4}(?:[ .-]?\d{2,5}){1,3}(?!\w)"),
        _detector("phone", r"(?<![\w.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"),
        _detector("date", rf"\b{_DATE}\b", strength=MILD),
        _detector("number", r"(?<![\w.,])\d(?:[ -]?\d){5,19}(?![\w.,]?\d)"),
        _detector(
            "titled_name",
            r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Mme|Sr|Sra)\.?(?: [A-Z][\w'’-]+){1,2}",
            exact=True,
        ),
        _detector("handle", r"(?<![\w@.])@[A-Za-z]\w{2,30}\b"),
        _detector(
            "age",
            r"\b\d{1,3}[- ]?(?:years?[- ]old|yo|y/o|year[- ]olds?)\b|\baged?\s\d{1,3}\b",
            strength=MILD,
        ),
    )


def find(text: str) -> list[Finding]:
    """Everything found in a text, from left to right, no place twice.

    Takes a few milliseconds for 4,000 characters.
    """
    found: list[Finding] = []
    for detector in _detectors():
        for match in detector.pattern.finditer(text):
            start, end = match.span(detector.group)
            if all(end <= other.start or start >= other.end for other in found):
                found.append(Finding(detector.kind, start, end, detector.strength))
    return sorted(found, key=lambda finding: finding.start)
