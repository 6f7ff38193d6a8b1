# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects every translatable text into app/locale/afterhour.pot.

`python -m tools.catalogue` writes it, with `--check` it only says whether it is stale. The file
holds no line numbers and no dates: it changes when words do.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from prompts.messages import messages

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "app" / "locale" / "afterhour.pot"

KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
HEADER = """\
# Translatable texts of Afterhour.
# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
#"""


def catalogue() -> Catalog:
    """Texts of the program, then those of its content, each with the file it stands in."""
    found = Catalog(project="afterhour", header_comment=HEADER, fuzzy=False)
    for place, text, context in sorted([*program_texts(), *content_texts()], key=repr):
        found.add(text, locations=[(place, 0)], context=context or None)
    return found


def program_texts() -> Iterator[tuple[str, str | tuple[str, ...], str]]:
    """File, text (or singular and plural) and context of each text in app and ui."""
    for folder in ("app", "ui"):
        for name, _line, text, _comments, context in extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
        ):
            yield f"{folder}/{Path(name).as_posix()}", text, context or ""


def content_texts() -> Iterator[tuple[str, str, str]]:
    """File, text and no context of each text in the content files."""
    for place, text in messages():
        yield place, text, ""


def written(found: Catalog) -> str:
    """The template as text, without what differs from run to run."""
    buffer = io.BytesIO()
    write_po(buffer, found, width=100, omit_header=True, include_lineno=False)
    header = f'{HEADER}\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return header + buffer.getvalue().decode("utf-8")


def main(arguments: list[str]) -> int:
    """Write the template, or compare it; returns the exit code."""
    fresh = written(catalogue())
    if "--check" in arguments:
        stale = not TEMPLATE.exists() or TEMPLATE.read_text(encoding="utf-8") != fresh
        print("Stale: run `python3 dev.py catalogue`." if stale else "The catalogue is fresh.")
        return int(stale)
    TEMPLATE.parent.mkdir(exist_ok=True)
    TEMPLATE.write_text(fresh, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
