# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are found as people look for them, in every script, and nothing typed is an operator."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storage import errors
from storage.folding import document, fold
from storage.highlighting import highlight
from storage.values import AnswerRow, EntryRow, LinkRow, MarkRow
from storage.vault.vault import Vault
from tests.unit.storage.making import ALL, SHOWN, make, words

FOUND = [
    ("She looked away", "looked"),
    ("She looked away", "LOOK"),
    ("She looked away", "she aw"),
    ("She looked away", "away looked"),
    ("I didn't say it", "didn't"),
    ("I didn't say it", "didn"),
    ("I didn’t say it", "didn't"),
    ("I didn't say it", "didn’t"),
    ("It's late", "it’s"),
    ("It’s late", "it's late"),
    ("м\u02bcята", "м'ята"),
    ("м'ята", "м\u02bcята"),
    ("Ich fühlte mich klein", "fuhlte"),
    ("Ich fuhlte mich klein", "fühl"),
    ("Ich fu\u0308hlte mich", "fühlte"),
    ("auf der Straße", "strasse"),
    ("auf der Strasse", "straße"),
    ("GROẞ geschrieben", "gross"),
    ("Đặng Thị Hồng", "dang thi hong"),
    ("smørrebrød", "smorrebrod"),
    ("Łódź", "lodz"),
    ("cœur", "coeur"),
    ("İstanbul ışık", "istanbul isik"),
    ("ﬁnally ﬁne", "fine"),
    ("Ａｂｃ １２３", "abc 123"),
    ("μετάνοια", "μετανοια"),
    ("Ещё раз", "еще"),
    ("שָׁלוֹם", "שלום"),
    ("مُحَمَّد", "محمد"),
    ("कमज़ोर महसूस", "महसूस"),
    ("한국어로 썼다", "한국"),
    ("我觉得很生气", "生气"),
    ("我觉得很生气", "觉得很"),
    ("我觉得很生气", "气"),
    ("我觉得很生气", "我"),
    ("我觉得很生气", "我觉得很生气"),
    ("患者は黙っていた。", "黙って"),
    ("患者は黙っていた。", "た"),
    ("ストレスを感じた", "ストレス"),
    ("ﾊﾝｶｸ", "ハンカク"),
    ("ฉันรู้สึกผิด", "รู้สึก"),
    ("ฉันรู้สึกผิด", "ผิด"),
    ("ຂ້ອຍຮູ້ສຶກ", "ຮູ້"),
    ("ខ្ញុំមានអារម្មណ៍", "មាន"),
    ("ကျွန်တော် စိတ်ဆိုး", "စိတ်"),
    ("She said 我很好 and left", "said 很好"),
    ("80 of 100", "80"),
]

NOT_FOUND = [
    ("She looked away", "ook"),
    ("She looked away", "look "),
    ("She looked away", "looked forward"),
    ("She looked away", "awa looked"),
    ("我觉得很生气", "生我"),
    ("我觉得很生气", "觉很"),
    ("", "a"),
]

NOTHING = ["", " ", "!!", "🙂", '"', "*", "- -", "\0", "()", "…"]

OPERATORS = [
    '"',
    '""" OR a',
    "a AND",
    "OR",
    "NOT a",
    "NEAR(a b)",
    "doc:a",
    "a*b",
    "^a",
    "a + b",
    "{doc}: a",
    "- a",
    "'; DROP TABLE entry; --",
    "a\0b",
    "(((((",
    "\\",
]


@pytest.mark.parametrize(("text", "query"), FOUND)
def test_found(vault: Vault, text: str, query: str) -> None:
    entry = vault.entries.save(None, make(text))
    vault.entries.save(None, make("nothing of it"))
    assert [hit.id for hit in vault.search.find(query, **ALL)] == [entry.id]
    spans = highlight(text, query)
    assert spans
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize(("text", "query"), NOT_FOUND)
def test_not_found(vault: Vault, text: str, query: str) -> None:
    vault.entries.save(None, make(text))
    assert vault.search.find(query, **ALL) == []


@pytest.mark.parametrize("query", NOTHING)
def test_a_query_without_letters_finds_nothing(vault: Vault, query: str) -> None:
    vault.entries.save(None, make("a b c"))
    assert vault.search.find(query, **ALL) == []
    assert highlight("a b c", query) == []


@pytest.mark.parametrize("query", OPERATORS)
def test_operators_are_words(vault: Vault, query: str) -> None:
    entry = vault.entries.save(None, make(f"before {query} after"))
    vault.entries.save(None, make("b only"))
    wanted = [entry.id] if vault.search.tokens(query) else []
    assert [hit.id for hit in vault.search.find(query, **ALL)] == wanted


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.text(max_size=30), st.text(max_size=30))
@example("\"'*^():{}+-NEAR", "NOT")
def test_any_text_is_a_query(vault: Vault, query: str, text: str) -> None:
    vault.search.find(query, **ALL)
    for start, end in highlight(text, query):
        assert 0 <= start < end <= len(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text("abcäßđ我觉得생รู้ กิน.!'\n -é", min_size=1, max_size=25))
def test_a_text_finds_itself(vault: Vault, text: str) -> None:
    entry = vault.entries.save(None, make(text))
    hits = vault.search.find(text, **ALL, limit=500)
    has_words = bool(vault.search.tokens(text))
    assert (entry.id in [hit.id for hit in hits]) == has_words
    assert bool(highlight(text, text)) == has_words
    vault.entries.purge(entry.id)


