# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets Afterhour up in .venv, and runs, tests or checks it.

    python3 dev.py run              open the window
    python3 dev.py run sample       open it on the sample journal
    python3 dev.py run --help       the command line beside the window
    python3 dev.py test [...]       the tests; what follows goes to pytest
    python3 dev.py check            lint, types, import contract, house rules, catalogue
    python3 dev.py hard [...]       kill, flip, fill and scan; --soak for the full counts
    python3 dev.py bench [...]      measurements
    python3 dev.py screenshots      draw the pictures of the README and the docs again
    python3 dev.py catalogue        collect the translatable texts again
    python3 dev.py lock             lock the requirements again (needs a network)
    python3 dev.py setup            everything that tests and checks need, and nothing else

On Windows: py dev.py run. Needs Python 3.11, 3.12 or 3.13 and the standard library alone. The
first start fetches packages into .venv; later starts only compare a stamp and hand over.
"""

# Old versions of Python must get as far as reading their message: nothing newer than 3.7 here.
from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
VENV_PYTHON = os.path.join(VENV, "Scripts" if WINDOWS else "bin", "python")

OLDEST, NEWEST = (3, 11), (3, 13)
# The oldest C library that the wheels of Qt accept, by processor.
GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}

# Library file -> Debian package. Qt ends the process without a Python error when one is missing.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Program or file (any of them) -> Debian package: the tests that drive or watch from outside.
WINDOW_TEST_TOOLS = {
    ("Xvfb",): "xvfb",
    ("xdotool",): "xdotool",
    ("openbox",): "openbox",
    ("dbus-run-session",): "dbus",
    ("gnome-keyring-daemon",): "gnome-keyring",
    ("strace",): "strace",
    ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"): (
        "at-spi2-core"
    ),
    ("/usr/lib/python3/dist-packages/pyatspi",): "python3-pyatspi",
    (
        "/usr/lib/x86_64-linux-gnu/girepository-1.0/Atspi-2.0.typelib",
        "/usr/lib/aarch64-linux-gnu/girepository-1.0/Atspi-2.0.typelib",
    ): "gir1.2-atspi-2.0",
}


class Stop(Exception):
    """Something a person has to know or do. The text is all that is shown."""


def main(argv: list[str]) -> int:
    """Do what the words ask for; returns the exit code (2 for words that say nothing)."""
    verb, rest = (argv[0], argv[1:]) if argv else ("", [])
    try:
        if verb == "run":
            return run(rest)
        if verb in ("-h", "--help", "help"):
            print(__doc__)
            return 0
        if verb in VERBS:
            make_ready("dev", QT_LIBRARIES)
            return VERBS[verb](rest)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        return 130
    say(__doc__ or "")
    return 2


# ------------------------------------------------------------------------------------ the verbs


def run(arguments: list[str]) -> int:
    """Open the window, or run one verb of the command line."""
    libraries = dict(QT_LIBRARIES)
    if opens_window(arguments):
        libraries.update(screen_libraries())
    make_ready("run", libraries)
    return hand_over(["-m", "app", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests without a screen; ends with pytest's closing line.

    All of them run in two processes; some that are named, in one, as a debugger needs it.
    """
    install_test_tools()
    os.chdir(ROOT)
    both = [] if arguments else ["-n", "2", "--dist", "worksteal"]
    return hand_over(["-m", "pytest", *both, *arguments], offscreen=True)


