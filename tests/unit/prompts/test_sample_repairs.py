# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The two repairs of the sample journal: in words the forms know, told as the story goes."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.moment import Moment
from app.domain.schemas import own_id
from app.services.sample import entries_of
from prompts.loader import FOLDER, load
from prompts.samples import SampleEntry, load_sample
from prompts.schema import FORMS, ContentError, Field

CONTENT = load()
IN_PASSING = {"headline_kept", "still_so"}
SAMPLE = load_sample()
OF_BELIEFS = ("belief", "experiment", "positive")
PARTS = [entry for entry in SAMPLE.entries if entry.kind in FORMS]
OF_REPAIRS = [entry for entry in PARTS if entry.kind not in OF_BELIEFS]


def entry(key: str) -> SampleEntry:
    return next(entry for entry in SAMPLE.entries if entry.key == key)


def words(key: str) -> dict[str, str]:
    return {answer.field: answer.text for answer in entry(key).answers}


def marks(key: str, kind: str) -> list[str]:
    return [mark.value for mark in entry(key).marks if mark.kind == kind]


def of(kind: str, episode: str) -> list[SampleEntry]:
    """The parts of one kind of an episode, by the day they belong to."""
    found = [e for e in PARTS if e.kind == kind and ("part_of", episode) in links(e)]
    return sorted(found, key=lambda e: (e.day, e.written, e.at))


def links(told: SampleEntry) -> set[tuple[str, str]]:
    return {(link.kind, link.target) for link in told.links}


def names_of(field: Field) -> set[str]:
    """The ids of the answers that a field of a form may store."""
    if field.kind in ("strategies", "strategy_review"):
        side = "plan" if field.kind == "strategies" else "review"
        return {
            f"{strategy.id}.{side}.{place}"
            for strategy in CONTENT.strategies
            for place in range(len(strategy.plan if side == "plan" else strategy.review))
        }
    return {f"{field.id}.{part.id}" for part in field.parts} or {field.id}


@pytest.mark.parametrize("told", PARTS, ids=lambda told: told.key)
def test_every_field_mark_and_rating_is_one_of_its_form(told: SampleEntry) -> None:
    fields = CONTENT.form(told.kind).fields
    known = set().union(*(names_of(field) for field in fields))
    kinds = {"contact_kind" if f.kind == "contact" else f.mark_kind: f for f in fields}
    for answer in told.answers:
        assert answer.field in known, answer
        assert answer.question == (answer.field if answer.field.count(".") == 2 else "")
    for mark in told.marks:
        if mark.kind in IN_PASSING:
            continue
        field = kinds[mark.kind]
        if field.kind == "day":
            assert mark.date_of is not None
        else:
            assert mark.value in {option.id for option in CONTENT.options_of(field)}, mark
    for rating in told.ratings:
        assert rating.subject in {f.rating_subject for f in fields if f.rating_label}, rating
    assert not told.depth
    assert told.state == "kept"


def test_what_there_is() -> None:
    assert Counter(told.kind for told in PARTS) == {
        "episode": 2,
        "contact": 12,
        "status": 6,
        "plan": 3,
        "review": 3,
        "agreement": 1,
        "agreement_log": 3,
        "feedback": 3,
        "belief": 1,
        "experiment": 1,
        "positive": 1,
    }


def test_each_record_belongs_to_its_episode_and_the_draft_to_none() -> None:
    records = {e.key: [t for kind, t in links(e) if kind == "part_of"] for e in SAMPLE.entries}
    assert {key: records[key] for key in ("e1", "e6", "e10", "e4", "e8", "e5")} == {
        "e1": ["p047"],
        "e6": ["p047"],
        "e10": ["p047"],
        "e4": ["r615"],
        "e8": ["r615"],
        "e5": [],
    }
    for told in OF_REPAIRS:
        assert told.kind == "episode" or any(link.kind == "part_of" for link in told.links)


def test_a_review_follows_its_plan_and_a_line_its_agreement() -> None:
    for told in OF_REPAIRS:
        about = [target for kind, target in links(told) if kind == "about"]
        assert len(about) == (told.kind in ("review", "agreement_log")), told.key
        for target in about:
            assert (entry(target).written, entry(target).at) < (told.written, told.at)
            assert links(told) - {("about", target)} == links(entry(target))
        if told.kind == "review":
            [planned] = [m.date_of for m in entry(about[0]).marks if m.kind == "next_contact"]
            assert planned == told.day
            assert marks(told.key, "strategy_done") == marks(about[0], "strategy")


def test_the_contacts_on_their_days() -> None:
    def seen(episode: str) -> list[tuple[int, str, str]]:
        return [
            (c.day, *marks(c.key, "contact_kind"), *(marks(c.key, "rupture_type") or [""]))
            for c in of("contact", episode)
        ]

    assert seen("p047") == [
        (0, "phone", "withdrawal"),
        (1, "text", "withdrawal"),
        (3, "phone", "confrontation"),
        (4, "session", ""),
        (8, "session", ""),
        (38, "session", ""),
        (43, "phone", "withdrawal"),
        (45, "session", ""),
        (66, "session", "confrontation"),
    ]
    assert seen("r615") == [
        (10, "session", "withdrawal"),
        (53, "session", "confrontation"),
        (58, "session", ""),
    ]


