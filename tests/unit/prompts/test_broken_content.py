# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A content file that cannot be used is refused, and the refusal names file and entry."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from prompts.form_file import FORMS
from prompts.loader import FOLDER, Files
from prompts.samples import load_sample
from prompts.schema import Content, ContentError

RECORD = "records/record.toml"
TALK = "rehearsal"
EXPLAIN = f"{TALK}/explaining.toml"
JUDGE = f"{TALK}/judge.txt"
CUE_KINDS, CUE_TURNS = "schemas/cue_kinds.toml", "schemas/cue_turns.toml"
LEARNED = "schemas/cues_learned.txt"
READ: dict[str, Callable[[Content], object]] = {
    RECORD: lambda content: content.fields,
    "records/words.toml": lambda content: content.vocabularies,
    "records/emotions.toml": lambda content: content.emotions,
    "records/coping.toml": lambda content: content.copings,
    "records/markers.toml": lambda content: content.markers,
    "strategies/strategies.toml": lambda content: content.strategies,
    "schemas/schemas.toml": lambda content: content.schemas,
    "schemas/cues.toml": lambda content: content.cues,
    CUE_KINDS: lambda content: content.cue_words,
    CUE_TURNS: lambda content: content.cue_words,
    "safety/hold.toml": lambda content: content.hold,
    "questions/socratic.toml": lambda content: content.questions,
    "strains/strains.toml": lambda content: content.strains,
    "rehearsal/reading.toml": lambda content: content.rehearsal,
    "rehearsal/words.toml": lambda content: content.rehearsal,
    "rehearsal/explaining.toml": lambda content: content.rehearsal,
    "rehearsal/apologies.toml": lambda content: content.rehearsal,
    "rehearsal/blame.toml": lambda content: content.rehearsal,
    "rehearsal/cautions.toml": lambda content: content.rehearsal,
    "rehearsal/strengths.toml": lambda content: content.rehearsal,
    "rehearsal/neutral.toml": lambda content: content.rehearsal,
    "rehearsal/notes.toml": lambda content: content.rehearsal,
    "rehearsal/silence.toml": lambda content: content.rehearsal,
    "rehearsal/kinds.toml": lambda content: content.rehearsal,
}