@given(words)
def test_folding_is_settled_after_one_round(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_pairs_overlap_and_the_last_stands_alone() -> None:
    assert document("生气了 ok").split() == ["生气", "气了", "了", "ok"]


def test_what_is_searched(vault: Vault) -> None:
    parent = vault.entries.save(
        None,
        make(
            "situation",
            client_code="K123",
            marks=(MarkRow("m", "own:sulking"), MarkRow("m", "shame")),
        ),
    )
    child = vault.entries.save(
        None,
        make("it went well", kind="followup", links=(LinkRow("follows", parent.id),)),
    )
    find = vault.search.find
    assert [hit.id for hit in find("sulk", **ALL)] == [parent.id]
    assert [hit.id for hit in find("k123", **ALL)] == [parent.id]
    assert [hit.id for hit in find("situation sulking", **ALL)] == [parent.id]
    assert find("shame", **ALL) == []
    assert [hit.id for hit in find("well", **ALL)] == [child.id]
    assert find("well", **SHOWN) == []


def test_the_index_follows_every_change(vault: Vault) -> None:
    entry = vault.entries.save(None, make("first"))
    entry = vault.entries.save(entry, replace(entry, answers=make("second").answers))
    assert vault.search.find("first", **ALL) == []
    assert [hit.id for hit in vault.search.find("second", **ALL)] == [entry.id]
    entry = vault.entries.save(entry, replace(entry, state="trashed"))
    assert vault.search.find("second", **SHOWN) == []
    assert len(vault.search.find("second", kinds=["record"], states=["trashed"])) == 1
    entry = vault.entries.save(entry, replace(entry, answers=()))
    assert vault.search.find("second", **ALL) == []


def test_newest_first_page_after_page(vault: Vault) -> None:
    vault.entries.bulk_insert(make(f"word {n}", day=f"2026-01-{n % 28 + 1:02}") for n in range(90))
    first = vault.search.find("word", **SHOWN, limit=50)
    rest = vault.search.find("word", **SHOWN, limit=50, before=first[-1].order)
    orders = [hit.order for hit in first + rest]
    assert len(orders) == 90
    assert orders == sorted(orders, reverse=True)


def test_a_newer_query_stops_an_older_one(vault: Vault) -> None:
    vault.entries.bulk_insert(make("alpha beta " * 50) for _ in range(3000))
    search = vault.search
    search.cancel_older(5)
    with pytest.raises(errors.SearchCancelled):
        search.find("alpha", **SHOWN, token=4)
    assert len(search.find("alpha", **SHOWN, token=5)) == 50
    # While it runs: nothing is hit, so that it has to look through everything.
    timer = threading.Timer(0.01, search.cancel_older, (7,))
    timer.start()
    started = time.perf_counter()
    try:
        while time.perf_counter() - started < 20:
            search.find("alpha", kinds=["none"], states=["kept"], token=6)
        pytest.fail("not stopped")
    except errors.SearchCancelled:
        pass
    timer.join()
    # A save that follows is not hit, nor a search without a token.
    vault.entries.save(None, make())
    assert len(search.find("alpha", **SHOWN)) == 50


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("She looked away", "look", ["looked"]),
        ("She looked, looking", "looked", ["looked"]),
        ("look looks looked", "look ", ["look"]),
        ("Straße und Strasse", "strass", ["Straße", "Strasse"]),
        ("fu\u0308hlen", "fuhl", ["fu\u0308hlen"]),
        ("didn't, did", "didn't", ["didn't"]),
        ("我觉得很生气", "觉得", ["觉得"]),
        ("我觉得很生气", "气", ["气"]),
        ("said我很好ok", "said 很好 ok", ["said", "很好", "ok"]),
        ("a a", "a", ["a", "a"]),
        ("nothing", "else", []),
        ("ﬁne", "fin", ["ﬁne"]),
    ],
)
def test_what_is_marked(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in highlight(text, query)] == marked


# ---------------------------------------------------------------- answers to one field


def ruled(rule: str, *, day: str = "2026-03-04", **changes: Any) -> EntryRow:
    return make(day=day, answers=(AnswerRow("rule", rule), AnswerRow("note", "angry")), **changes)


def answers(vault: Vault, *pieces: str, **wanted: Any) -> list[str]:
    asked: dict[str, Any] = {"kinds": ("record",), "states": ("kept",), "limit": 9, "longest": 99}
    found = vault.search.answers("rule", containing=pieces, **(asked | wanted))
    return [row.text for row in found]


def test_answers_come_newest_first_with_what_they_contain(vault: Vault) -> None:
    entries = [
        ruled("Never be angry", day="2026-03-04"),
        ruled("ANGRY is bad", day="2026-03-06"),
        ruled("Know the answer", day="2026-03-05"),
        ruled("angry in a draft", state="draft"),
        ruled("angry elsewhere", kind="belief"),
    ]
    for entry in entries:
        vault.entries.save(None, entry)
    assert answers(vault, "angr") == ["ANGRY is bad", "Never be angry"]
    assert answers(vault, "angr", "know") == ["ANGRY is bad", "Know the answer", "Never be angry"]
    assert answers(vault, "angr", "know", limit=1) == ["ANGRY is bad"]
    assert answers(vault, "angr", kinds=("belief", "record"))[-1] == "Never be angry"
    assert answers(vault, "angr", longest=5) == ["ANGRY", "Never"]
    assert answers(vault) == []
    assert answers(vault, "angr", states=()) == []


@pytest.mark.parametrize("piece", ["%", "_", "\\", "a%b"])
def test_no_character_of_a_piece_is_an_operator(vault: Vault, piece: str) -> None:
    vault.entries.save(None, ruled("nothing of the kind"))
    vault.entries.save(None, ruled(f"here is {piece} itself"))
    assert answers(vault, piece) == [f"here is {piece} itself"]


def test_a_letter_outside_ascii_stands_for_any(vault: Vault) -> None:
    vault.entries.save(None, ruled("Ärger ist verboten"))
    assert answers(vault, "ärger") == ["Ärger ist verboten"]
