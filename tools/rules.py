# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that no linter knows. `python -m tools.rules` prints what breaks them.

The import contract in pyproject.toml sees whole packages; here single modules such as
`urllib.request` or `PySide6.QtNetwork` are looked at as well, also inside functions.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

PRODUCT = ("app", "ui", "storage", "prompts")
LONGEST = 400
LONG_FOR_A_REASON = {
    "dev.py": "has to be one file: nothing else can be imported before the set-up",
}

NETWORK = (
    "socket", "socketserver", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib",
    "imaplib", "poplib", "xmlrpc", "asyncio", "webbrowser", "requests", "httpx", "aiohttp",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets", "PySide6.QtWebChannel",
    "PySide6.QtHttpServer",
)  # fmt: skip
DATABASE = ("sqlalchemy", "sqlcipher3", "sqlite3", "alembic", "cryptography")
QT = ("PySide6", "shiboken6")
# What is installed for tests alone, and what for tests and for learning weights in tools.
TESTING = ("pytest", "pytestqt", "hypothesis")
COMPUTING = ("scipy", "numpy")

# Folder -> what nothing in it may import. `app/__main__.py` alone may open ui.
FORBIDDEN = {
    "": NETWORK,
    "ui": ("storage", "prompts", *DATABASE),
    "app": ("ui", *QT, *DATABASE),
    "storage": ("app", "ui", "prompts", *QT),
    "prompts": ("app", "ui", "storage", *QT, *DATABASE),
}
# Packages that need nothing but themselves and the standard library.
ALONE = ("app.domain", "app.insights.statistics")
FRONT_DOOR = "app/__main__.py"

# Written in pieces, so that this file keeps its own rule.
ADDRESSES = re.compile("|".join(("pypi" + r"\.org", "python" + "hosted", "deb" + r"\.debian",
                                 "index" + "-url", "find" + "-links")))  # fmt: skip
TYPEWRITTEN = re.compile(r"['\"]|\.\.\.")
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3)) + r")\b")
# The theme is the home of colours; paper has neither a dark mode nor a theme.
COLOURS_MAY = ("ui/theme/", "ui/printing/", "ui/recovery_sheet.py")
COLOUR = re.compile(r"""["']#[0-9a-fA-F]{6}["']""")
ANNOTATED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.AnnAssign)
# Function -> how many of its first arguments are texts.
TRANSLATORS = {"_": 1, "gettext": 1, "ngettext": 2, "pgettext": 2, "N_": 1}
HEADER = (
    "# SPDX-FileCopyrightText: 2026 The Afterhour developers\n"
    "# SPDX-License-Identifier: GPL-3.0-or-later\n"
)


@dataclass(frozen=True)
class Source:
    """A text file: its path below the root with forward slashes, and what it says."""

    path: str
    text: str

    @property
    def top(self) -> str:
        """The folder it belongs to at the root, "" for a file there."""
        return self.path.partition("/")[0] if "/" in self.path else ""