BIBI, REPAIRS = "samples/bibi.toml", "samples/bibi_repairs.toml"
BELIEFS = "samples/bibi_beliefs.toml"
TRY = "beliefs/experiment.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    forms = list(FORMS.values())
    for name in (*READ, *forms, BIBI, REPAIRS, BELIEFS, JUDGE, LEARNED):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, old
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("damage", ["gone", "not toml", "not utf-8", "unknown key"])
def test_every_file_is_read_strictly(folder: Path, name: str, damage: str) -> None:
    file = folder / name
    match damage:
        case "gone":
            file.unlink()
        case "not toml":
            file.write_text("= what", encoding="utf-8")
        case "not utf-8":
            file.write_bytes(b"a = '\xff'")
        case _:
            file.write_text("surprise = 1\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ContentError) as refusal:
        READ[name](Content(Files(folder)))
    assert refusal.value.file == name
    assert name in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "entry", "problem"),
    [
        (RECORD, 'source = "design"\n', "", "field client_code", "source is missing"),
        (RECORD, 'source = "design"\n', 'source = " "\n', "field client_code", "source is empty"),
        (RECORD, 'help = "A code', 'hlep = "A code', "field client_code", "help is missing"),
        (RECORD, 'short = "code"', 'short = ""', "field client_code", "short is missing"),
        (RECORD, 'kind = "code"', 'kind = "cod"', "field client_code", "kind is 'cod'"),
        (RECORD, 'kind = "code"', "kind = 3", "field client_code", "kind is not a text"),
        (RECORD, 'id = "rule"', 'id = "situation"', "situation", "duplicate id"),
        (RECORD, '{quick = "more"', '{quik = "more"', "field client_code.tier", "unknown key quik"),
        (RECORD, '{quick = "more"', '{quick = "most"', "field client_code.tier", "quick is 'most'"),
        (RECORD, "screen = {quick = 1, ", "screen = {", "field client_code", "different depths"),
        (RECORD, "screen = {deep = 6}", "screen = {deep = 13}", "field meaning_chain", "no screen"),
        (RECORD, 'depth = "ten"\nnumber = 3', 'depth = "tan"\nnumber = 3', "The rule", "depth is"),
        (RECORD, 'depth = "ten"\nnumber = 3', 'depth = "ten"\nnumber = 9', "depth ten", "screens"),
        (RECORD, 'lead = "rule"', 'lead = "balanced"', "screen ten 3", "is not on it"),
        (RECORD, "step = 1\n", "step = true\n", "client_code", "step is not a whole number"),
        (RECORD, "step = 1\n", "step = 0\n", "client_code", "step is below 1"),
        (RECORD, 'id = "ten"\n', 'id = "eleven"\n', "depth eleven", "id is 'eleven'"),
        ("records/words.toml", 'id = "next"', 'id = "effect"', "effect", "duplicate id"),
        ("records/words.toml", '{id = "chest"', '{id = "jaw"', "jaw", "duplicate id"),
        ("records/words.toml", 'source = "design', 'text = "', "contact_kind", "source is missing"),
        ("records/emotions.toml", 'group = "anger"', 'group = "ire"', "emotion anger", "group is"),
        ("records/emotions.toml", 'id = "fury"', 'id = "anger"', "anger", "duplicate id"),
        ("records/coping.toml", "may_drop = true", "may_drop = 1", "coping suppress", "true or"),
        ("records/markers.toml", 'type = "withdrawal"', 'type = "x"', "marker w_short", "type is"),
        ("records/markers.toml", 'source = "Eub', 'from = "Eub', "marker w_short", "source is mis"),
        ("strategies/strategies.toml", "plan = [", "plans = [", "s1_acknowledge", "plan is mis"),
        ("schemas/schemas.toml", 'parent = "emo', 'parent = "meo', "anger_prohi", "unknown parent"),
        ("schemas/schemas.toml", 'source = "', 'sauce = "', "demanding_standards", "source is mis"),
        ("schemas/cues.toml", "patterns = [", "weak = [", "demanding_standards", "patterns is mis"),
        ("safety/hold.toml", "[threats]", "[treats]", "", "threats is missing"),
        ("safety/hold.toml", "<<KIN>>", "<<KEN>>", "", "unknown macro"),
        ("questions/socratic.toml", 'stage = "explore"', 'stage = "x"', "ex01", "stage is 'x'"),
        ("questions/socratic.toml", 'depth = "standard"', 'depth = "ten"', "ex01", "depth is"),
        ("questions/socratic.toml", 'id = "ex02"', 'id = "ex01"', "ex01", "duplicate id"),
        ("questions/socratic.toml", 'emotions = ["*"]', 'emotions = ["*", "x"]', "01", "beside"),
        ("questions/socratic.toml", 'emotions = ["*"]', "emotions = [1]", "ex01", "not a text"),
        ("questions/socratic.toml", "my mood shifted", "the {feeling}", "ex01", "goes with any"),
        (f"{TALK}/reading.toml", 'reach = "clause"', 'reach = "far"', "guard hypoth", "reach is"),
        (f"{TALK}/reading.toml", "[endings]", "[endnigs]", "", "endings is missing"),
        (f"{TALK}/words.toml", 'modal = ["will"', 'modal = ["(will"', "modal", "not closed"),
        (f"{TALK}/words.toml", 'modal = ["will"', 'modal = ["<modal>"', "modal", "contains itself"),
        (f"{TALK}/words.toml", 'modal = ["will"', 'modal = ["<modla>"', "modal", "is no list"),
        (f"{TALK}/words.toml", 'modal = ["will"', 'modal = ["will?"', "modal", "nothing at all"),
        (f"{TALK}/blame.toml", 'label = "blame"', 'label = "justify"', "justify", "duplicate"),
        (EXPLAIN, 'kind = "caution"', 'kind = "x"', "yes_but", "kind is"),
        (EXPLAIN, 'guards = ["said"', 'guards = ["sad"', "way agrees", "guard sad"),
        (EXPLAIN, 'about = "agrees', 'abut = "agrees', "way 1", "about is missing"),
        (EXPLAIN, '"^<agree> ...', '"<agree> ^...', "way agrees", "wrong place"),
        (EXPLAIN, '"^<agree> ...', '"^<agree>||', "way agrees", "empty choice"),
        (EXPLAIN, '"^<agree> ...', '"^<agree> & ..', "agrees", "cannot be read"),
        (f"{TALK}/strengths.toml", 'gives_way = ["yes', 'gives_way = ["no', "ownership", "unknown"),
        (f"{TALK}/neutral.toml", 'label = "open"', 'label = "opne"', "opne", "any other rule has"),
        (f"{TALK}/notes.toml", 'id = "no_choice"', 'id = "choice"', "choice", "id is 'choice'"),
        (f"{TALK}/silence.toml", "most_words = 40", "most_words = 0", "", "most_words is below 1"),
        (f"{TALK}/silence.toml", 'id = "essay"', 'id = "length"', "note length", "duplicate id"),
    ],
)  # fmt: skip
def test_a_slip_is_named(
    folder: Path, name: str, old: str, new: str, entry: str, problem: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(ContentError) as refusal:
        READ[name](Content(Files(folder)))
    assert refusal.value.file == name
    assert entry in refusal.value.entry
    assert problem in refusal.value.problem


@pytest.mark.parametrize(
    ("old", "new", "entry", "problem"),
    [
        ("lines\t", "digest\t", "line", "cannot be read"),
        ("lines\t", "# ", "lines", "is missing"),
        ("label\tblame\t", "label\tblaem\t", "label blaem", "unknown"),
        ("label\tblame\t", "label\tjustify\t", "label justify", "there twice"),
        ("label\tquestion_other\t", "# ", "label question_other", "is missing"),
        ("label\tblame\t", "label\tblame\tx", "line", "cannot be read"),
        ("\nbias\t", "\nw:new\n\nbias\t", "w:new", "without a weight"),
        ("\nbias\t", "\nbias\t0:1\nbias\t", "bias", "there twice"),
        ("\nbias\t", "\nw:new\t99:1\nbias\t", "w:new", "a weight for no label"),
        ("\nbias\t", "\nw:new\t0=1\nbias\t", "line", "cannot be read"),
    ],
)
def test_weights_of_the_judge_are_read_strictly(
    folder: Path, old: str, new: str, entry: str, problem: str
) -> None:
    change(folder, JUDGE, old, new)
    with pytest.raises(ContentError) as refusal:
        READ[EXPLAIN](Content(Files(folder)))
    assert refusal.value.file == JUDGE
    assert entry in refusal.value.entry
    assert problem in refusal.value.problem


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("part = 3\n", "part = 4\n", "there is no part 4"),
        ("part = 3\n", "part = 0\n", "part is below 1"),
        ('heading = "What happened?"', 'haeding = "What happened?"', "heading is missing"),
        ('tier = "core"\nhelp = "As ‘If', 'tier = "more"\nhelp = "As ‘If', "short is missing"),
        ('help = "Small, and', 'lead = "belief"\nhelp = "Small, and', "lead belief is no field"),
        ("prefilled = true\n", "", "has more than 4 core fields"),
    ],
)
def test_a_form_in_parts_is_read_strictly(folder: Path, old: str, new: str, problem: str) -> None:
    change(folder, TRY, old, new)
    with pytest.raises(ContentError) as refusal:
        Content(Files(folder)).form("experiment")
    assert refusal.value.file == TRY


