# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev.py says what a machine lacks, installs only where nobody has to be asked, and is fast."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path
from typing import NoReturn

import pytest

import dev

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about Linux")
Version = namedtuple("Version", "major minor micro releaselevel serial")
ROOT = Path(dev.ROOT)


class Handed(Exception):
    """Raised in place of becoming another program."""


@pytest.fixture(autouse=True)
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[str]]:
    """Nothing is started here, and the .venv lies elsewhere. Returns what would have been."""
    started: list[list[str]] = []

    def call(words: list[str], cwd: str | None = None, show: str = "all") -> int:
        started.append(words)
        return 0

    def execve(path: str, words: list[str], variables: dict[str, str]) -> NoReturn:
        started.append(words)
        raise Handed(variables)

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(os, "execve", execve)
    monkeypatch.setattr(dev, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(dev, "VENV_PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(dev, "WINDOWS", False)
    monkeypatch.delenv("QT_QPA_PLATFORM")
    return started


def packages(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ \\\s]+)", text, re.MULTILINE))


@pytest.mark.parametrize("minor", [9, 10, 14])
def test_another_python_is_refused_with_the_ones_that_serve(
    monkeypatch: pytest.MonkeyPatch, minor: int
) -> None:
    monkeypatch.setattr(sys, "version_info", Version(3, minor, 0, "final", 0))
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(dev.Stop, match=r"3\.11, 3\.12 or 3\.13"):
        dev.check_python()


def test_another_python_hands_over_to_one_that_serves(
    monkeypatch: pytest.MonkeyPatch, no_programs: list[list[str]]
) -> None:
    monkeypatch.setattr(sys, "version_info", Version(3, 9, 0, "final", 0))
    monkeypatch.setattr(sys, "argv", ["dev.py", "run", "sample"])
    monkeypatch.setattr(
        shutil, "which", lambda name: "/bin/python3.12" if name == "python3.12" else None
    )
    with pytest.raises(Handed):
        dev.check_python()
    assert no_programs[-1] == ["/bin/python3.12", os.path.abspath(dev.__file__), "run", "sample"]


@LINUX
@pytest.mark.parametrize(
    ("machine", "libc", "words"),
    [
        ("i686", "glibc 2.36", "processor"),
        ("armv7l", "glibc 2.36", "processor"),
        ("x86_64", "glibc 2.31", r"glibc 2\.31; Qt needs 2\.34"),
        ("aarch64", "glibc 2.36", r"Qt needs 2\.39"),
        ("x86_64", "", "musl"),
    ],
)
def test_a_machine_without_qt_is_told_so(
    monkeypatch: pytest.MonkeyPatch, machine: str, libc: str, words: str
) -> None:
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr(os, "confstr", lambda name: libc)
    with pytest.raises(dev.Stop, match=words):
        dev.check_machine()


@LINUX
def test_a_32_bit_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "maxsize", 2**31 - 1)
    with pytest.raises(dev.Stop, match="32-bit"):
        dev.check_machine()


@LINUX
def test_a_c_library_without_a_version_counts_as_musl(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> str:
        raise ValueError(name)

    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr(os, "confstr", unknown)
    with pytest.raises(dev.Stop, match="musl"):
        dev.check_machine()


@LINUX
def test_a_missing_library_is_found() -> None:
    assert dev.missing_libraries({"libafterhour-never.so.9": "none", "libc.so.6": "libc6"}) == [
        "libafterhour-never.so.9"
    ]


@LINUX
def test_root_installs_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, no_programs: list[list[str]]
) -> None:
    lacking = iter([["libEGL.so.1"], []])
    monkeypatch.setattr(dev, "missing_libraries", lambda libraries: next(lacking))
    monkeypatch.setattr(dev, "privilege", list)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/" + name)
    dev.need_system_packages({"libEGL.so.1": "libegl1"})
    assert [words[2:] for words in no_programs] == [
        ["apt-get", "update", "-qq"],
        ["apt-get", "-qq", "install", "-y", "--no-install-recommends", "libegl1"],
    ]


@LINUX
@pytest.mark.parametrize(
    ("there", "line"),
    [
        (
            ["apt-get"],
            "  sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1",
        ),
        (["dnf"], re.escape("sudo dnf install 'libEGL.so.1()(64bit)'")),
        ([], "package manager.* libegl1"),
    ],
)
def test_without_a_right_to_install_there_is_one_line_to_run(
    monkeypatch: pytest.MonkeyPatch, no_programs: list[list[str]], there: list[str], line: str
) -> None:
    monkeypatch.setattr(dev, "missing_libraries", list)
    monkeypatch.setattr(dev, "privilege", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    with pytest.raises(dev.Stop, match=line):
        dev.need_system_packages({"libEGL.so.1": "libegl1"})
    assert no_programs == []


@LINUX
def test_a_python_without_venv_asks_for_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr(dev, "privilege", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda name: name)
    with pytest.raises(dev.Stop, match=rf"python3\.{sys.version_info[1]}-venv"):
        dev.need_system_packages({})


@LINUX
@pytest.mark.parametrize("display", ["", ":987", "unix:987.0"])
def test_no_screen_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], display: str
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", display)
    assert dev.main(["run"]) == 1
    assert "no screen" in capsys.readouterr().err


