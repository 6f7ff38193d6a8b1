# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""T30: a PDF tells nothing but what is printed on it.

A record is saved as PDF and printed into one, the recovery sheet is saved. Their properties, and
everything else in them that is not drawn, are searched for who, where and what.
"""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.hard import material
from tests.hard.children import child
from tests.hard.harness import HardTest, Result, Trial

NAMED = "names the file's title after the record"
WORDS = ("velvetpelican", "quartzmarmot", "P-047")
USER = "ottilie-canary"
RECORD, PRINTED, SHEET = "record.pdf", "printed.pdf", "sheet.pdf"
TITLES = {RECORD: "Page", PRINTED: "Page", SHEET: "Recovery sheet"}
_OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PROPERTY = re.compile(rb"/(\w+)\s*\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ACTIVE = (b"/URI", b"/Launch", b"/JavaScript", b"/JS", b"/EmbeddedFile", b"/AA", b"/OpenAction")


def _prepare(shared: Path) -> None:
    material.make_vault(shared / "vault", 3)


def _trial(trial: Trial) -> Result:
    vault = material.copy_vault(trial.shared / "vault", trial.folder / "vault")
    out = trial.folder / "out"
    out.mkdir()
    with child(save, trial.folder / "home", str(vault), str(out), trial.fault) as writer:
        told = writer.hear()
    if sorted(os.listdir(out)) != sorted(TITLES):
        return Result(f"other files than those asked for: {sorted(os.listdir(out))}")
    forbidden = [*WORDS, *told, USER, str(trial.folder), os.uname().nodename]
    for name in TITLES:
        # A host with a very short name is in any file by chance.
        for problem in _look(out / name, [word for word in forbidden if len(word) > 4]):
            return Result(f"{name}: {problem}")
    return Result(figures={"files": len(TITLES)})


def _look(path: Path, forbidden: list[str]) -> Iterator[str]:
    content = path.read_bytes()
    if not content.startswith(b"%PDF") or not content.rstrip().endswith(b"%%EOF"):
        yield "it is not a whole PDF"
    if path.name != PRINTED and stat.S_IMODE(path.stat().st_mode) != 0o600:
        yield "others may read it"
    properties = dict(_properties(content))
    title = properties.pop("Title", "")
    if title != TITLES[path.name]:
        yield f"its title is {title!r}"
    for name, value in properties.items():
        if name not in ("Producer", "CreationDate", "ModDate") and value:
            yield f"it has a property {name}"
    if any(sign in content for sign in _ACTIVE):
        yield "it does something when it is opened"
    everything = b"\n".join([content, *_inflated(content)])
    for word in forbidden:
        for form in (word.encode(), word.encode("utf-16-be"), word.encode().hex().encode()):
            if form in everything:
                yield "it tells who, where or what in plain"


def _properties(content: bytes) -> Iterator[tuple[str, str]]:
    """The document's information, as its trailer names it."""
    found = re.search(rb"/Info (\d+) 0 R", content)
    objects = dict(_OBJECT.findall(content))
    if found is None or found[1] not in objects:
        raise ValueError("a PDF without its information")
    for name, raw in _PROPERTY.findall(objects[found[1]]):
        text = re.sub(rb"\\([\\()])", rb"\1", raw)
        wide = text.startswith(b"\xfe\xff")
        yield name.decode(), text[2:].decode("utf-16-be") if wide else text.decode("latin-1")


def _inflated(content: bytes) -> Iterator[bytes]:
    for stream in _STREAM.findall(content):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            yield stream


def save(say: Callable[[Any], None], vault: str, out: str, fault: str) -> None:
    """In the child: write one record, save it in every way; tell its identities."""
    from PySide6.QtPrintSupport import QPrinter

    from tests.hard import desk_child, faults
    from ui import recovery_sheet
    from ui.dates import dates_of
    from ui.models.outline import outline
    from ui.printing import output
    from ui.printing.record_document import record_document

    os.environ["USER"] = os.environ["LOGNAME"] = USER
    with faults.planted(fault):
        desk = desk_child.OpenDesk(Path(vault))
        workspace = desk.workspace
        session = workspace.drafting.begin()
        session.set_text("situation", WORDS[0])
        session.add_row("thoughts", WORDS[1])
        session.set_code(WORDS[2])
        entry = workspace.drafting.keep(session)
        made = outline(
            entry,
            workspace.content,
            dates_of(workspace.preferences.current),
            entry.day,
        )
        document = record_document(made)
        output.write_private(Path(out, RECORD), output.pdf(document))
        printer = output.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(Path(out, PRINTED)))
        document.print_(printer)
        del printer
        sheet = recovery_sheet.RecoverySheet(("ABCD",) * 8, date(2026, 11, 23))
        recovery_sheet.save_pdf(sheet, Path(out, SHEET))
        say([entry.id, entry.answers[-1].row, workspace.vault_id])


TEST = HardTest(
    number="T30",
    promises=("P13",),
    title="what a PDF tells beside its page",
    quick=2,
    soak=20,
    trial=_trial,
    prepare=_prepare,
    figures={"files": "sum"},
    faults=(NAMED,),
)