def sources(root: Path = ROOT) -> list[Source]:
    """Every text file people write here, without what tools made."""
    kinds = {".py", ".toml", ".txt", ".in", ".md", ".qss", ".cfg", ".ini", ".yml", ".yaml", ""}
    found = []
    for path in sorted(root.rglob("*")):
        below = path.relative_to(root)
        parts = below.parts
        hidden = any(p.startswith(".") and p != ".ci" for p in parts[:-1])
        if hidden or {"__pycache__", "build", "dist"} & set(parts) or not path.is_file():
            continue
        if path.suffix in kinds and path.name not in {"LICENSE", ".git"}:
            found.append(Source(below.as_posix(), path.read_text(encoding="utf-8")))
    return found


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import, at any depth; `from a import b` gives `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{node.module or ''}.{alias.name}"


def within(name: str, modules: Iterable[str]) -> bool:
    """Whether a dotted name is one of these modules or lies below one."""
    return any(name == module or name.startswith(module + ".") for module in modules)


def imports(source: Source) -> Iterator[str]:
    """No way to a network, one direction of the layers, no test library, and no star imports."""
    if not source.path.endswith(".py") or source.top not in ("", "tools", *PRODUCT):
        return
    alone = [name for name in ALONE if source.path.startswith(name.replace(".", "/") + "/")]
    for line, name in imported(ast.parse(source.text)):
        forbidden = [*TESTING, *FORBIDDEN[""], *FORBIDDEN.get(source.top, ())]
        if source.top != "tools":
            forbidden += COMPUTING
        if source.path == FRONT_DOOR:
            forbidden.remove("ui")
        if within(name, forbidden):
            yield f"{source.path}:{line}: may not import {name}"
        if within(name, ["app.__main__"]):
            yield f"{source.path}:{line}: nothing imports the front door"
        if name.endswith(".*"):
            yield f"{source.path}:{line}: star import of {name[:-2]}"
        standard = name.partition(".")[0] in sys.stdlib_module_names
        if alone and not (within(name, alone) or standard):
            yield f"{source.path}:{line}: {alone[0]} needs nothing but the standard library"


def headers(source: Source) -> Iterator[str]:
    """Licence header, postponed annotations, and a length one person can read in a sitting."""
    if not source.path.endswith(".py") or not source.text:
        return
    # A program that is started directly may say with what first.
    text = source.text.partition("\n")[2] if source.text.startswith("#!") else source.text
    if not text.startswith(HEADER):
        yield f"{source.path}:1: the two-line SPDX header is missing"
    annotated = any(isinstance(node, ANNOTATED) for node in ast.walk(ast.parse(text)))
    if annotated and "from __future__ import annotations" not in text:
        yield f"{source.path}:1: from __future__ import annotations is missing"
    length = text.count("\n")
    if length > LONGEST and source.path not in LONG_FOR_A_REASON:
        yield f"{source.path}:{length}: longer than {LONGEST} lines; what is the second subject?"


def words(source: Source) -> Iterator[str]:
    """No registry address, nothing left unfinished, no colour outside the theme."""
    for number, line in enumerate(source.text.splitlines(), start=1):
        if ADDRESSES.search(line):
            yield f"{source.path}:{number}: names a package registry"
        if UNFINISHED.search(line):
            yield f"{source.path}:{number}: left unfinished"
        outside_theme = source.top == "ui" and not source.path.startswith(COLOURS_MAY)
        if outside_theme and COLOUR.search(line):
            yield f"{source.path}:{number}: a colour outside ui/theme"


def texts(source: Source) -> Iterator[str]:
    """Translatable texts are whole sentences with named places, and no ready-filled strings."""
    if not source.path.endswith(".py") or source.top not in PRODUCT or source.path == "app/i18n.py":
        return
    for node in ast.walk(ast.parse(source.text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        for argument in node.args[: TRANSLATORS.get(node.func.id, 0)]:
            where = f"{source.path}:{argument.lineno}"
            # A name stands for a text that was marked elsewhere with N_.
            if isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call):
                yield f"{where}: filled in before it is translated"
            text = argument.value if isinstance(argument, ast.Constant) else ""
            if any(place in str(text) for place in ("{}", "%s", "%d")):
                yield f"{where}: a translator cannot reorder places without names"
            if TYPEWRITTEN.search(str(text)):
                yield f"{where}: typewriter marks; on screen they are ’ and ‘ ’ and …"


def places(root: Path = ROOT) -> Iterator[str]:
    """Files that may not be there."""
    if (root / "packaging" / "__init__.py").exists():
        yield "packaging/__init__.py: would hide the library of the same name"
    if (root / "uv.lock").exists():
        yield "uv.lock: names download addresses; requirements/*.txt hold the lock"


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (imports, headers, words, texts)


def broken(root: Path = ROOT) -> list[str]:
    """Every breach as "path:line: what"."""
    found = []
    for source in sources(root):
        try:
            found += [line for rule in RULES for line in rule(source)]
        except SyntaxError as wrong:
            found.append(f"{source.path}:{wrong.lineno}: not Python 3.11: {wrong.msg}")
    return [*found, *places(root)]


if __name__ == "__main__":
    breaches = broken()
    print("\n".join(breaches) or "House rules kept.")
    sys.exit(1 if breaches else 0)
