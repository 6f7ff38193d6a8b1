# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keychain: named, never found; read back after writing; never waited for beyond its limit."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from storage import errors, keychain

VAULT, SECRET = "ab" * 16, "cd" * 32
QUICK = 0.2


class Fake:
    """A backend that keeps in a dictionary."""

    priority = 5.0
    kept: dict[str, str]

    def __init__(self) -> None:
        self.kept = {}

    def get_password(self, service: str, username: str) -> str | None:
        assert service == "Afterhour"
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Fake], Fake]]:
    def put(backend: Fake) -> Fake:
        monkeypatch.setattr(keychain, "_backend", lambda: backend)
        return backend

    yield put
    for thread in threading.enumerate():
        if thread.name == "keychain":
            thread.join(10)


def test_kept_read_back_and_forgotten(use: Callable[[Fake], Fake]) -> None:
    backend = use(Fake())
    with pytest.raises(errors.KeychainForgot):
        keychain.fetch(VAULT)
    keychain.keep(VAULT, SECRET)
    assert keychain.fetch(VAULT) == SECRET
    assert backend.kept == {VAULT: SECRET}
    keychain.forget(VAULT)
    keychain.forget(VAULT)
    assert backend.kept == {}


def test_one_that_drops_what_it_is_given_is_refused(use: Callable[[Fake], Fake]) -> None:
    class Null(Fake):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    use(Null())
    with pytest.raises(errors.KeychainFailed):
        keychain.keep(VAULT, SECRET)


def test_one_that_answers_too_late_keeps_nothing(use: Callable[[Fake], Fake]) -> None:
    answer = threading.Event()

    class Slow(Fake):
        def set_password(self, service: str, username: str, password: str) -> None:
            assert answer.wait(10)
            super().set_password(service, username, password)

    backend = use(Slow())
    with pytest.raises(errors.KeychainSilent):
        keychain.keep(VAULT, SECRET, limit=QUICK)
    answer.set()
    for thread in threading.enumerate():
        if thread.name == "keychain":
            thread.join(10)
    assert backend.kept == {}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("KeyringLocked", errors.KeychainLocked),
        ("InitError", errors.KeychainLocked),
        ("PromptDismissedException", errors.KeychainLocked),
        ("NoKeyringError", errors.NoKeychain),
        ("PasswordSetError", errors.KeychainFailed),
        ("error", errors.KeychainFailed),  # pywintypes.error, as Windows raises it
    ],
)
def test_errors_are_told_apart_and_lose_their_words(
    use: Callable[[Fake], Fake], name: str, kind: type[errors.StorageError]
) -> None:
    class Refusing(Fake):
        def get_password(self, service: str, username: str) -> str | None:
            raise type(name, (Exception,), {})(f"cannot keep {SECRET}")

    use(Refusing())
    with pytest.raises(kind) as caught:
        keychain.fetch(VAULT)
    assert SECRET not in f"{caught.value} {caught.value!r}"
    assert caught.value.__cause__ is None


def _module(monkeypatch: pytest.MonkeyPatch, name: str, kind: object) -> None:
    module = ModuleType(name)
    module.Keyring = kind  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, name, module)


def test_only_the_class_that_is_named_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Something else under its name, one that is not there, one of low priority: none is used."""
    monkeypatch.setitem(keychain.ALLOWED, sys.platform, (("named_backend", "Keyring"),))
    with pytest.raises(errors.NoKeychain):
        keychain.fetch(VAULT)
    _module(monkeypatch, "named_backend", Fake)
    with pytest.raises(errors.NoKeychain):
        keychain.fetch(VAULT)
    spoken = {"__module__": "named_backend", "__qualname__": "Keyring"}
    _module(monkeypatch, "named_backend", type("Keyring", (Fake,), {**spoken, "priority": 0.5}))
    with pytest.raises(errors.NoKeychain):
        keychain.fetch(VAULT)
    _module(monkeypatch, "named_backend", type("Keyring", (Fake,), spoken))
    with pytest.raises(errors.KeychainForgot):
        keychain.fetch(VAULT)


@pytest.mark.parametrize("bad", ["null", "fail", "chainer"])
def test_backends_that_keep_nothing_are_not_on_the_list(bad: str) -> None:
    named = {module for pairs in keychain.ALLOWED.values() for module, _name in pairs}
    assert f"keyring.backends.{bad}" not in named
    assert all(module.startswith("keyring.backends.") for module in named)


def test_importing_it_loads_no_keyring() -> None:
    code = "import sys, storage.keychain, app.services.keychain; print('keyring' in sys.modules)"
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
