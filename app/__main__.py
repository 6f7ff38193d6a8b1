# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front door: reads the command line, then opens the window or runs one verb.

Stands above the layers: it alone may reach `ui`, and nothing imports it. It imports late, because
the first session is forked before anything else is loaded (`docs/architecture.md`).
"""

from __future__ import annotations

import gc
import sys

from app import unexpected
from app.session_start import SessionStart


def main(argv: list[str]) -> int:
    """Run Afterhour with these arguments (without the program's name); returns the exit code."""
    unexpected.install()
    vault, rest = _split(argv)
    if rest == ["--session"]:
        return _run_piped_session()
    if (rest and rest != ["sample"]) or argv[-1:] == ["--vault"]:
        return _run_verb(argv)
    # Loading makes many objects and no garbage.
    gc.disable()
    return _open_window(SessionStart(vault=vault, sample=rest == ["sample"]))


def _run_verb(argv: list[str]) -> int:
    """The command line, as careful about what it leaves behind as the window."""
    from app import cli, hygiene

    hygiene.no_dumps()
    unexpected.install_for_libraries()
    return cli.main(argv)


def _open_window(first: SessionStart) -> int:
    """Run the sessions. Where it is safe, the first is forked before its supervisor is loaded.

    The supervisor is loaded when the window is painted: before, it would only take the window's
    time, also where there is a second processor.
    """
    if sys.platform != "linux" or first.sample:
        from app import supervisor

        return supervisor.run(first, _run_session)
    from app import forking
    from app.instance import Instance

    instance = Instance.acquire()
    if instance is None:
        return 0

    def live(inbox: int, outbox: int) -> int:
        instance.close()
        return _run_session(first, inbox, outbox)

    forked = forking.fork(live)
    forked.wait()
    from app import supervisor

    return supervisor.take_over(first, _run_session, instance=instance, forked=forked)


def _split(argv: list[str]) -> tuple[str, list[str]]:
    """The value of `--vault` and everything else, without the cost of argparse."""
    vault, rest = "", list[str]()
    words = iter(argv)
    for word in words:
        if word == "--vault":
            vault = next(words, "")
        elif word.startswith("--vault="):
            vault = word.partition("=")[2]
        else:
            rest.append(word)
    return vault, rest


def _run_session(start: SessionStart, inbox: int, outbox: int) -> int:
    # Once it is painted the session collects garbage itself, on the GUI thread (`ui.garbage`).
    gc.disable()
    from ui.application import run

    return run(start, inbox, outbox)


def _run_piped_session() -> int:
    """A session started as a program of its own (where a plain fork is not safe)."""
    from app import supervisor

    start, inbox, outbox = supervisor.adopt_standard_pipes()
    return _run_session(start, inbox, outbox)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