@pytest.mark.parametrize(
    ("name", "old", "new", "entry", "problem"),
    [
        (LEARNED, "lines\t", "lines\tx\t", "line", "cannot be read"),
        (LEARNED, "lines\t", "# ", "lines", "is missing"),
        (LEARNED, "bounds\t", "# ", "bounds", "is missing"),
        (LEARNED, "bounds\t", "bounds\tx", "line", "cannot be read"),
        (LEARNED, "label\tcontrol", "label\tcontorl", "label contorl", "unknown"),
        (LEARNED, "label\tcontrol", "# ", "label control", "is missing"),
        (LEARNED, "\nbias\t", "\nbias\t99:1\t", "bias", "a weight for no label"),
        (LEARNED, "\nbias\t", "\nbias\t0:1\nbias\t", "bias", "there twice"),
    ],
)
def test_what_the_cues_learned_is_read_strictly(
    folder: Path, name: str, old: str, new: str, entry: str, problem: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(ContentError) as refusal:
        _ = Content(Files(folder)).cue_weights, Content(Files(folder)).cue_words
    assert refusal.value.file == name
    assert entry in refusal.value.entry
    assert problem in refusal.value.problem


@pytest.mark.parametrize("damage", ["gone", "not utf-8"])
def test_the_judge_is_needed(folder: Path, damage: str) -> None:
    (folder / JUDGE).unlink()
    if damage != "gone":
        (folder / JUDGE).write_bytes(b"\xff")
    with pytest.raises(ContentError, match="judge"):
        READ[EXPLAIN](Content(Files(folder)))


def test_a_kind_holds_words(folder: Path) -> None:
    change(folder, f"{TALK}/kinds.toml", 'me = "i me', 'me = "i-me')
    with pytest.raises(ContentError, match="no word"):
        READ[EXPLAIN](Content(Files(folder)))


@pytest.mark.parametrize(
    ("name", "old", "new", "entry", "problem"),
    [
        (BIBI, 'key = "e4"', 'key = "e1"', "e1", "duplicate key"),
        (BIBI, 'target = "e1"', 'target = "e9"', "e1_d8", "links to e9"),
        (BIBI, 'kind = "part_of"', 'kind = "rhymes"', "e1, link p047", "kind is 'rhymes'"),
        (BIBI, 'kind = "part_of"', 'kind = "about"', "e1", "a record has no link about"),
        (BIBI, 'target = "p047"', 'target = "e4"', "e1", "links to e4, which is no episode"),
        (BIBI, "value = 70", "value = 101", "rating emotion", "above 100"),
        (BIBI, 'time = "17:40"', 'time = "25:40"', "entry e1", "not a time of day"),
        (BIBI, 'when = "later"', 'when = "soon"', "e1_d8", "when is 'soon'"),
        (BIBI, 'state = "draft"', 'state = "kept"', "entry e5", "kept_day"),
        (BIBI, "today = 67", "", "", "today is missing"),
        (REPAIRS, 'source = "', 'from = "', "", "source is missing"),
        (REPAIRS, 'key = "p047_d0"', 'key = "e1"', "e1", "duplicate key"),
        (REPAIRS, 'kind = "episode"', 'kind = "dream"', "entry p047", "kind is 'dream'"),
        (REPAIRS, '[entry.fields]\ncontact = "text"', '[entry.field]\ncontact = "text"',
            "entry p047_d1", "fields is missing"),
        (REPAIRS, 'hunch = "', 'hunhc = "', "p047.fields", "unknown key hunhc"),
        (REPAIRS, "hunch = ", "day = 3\nhunch = ", "p047.fields", "unknown key day"),
        (REPAIRS, 'noticed_by = "', 'noticed_by = "x', "p047.fields", "noticed_by is 'xtherapist'"),
        (REPAIRS, '"frame"', '"frames"', "p047.fields", "domain names frames"),
        (REPAIRS, '"w_short"', '"w_shot"', "p047_d0.fields", "markers names w_shot"),
        (REPAIRS, "confirmed =", "conformed =", "fields.formulation", "unknown key conformed"),
        (REPAIRS, 'contact = "phone"', 'contact = "fax"', "p047_d0.fields", "contact is 'fax'"),
        (REPAIRS, "asked_on = 4", 'asked_on = "4"', "p047_d0.fields", "not a whole number"),
        (REPAIRS, 'contact = "text"', "surprised = 101", "p047_d1.fields", "above 100"),
        (REPAIRS, "value = 60", "value = 160", "p047_d3_plan.fields.feared", "value is above 100"),
        (REPAIRS, "value = 60", "worth = 60", "p047_d3_plan.fields.feared", "unknown key worth"),
        (REPAIRS, 'choice = "nothing"', 'choice = "x"', "fields.answer", "choice is 'x'"),
        (REPAIRS, "strategies.s2_", "strategies.s9_", "d3_plan.fields.strategies", "s9_validate"),
        (REPAIRS, '2 = "Say', '9 = "Say', "strategies.s4_decide", "unknown key 9"),
        (REPAIRS, "[entry.fields.disclosure]", "[entry.fields.strategies.s8_self]",
            "p047_d4_plan.fields.strategies", "names more than 3"),
        (REPAIRS, 'about", target = "p047_d3_plan"', 'about", target = "p047_calls"',
            "p047_d3_review", "links to p047_calls, which is no plan"),
        (REPAIRS, 'key = "p047_d1"', 'key = "p047_d1"\ncode = "P-047"', "p047_d1", "key code"),
        (BELIEFS, 'target = "e6"', 'target = "p047_d0"', "e7", "which is no belief or record"),
        (BELIEFS, "value = 15", "value = 115", "never_angry.fields.continuum", "above 100"),
        (BELIEFS, "low = ", "lower = ", "never_angry.fields.continuum", "low is missing"),
        (BELIEFS, '"justify"', '"pause"', "e7.fields", "drop names pause"),
        (BELIEFS, "belief_again = 40", "belief_gain = 40", "later 1.fields", "key belief_gain"),
        (BELIEFS, "]]\nday = 45", "]]\nday = true", "later 1", "day is not a whole number"),
    ],
)  # fmt: skip
def test_a_slip_in_a_sample_is_named(
    folder: Path, name: str, old: str, new: str, entry: str, problem: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(ContentError) as refusal:
        load_sample("bibi", folder)
    assert refusal.value.file == name
    assert entry in refusal.value.entry
    assert problem in refusal.value.problem


def test_a_sample_needs_all_its_files(folder: Path) -> None:
    assert load_sample("bibi", folder) == load_sample()
    (folder / REPAIRS).unlink()
    with pytest.raises(ContentError, match="file is missing"):
        load_sample("bibi", folder)


def test_a_new_question_touches_one_file(folder: Path) -> None:
    file = folder / RECORD
    field = """
[[field]]
step = 3
id = "weather"
label = "The weather in the room"
short = "the weather"
kind = "line"
tier = {standard = "more", deep = "more"}
screen = {standard = 2, deep = 3}
help = "One word is enough."
example = "fog"
example_basis = "illustrative"
source = "design"
"""
    file.write_text(file.read_text(encoding="utf-8") + field, encoding="utf-8")
    content = Content(Files(folder))
    ids = [field.id for field in content.fields_of("deep", 3)]
    assert ids == ["sensations", "emotions", "weather"]
    assert content.field("weather").label_at("deep") == "The weather in the room"
