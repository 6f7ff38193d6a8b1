# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The operating system's keychain, which may hold a random secret of its own for a vault.

It is never the only way in, so everything that goes wrong here costs a convenience. What has gone
wrong in other programs, and what is done about it:

* a backend that drops or writes in plain text what it is given: only those named here are used,
  whatever the environment says, and what was written is read back;
* a service that waits for an answer for ever: every call has a thread of its own and a limit.

Importing this module does not import `keyring`: that takes longer than the unlock window.
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from storage import errors

LIMIT_SECONDS = 5.0
SERVICE = "Afterhour"

# Module and class; the first that answers is used. KWallet speaks the Secret Service protocol as
# well; its own needs dbus-python, which is not among the requirements.
ALLOWED: dict[str, tuple[tuple[str, str], ...]] = {
    "linux": (
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
    ),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
}

T = TypeVar("T")


class Backend(Protocol):
    """What is used of a backend of `keyring`."""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept under a name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something under a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Keep nothing under a name any more."""


def fetch(vault_id: str, *, limit: float = LIMIT_SECONDS) -> str:
    """The secret kept for a vault.

    Raises:
        NoKeychain, KeychainLocked, KeychainSilent, KeychainFailed.
        KeychainForgot: nothing is kept for this vault.
    """

    def ask(backend: Backend) -> str:
        found = backend.get_password(SERVICE, vault_id)
        if not found:
            raise errors.KeychainForgot
        return found

    return _within(limit, ask)


def keep(vault_id: str, secret: str, *, limit: float = LIMIT_SECONDS) -> None:
    """Keep a secret for a vault, and read it back.

    Raises:
        NoKeychain, KeychainLocked, KeychainSilent.
        KeychainFailed: it refused, or gave back something else.
    """

    def put(backend: Backend) -> None:
        backend.set_password(SERVICE, vault_id, secret)
        if backend.get_password(SERVICE, vault_id) != secret:
            raise errors.KeychainFailed("read back")

    # Nobody waits for it any more: what it kept after all opens nothing, and goes.
    _within(limit, put, too_late=lambda backend: backend.delete_password(SERVICE, vault_id))


def forget(vault_id: str, *, limit: float = LIMIT_SECONDS) -> None:
    """Keep nothing for a vault any more; that nothing was kept is no error.

    Raises:
        NoKeychain, KeychainLocked, KeychainSilent, KeychainFailed.
    """

    def drop(backend: Backend) -> None:
        if backend.get_password(SERVICE, vault_id) is not None:
            backend.delete_password(SERVICE, vault_id)

    _within(limit, drop)


def _within(
    limit: float,
    act: Callable[[Backend], T],
    *,
    too_late: Callable[[Backend], object] | None = None,
) -> T:
    """Do something with the backend, in a thread that is left alone when the time is up."""
    outcome: list[T] = []
    refusal: list[errors.StorageError] = []
    given_up = threading.Event()
    done = threading.Event()

    def work() -> None:
        try:
            backend = _backend()
            outcome.append(act(backend))
            if given_up.is_set() and too_late is not None:
                too_late(backend)
        except errors.StorageError as error:
            refusal.append(error)
        except Exception as error:  # noqa: BLE001 - each system's library raises its own
            refusal.append(_translated(error))
        finally:
            done.set()

    # A daemon: a keychain that never answers does not keep the program from ending.
    threading.Thread(target=work, name="keychain", daemon=True).start()
    if not done.wait(limit):
        given_up.set()
        raise errors.KeychainSilent
    if refusal:
        raise refusal[0]
    return outcome[0]


def _backend() -> Backend:
    """The keychain of this system. Named here, never found by looking around."""
    for module, name in ALLOWED.get(sys.platform, ()):
        try:
            kind: Any = getattr(importlib.import_module(module), name)
            # Raises where the service is not there; opens no prompt.
            if kind.priority < 1:
                continue
        except Exception:  # noqa: BLE001 - for one reason or another it is not there
            continue
        if (kind.__module__, kind.__qualname__) != (module, name):
            continue
        backend: Backend = kind()
        return backend
    raise errors.NoKeychain


def _translated(error: Exception) -> errors.StorageError:
    """By the name of the error's class alone: its words may name what was kept."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & {"KeyringLocked", "InitError", "LockedException", "PromptDismissedException"}:
        return errors.KeychainLocked()
    if names & {"NoKeyringError", "SecretServiceNotAvailableException"}:
        return errors.NoKeychain()
    return errors.KeychainFailed(type(error).__name__)