@LINUX
def test_a_screen_brings_its_libraries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", "far.example:0")
    assert dev.screen_libraries() == dev.X11_LIBRARIES
    (tmp_path / "wayland-7").touch()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    monkeypatch.setenv("DISPLAY", "")
    assert dev.screen_libraries() == dev.WAYLAND_LIBRARIES


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["sample"], True),
        (["--vault", "info"], True),
        (["--vault=x", "sample"], True),
        (["info"], False),
        (["--vault", "x", "search", "word"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_needs_a_screen(arguments: list[str], window: bool) -> None:
    assert dev.opens_window(arguments) is window


def finished(name: str, libraries: dict[str, str]) -> Path:
    """Leave .venv as a finished set-up leaves it; returns the stamp."""
    os.makedirs(os.path.dirname(dev.VENV_PYTHON), exist_ok=True)
    Path(dev.VENV_PYTHON).touch()
    dev.write_stamp(name, set(libraries))
    return Path(dev.VENV, "ready-" + name)


@pytest.mark.parametrize("name", ["run", "dev"])
def test_the_second_start_only_hands_over(
    monkeypatch: pytest.MonkeyPatch, no_programs: list[list[str]], name: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    finished(name, dev.QT_LIBRARIES)
    with pytest.raises(Handed) as handed:
        dev.main(["run", "sample"])
    assert no_programs == [[dev.VENV_PYTHON, "-m", "app", "sample"]]
    variables = handed.value.args[0]
    assert "PYTHONDONTWRITEBYTECODE" not in variables
    assert variables["PYTHONPATH"] == dev.ROOT


def test_window_and_command_line_do_not_undo_each_others_set_up(
    monkeypatch: pytest.MonkeyPatch, no_programs: list[list[str]]
) -> None:
    looked: list[dict[str, str]] = []
    monkeypatch.setattr(dev, "need_system_packages", looked.append)
    finished("run", dev.QT_LIBRARIES)
    window = {**dev.QT_LIBRARIES, **dev.X11_LIBRARIES}
    for libraries in (window, dev.QT_LIBRARIES, window):
        dev.make_ready("run", libraries)
    assert looked == [window]
    assert no_programs == []


def test_a_changed_lock_is_installed_into_the_same_venv(no_programs: list[list[str]]) -> None:
    stamp = finished("dev", {})
    wanted = stamp.read_text(encoding="utf-8")
    stamp.write_text(wanted + "older", encoding="utf-8")
    dev.make_ready("dev", {})
    (pip,) = no_programs
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(pip)
    assert stamp.read_text(encoding="utf-8") == wanted


def test_a_venv_of_another_python_or_an_unfinished_one_is_made_again(
    no_programs: list[list[str]],
) -> None:
    stamp = finished("dev", {})
    stamp.write_text("linux 3.7\n" + stamp.read_text(encoding="utf-8"), encoding="utf-8")
    dev.make_ready("dev", {})
    stamp.unlink()
    Path(dev.VENV_PYTHON).touch()
    dev.make_ready("dev", {})
    assert sum("--clear" in words for words in no_programs) == 2


def test_the_quick_way_imports_nothing_slow() -> None:
    slow = ["subprocess", "ctypes", "shutil", "hashlib", "platform", "pathlib", "argparse"]
    code = f"import sys, dev; print([name for name in {slow} if name in sys.modules])"
    command = [sys.executable, "-S", "-c", code]
    variables = {**os.environ, "PYTHONPATH": dev.ROOT}
    said = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_words_that_say_nothing_show_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["paint"]) == 2
    assert dev.main([]) == 2
    assert "dev.py run sample" in capsys.readouterr().err
    assert dev.main(["--help"]) == 0


@pytest.mark.parametrize("name", ["run", "dev"])
def test_the_lock_holds_names_versions_and_hashes_only(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        assert re.fullmatch(
            r"[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line
        )


def test_the_locks_agree_with_what_is_asked_for() -> None:
    run, everything = packages("run.txt"), packages("dev.txt")
    assert run.items() <= everything.items()
    for name in ("run.in", "dev.in"):
        assert packages(name).items() <= everything.items()
    for heavy in ("pyside6", "pyside6-addons"):
        assert heavy not in everything