def test_the_headlines_are_the_therapists() -> None:
    assert marks("p047", "rupture_type") == ["withdrawal"]
    assert marks("p047", "headline_kept") == ["yes"], "asked whether it was both; kept"
    assert marks("p047", "noticed_by") == ["therapist"]
    assert words("p047")["noticed_how"] == "Silence after the call."
    assert marks("p047", "severity") == ["major"]
    assert marks("p047", "domain") == ["bond", "frame"]
    assert words("p047")["formulation.confirmed"] == "If I reach out, nobody is there."
    assert words("p047")["formulation.corrected"] == "People can miss me and still care."
    assert "patient_belief" not in words("p047")
    assert marks("r615", "noticed_by") == ["patient"]
    assert marks("r615", "domain") == ["task"]


def test_the_experiment_is_no_clean_win() -> None:
    told = entry("e7")
    assert links(told) == {("part_of", "p047"), ("about", "e6")}
    ratings = [(r.subject, r.when, r.value, r.day) for r in told.ratings]
    assert ratings == [
        ("belief", "before", 70, 38),
        ("prediction", "before", 60, 38),
        ("alternative", "before", 40, 38),
        ("belief", "later", 40, 45),
    ]
    assert marks("e7", "in_interest") == ["yes"]
    assert marks("e7", "dropped") == ["over_accommodate", "justify"]
    assert words("e7")["learned"].startswith("Both were true")


def test_the_rule_has_a_page_and_something_fits_its_flexible_belief() -> None:
    assert ("same_rule", "never_angry") in links(entry("e1"))
    belief = entry("never_angry")
    assert words("never_angry")["rule"] == words("e1")["rule"]
    course = [(r.subject, r.value, r.day) for r in belief.ratings]
    assert course == [
        ("flexible", 50, 35),
        ("continuum", 15, 35),
        ("flexible", 70, 66),
        ("continuum", 30, 66),
    ]
    assert links(entry("d66_fits")) == {("about", "never_angry")}


def test_what_the_patients_said_about_the_work() -> None:
    assert (
        marks("p047_d4_helped", "feedback_sort"),
        marks("p047_d4_helped", "feedback_answer"),
    ) == (
        ["helpful"],
        ["nothing"],
    )
    assert words("p047_d4_helped")["answer"] == "Do it again."
    assert marks("p047_d4_limit", "feedback_answer") == ["changed"]
    assert marks("p047_d4_limit", "patient_noticed") == ["yes"]
    assert words("r615_d58_tasks") == {"gist": "They never felt like mine."}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('headline_kept = "perhaps"', "headline_kept is 'perhaps'"),
        ('still_so = "yes"', "unknown key"),
        ('weather = "rain"', "unknown key"),
    ],
)
def test_what_was_answered_in_passing_is_read_strictly(
    tmp_path: Path, wrong: str, said: str
) -> None:
    shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py"))
    file = tmp_path / "prompts" / "samples" / "bibi_repairs.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('headline_kept = "yes"', wrong), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        load_sample("bibi", tmp_path / "prompts")


def test_a_sample_may_tell_whatever_a_form_asks(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py"))
    file = tmp_path / "prompts" / "samples" / "bibi_repairs.toml"
    text = file.read_text(encoding="utf-8")
    belief = 'patient_belief = {text = "Nobody is there.", value = 80}\npatient_belief_again = 55'
    more = {
        'contact = "text"': "surprised = 40",
        "[entry.fields.formulation]": f'{belief}\nculture = {{choice = "not_yet"}}',
    }
    for place, added in more.items():
        assert place in text
        text = text.replace(place, f"{added}\n{place}", 1)
    file.write_text(text, encoding="utf-8")
    told = {e.key: e for e in load_sample("bibi", tmp_path / "prompts").entries}
    ratings = [(r.subject, r.when, r.value) for r in told["p047"].ratings]
    assert ratings == [("patient_belief", "before", 80), ("patient_belief", "after", 55)]
    assert [(r.subject, r.value) for r in told["p047_d1"].ratings] == [("surprised", 40)]
    assert ("culture_spoken", "not_yet") in [(m.kind, m.value) for m in told["p047"].marks]


OWN_SCHEMA = """
[[entry]]
key = "own_peace"
kind = "schema"
state = "kept"
day = 1
time = "20:00"
kept_day = 1
kept_time = "20:05"
[entry.fields]
name = "Keep the peace"
thoughts = ["If they frown, I have lost them.", "Nobody may leave cross."]
coping = ["give_way"]

[[entry]]
key = "noted_peace"
kind = "record"
depth = "standard"
state = "kept"
day = 2
time = "20:00"
kept_day = 2
kept_time = "20:05"
contact_kind = "session"
[[entry.mark]]
kind = "schema"
value = "own:own_peace"
[[entry.rating]]
subject = "schema"
key = "own:own_peace"
when = "before"
value = 40
day = 2
time = "20:01"
"""


def test_a_sample_may_tell_a_schema_of_ones_own(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "prompts", ignore=shutil.ignore_patterns("*.py"))
    file = tmp_path / "prompts" / "samples" / "bibi_repairs.toml"
    file.write_text(file.read_text(encoding="utf-8") + OWN_SCHEMA, encoding="utf-8")
    told = load_sample("bibi", tmp_path / "prompts")
    now = Moment.of(datetime(2026, 11, 27, 12, tzinfo=UTC), "Etc/UTC")
    entries = entries_of(told, load(), now)
    [schema] = [entry for entry in entries if entry.kind == "schema"]
    assert schema.text("name") == "Keep the peace"
    assert [a.text for a in schema.rows("thoughts")][1] == "Nobody may leave cross."
    [record] = [entry for entry in entries if entry.mark("schema") == own_id(schema.id)]
    assert record.rating("schema", own_id(schema.id)) == 40
