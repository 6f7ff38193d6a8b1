# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Import files that somebody made to do harm, and files that something has damaged."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

IMAGE = '<img src="http://127.0.0.1:9/x.png"><b>bold</b>'
FILE_IMAGE = '<img src="file:///etc/hostname">'
STRANGE = (
    IMAGE,
    FILE_IMAGE,
    "\u202e\u2066reversed\u2069 \u200f\u061c",
    "\x00\x01\x07\x1b[31m\x7f\x85\u2028\u2029",
    "\ud800 half a pair \udfff",
    "../../../../etc/passwd",
    "'; DROP TABLE entry; --",
    '"* NEAR(a b) OR ^',
    "%s{0}{name}%n",
    "A" * 40_000,
    "\u0301" * 3_000,
    "",
    None,
    True,
    -1,
    1 << 40,
    10**400,
    1e308,
    [],
    {},
    [[[[]]]],
    {"time": "9999-12-31T23:59:59-23:59", "zone": "../../etc/localtime"},
    {"time": "0001-01-01T00:00:00+23:59"},
    "2026-02-30",
    "0000-00-00",
)
HUGE = (
    lambda: '{"format":"afterhour-journal","version":1,"entries":' + "[" * 100_000,
    lambda: "[" * 500_000 + "]" * 500_000,
    lambda: '{"a":' * 200_000 + "1" + "}" * 200_000,
    lambda: "{" + ",".join(f'"f{n}":{n}' for n in range(1_000_000)) + "}",
    lambda: _head() + '{"id":"' + "0" * 32 + '",' + ",".join(f'"f{n}":1' for n in range(10**6)),
    lambda: _head() + "{" + '"a":[' + "1," * 3_000_000 + "1]}]}",
    lambda: _head() + '"' + "x" * (12 << 20),
    lambda: _head() + "9" * 200_000 + "]}",
    lambda: '{"format":"afterhour-journal","version":' + "1" * 100_000 + "}",
    lambda: " " * (8 << 20) + "{}",
    lambda: _head() + "{}," * 300_000 + "{}]}",
)


def _head() -> str:
    return '{"format":"afterhour-journal","version":1,"entries":['


def mutations(good: bytes, chance: random.Random, count: int) -> Iterator[bytes]:
    """Files made from a good one: bytes changed, or values exchanged for strange ones.

    Each has identities of its own, so that it is not refused for those of an earlier one.
    """
    text = good.decode()
    known = [entry["id"] for entry in json.loads(good)["entries"]]
    for _ in range(count):
        fresh = text
        for one in known:
            fresh = fresh.replace(one, f"{chance.getrandbits(128):032x}")
        if chance.random() < 0.5:
            yield _bytes_changed(fresh.encode(), chance)
        else:
            yield _values_changed(json.loads(fresh), chance)


def _bytes_changed(good: bytes, chance: random.Random) -> bytes:
    raw = bytearray(good)
    for _ in range(chance.randrange(1, 5)):
        place = chance.randrange(len(raw) + 1)
        other = chance.randrange(len(raw) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            raw[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del raw[place : place + chance.randrange(1, 60)]
        elif kind == 2:
            raw[place:place] = raw[other : other + chance.randrange(1, 400)]
        elif kind == 3:
            raw[place:place] = chance.choice((b"{", b"[", b"]", b"}", b'"', b",", b"\\", b"\\u00"))
        elif kind == 4:
            raw[place : place + 1] = chance.choice((b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80"))
        elif chance.random() < 0.3:
            del raw[place:]
        if not raw:
            break
    return bytes(raw)


def _values_changed(changed: Any, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 4)):
        places = list(_places(changed))
        holder, name = chance.choice(places)
        if chance.random() < 0.1:
            del holder[name]
        else:
            # A copy: the next round may change what was put in by this one.
            holder[name] = copy.deepcopy(chance.choice(STRANGE))
    return json.dumps(changed).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    names: Any = ()
    if isinstance(value, dict):
        names = list(value)
    elif isinstance(value, list):
        names = range(len(value))
    for name in names:
        yield value, name
        yield from _places(value[name])