def check(arguments: list[str]) -> int:
    """Run every check even when one fails, and name those that did."""
    steps = {
        "lint": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        "import contract": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
        "house rules": ["-m", "tools.rules"],
        "catalogue": ["-m", "tools.catalogue", "--check"],
    }
    failed = []
    for name, words in steps.items():
        print("== " + name, flush=True)
        if call([VENV_PYTHON, *words], cwd=ROOT):
            failed.append(name)
    print("All checks passed." if not failed else "Failed: " + ", ".join(failed), flush=True)
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Run the measurements."""
    script = os.path.join(ROOT, "tests", "bench", "run.py")
    return hand_over([script, *arguments], offscreen=True)


def hard(arguments: list[str]) -> int:
    """Run the hard tests: every promise about the journal, with its figures."""
    install_test_tools()
    os.chdir(ROOT)
    return hand_over(["-m", "tests.hard.run", *arguments], offscreen=True)


def screenshots(arguments: list[str]) -> int:
    """Draw the pictures of the documentation again."""
    script = os.path.join(ROOT, "tests", "ui", "screenshots.py")
    return hand_over([script, *arguments], offscreen=True)


def catalogue(arguments: list[str]) -> int:
    """Collect the translatable texts of the program and its content again."""
    os.chdir(ROOT)
    return hand_over(["-m", "tools.catalogue", *arguments])


def lock(arguments: list[str]) -> int:
    """Write requirements/*.txt again from *.in: names, versions and hashes, nothing else."""
    for name, extra in (("run", []), ("dev", ["-c", "requirements/run.txt"])):
        words = ["-m", "uv", "pip", "compile", f"requirements/{name}.in", *extra]
        words += ["-o", f"requirements/{name}.txt", "--quiet", "--no-config", "--universal"]
        words += ["--python-version", f"{OLDEST[0]}.{OLDEST[1]}", "--generate-hashes"]
        words += ["--no-header", "--no-annotate", *arguments]
        if call([VENV_PYTHON, *words], cwd=ROOT):
            raise Stop(f"The requirements could not be locked; {name}.txt is as it was.")
    return 0


def setup(arguments: list[str]) -> int:
    """Stop after the set-up."""
    install_test_tools()
    say("Ready.")
    return 0


VERBS = {
    "test": test,
    "check": check,
    "hard": hard,
    "bench": bench,
    "screenshots": screenshots,
    "catalogue": catalogue,
    "lock": lock,
    "setup": setup,
}

# ------------------------------------------------------------------------------------ the set-up


def make_ready(name: str, libraries: dict[str, str]) -> None:
    """Bring .venv to the state of requirements/NAME.txt; costs two file reads when it is there."""
    # All of run.txt is in dev.txt, so what serves the tests serves the window.
    for done in (name, "dev"):
        seen = libraries_seen(done)
        if seen is None:
            continue
        if not seen.issuperset(libraries):
            need_system_packages(libraries)
            write_stamp(done, seen.union(libraries))
        return
    check_python()
    check_machine()
    need_system_packages(libraries)
    need_venv()
    say(f"Setting up .venv (once; packages are checked against requirements/{name}.txt) ...")
    words = [VENV_PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    words += ["--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    if call([*words, "-r", os.path.join(ROOT, "requirements", name + ".txt")], cwd=ROOT):
        raise Stop(
            "The packages could not be installed; the lines above say why.\n"
            "The first start needs a network (about 100 MB; with tests and checks, 200 MB).\n"
            "Then run the same command again."
        )
    write_stamp(name, set(libraries))


def stamp_of(name: str) -> tuple[str, str, str]:
    """Path, head and lock of the stamp that a finished set-up for this Python leaves."""
    head = f"{sys.platform} {sys.version_info[0]}.{sys.version_info[1]}"
    lock = read(os.path.join(ROOT, "requirements", name + ".txt"))
    return os.path.join(VENV, "ready-" + name), head, lock


def libraries_seen(name: str) -> set[str] | None:
    """The system libraries a finished set-up had found; None when there is none, or an old one."""
    path, head, lock = stamp_of(name)
    found = read(path).split("\n", 2)
    if len(found) < 3 or [found[0], found[2]] != [head, lock] or not venv_is_there():
        return None
    return set(found[1].split())


def write_stamp(name: str, libraries: set[str]) -> None:
    """Note a finished set-up."""
    path, head, lock = stamp_of(name)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join([head, " ".join(sorted(libraries)), lock]))


def venv_is_there() -> bool:
    """Whether .venv has a Python whose origin is still installed."""
    return os.path.exists(VENV_PYTHON + (".exe" if WINDOWS else ""))


def check_python() -> None:
    """Go on with a Python that serves, or say which ones do."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    import shutil

    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    for found in filter(None, map(shutil.which, names)):
        # Some names only lead to a note that this version is not there.
        if call([found, "-c", "import ctypes"], show="nothing") == 0:
            os.execve(found, [found, os.path.abspath(__file__), *sys.argv[1:]], environment())
    python = "py -3.13" if WINDOWS else "python3.13"
    raise Stop(
        f"Afterhour needs Python 3.11, 3.12 or 3.13; this is {sys.version_info[0]}."
        f"{sys.version_info[1]}, and none of them was found.\n"
        f"Install one, then: {python} dev.py {' '.join(sys.argv[1:])}"
    )


def check_machine() -> None:
    """Say so when there is no Qt for this processor or C library."""
    import platform

    if sys.maxsize < 2**32:
        raise Stop("This is a 32-bit Python. Qt is made for 64-bit ones only: install one of them.")
    if not sys.platform.startswith("linux"):
        return
    machine = platform.machine()
    if machine not in GLIBC:
        raise Stop(f"There is no Qt for this processor ({machine}): x86_64 or aarch64 is needed.")
    try:
        library, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
    except (ValueError, OSError):
        library, version = "", ""
    if library != "glibc":
        raise Stop("This system has no glibc (musl, as in Alpine?). There is no Qt for it.")
    if tuple(int(part) for part in version.split(".")[:2]) < GLIBC[machine]:
        needed = ".".join(map(str, GLIBC[machine]))
        raise Stop(
            f"This system's C library is glibc {version}; Qt needs {needed} or newer, as in "
            + ("Debian 12 or Ubuntu 22.04." if machine == "x86_64" else "Debian 13, Ubuntu 24.04.")
        )


def need_system_packages(libraries: dict[str, str]) -> None:
    """Install what Qt and venv need from the system and this machine lacks, or say how."""
    import importlib.util

    missing = missing_libraries(libraries)
    packages = [libraries[name] for name in missing]
    why = "Qt needs these libraries: " + ", ".join(missing) if missing else ""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python3.{sys.version_info[1]}-venv")
        why += "\nThis Python cannot make a virtual environment: venv and ensurepip are missing."
    if not packages:
        return
    install(packages, why.strip(), missing)
    left = missing_libraries(libraries)
    if left:
        raise Stop("These libraries are still missing: " + ", ".join(left))


def need_venv() -> None:
    """Make .venv when it is missing, unfinished, or of another Python."""
    heads = [read(stamp_of(name)[0]).split("\n")[0] for name in ("run", "dev")]
    if stamp_of("run")[1] in heads and venv_is_there():
        return
    python = getattr(sys, "_base_executable", "") or sys.executable
    if call([python, "-m", "venv", "--clear", VENV], cwd=ROOT):
        raise Stop(f"The folder {VENV} could not be made; the lines above say why.")


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """The names this machine's loader does not find. Elsewhere than on Linux Qt brings its own."""
    if not sys.platform.startswith("linux"):
        return []
    import ctypes

    missing = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def install(packages: list[str], why: str, libraries: list[str] | None = None) -> None:
    """Install Debian packages where that needs no question; else raise `Stop` with the line."""
    import shutil

    packages = sorted(set(packages))
    say(why)
    apt = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        apt = []
        if libraries and shutil.which("dnf"):
            apt = ["dnf", "install", *(f"'{name}()(64bit)'" for name in libraries)]
    if not apt:
        raise Stop(
            "Please install them with your system's package manager, then run the same command "
            "again. Their names in Debian: " + " ".join(packages)
        )
    fresh = "sudo apt-get update && " if apt[0] == "apt-get" else ""
    line = f"Please run this line, then the same command again:\n  {fresh}sudo " + " ".join(apt)
    before = privilege()
    if before is None or apt[0] != "apt-get":
        raise Stop(line)
    say("Installing " + " ".join(packages))
    before = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    call([*before, "update", "-qq"], show="errors")
    if call([*before, "-qq", *apt[1:]], show="errors"):
        raise Stop("They could not be installed; the lines above say why. " + line)


def privilege() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks nothing, None otherwise."""
    import shutil

    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and call(["sudo", "-n", "true"], show="nothing") == 0:
        return ["sudo", "-n"]
    return None


def install_test_tools() -> None:
    """What the window tests need, where that asks nobody; without it they skip themselves."""
    import shutil

    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        return
    missing = [
        package
        for places, package in WINDOW_TEST_TOOLS.items()
        if not any(os.path.exists(p) if p.startswith("/") else shutil.which(p) for p in places)
    ]
    missing += [X11_LIBRARIES[name] for name in missing_libraries(X11_LIBRARIES)]
    if not missing:
        return
    try:
        install(missing, "The tests that drive a window from outside need a few programs.")
    except Stop as stop:
        say(f"{stop}\n(Without them these tests are left out; the others run.)")


# ------------------------------------------------------------------------------------ the screen


def opens_window(arguments: list[str]) -> bool:
    """Whether these words open the window (else they are for the command line)."""
    words = list(arguments)
    if "--vault" in words[:-1]:
        at = words.index("--vault")
        del words[at : at + 2]
    return [word for word in words if not word.startswith("--vault=")] in ([], ["sample"])


def screen_libraries() -> dict[str, str]:
    """The libraries for this person's screen; raises `Stop` when there is no screen."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return {}
    libraries = {}
    if wayland_answers(os.environ.get("WAYLAND_DISPLAY", "")):
        libraries.update(WAYLAND_LIBRARIES)
    if x11_answers(os.environ.get("DISPLAY", "")):
        libraries.update(X11_LIBRARIES)
    if not libraries:
        raise Stop(
            "There is no screen here: DISPLAY and WAYLAND_DISPLAY lead nowhere.\n"
            "Start Afterhour from a desktop session. Its command line works without one:\n"
            "  python3 dev.py run --help"
        )
    return libraries


def wayland_answers(display: str) -> bool:
    """Whether a Wayland compositor of that name is there."""
    return bool(display) and os.path.exists(
        os.path.join(os.environ.get("XDG_RUNTIME_DIR", "/"), display)
    )


def x11_answers(display: str) -> bool:
    """Whether an X server of that name is there; of one far away only the name is known."""
    host, _, number = display.rpartition(":")
    if host not in ("", "unix"):
        return True
    socket = "/tmp/.X11-unix/X" + number.partition(".")[0]
    return bool(number) and (os.path.exists(socket) or "@" + socket in read("/proc/net/unix"))


# ------------------------------------------------------------------------------------ small things


def environment() -> dict[str, str]:
    """This process's variables, less those that would slow Python down or lead it astray."""
    kept = dict(os.environ)
    # Without compiled files the libraries start more than twice as slowly.
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"):
        kept.pop(name, None)
    # Found from any folder, and nothing from the folder the person happens to stand in.
    kept["PYTHONPATH"] = ROOT
    kept["PYTHONSAFEPATH"] = "1"
    return kept


def hand_over(words: list[str], offscreen: bool = False) -> int:
    """Become the Python of .venv with these words; on Windows wait for it instead."""
    variables = environment()
    if offscreen:
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not WINDOWS:
        sys.stdout.flush()
        sys.stderr.flush()
        os.execve(VENV_PYTHON, [VENV_PYTHON, *words], variables)
    import subprocess

    return subprocess.call([VENV_PYTHON, *words], env=variables)


def call(words: list[str], cwd: str | None = None, show: str = "all") -> int:
    """Run a program without a shell; returns its exit code, 127 when it cannot be started.

    `show` is what reaches the person of what it prints: "all", "errors" or "nothing".
    """
    import subprocess

    try:
        return subprocess.call(
            words,
            cwd=cwd,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=None if show == "all" else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if show == "nothing" else None,
        )
    except OSError:
        return 127


def read(path: str) -> str:
    """The text of a file, or "" when it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def say(text: str) -> None:
    """A line for the person, beside what the programs print."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
