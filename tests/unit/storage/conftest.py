# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Vaults that open in a few milliseconds."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.vault import vault as vaults
from storage.vault.vault import Vault
from tests.unit.storage.making import CHEAP, LIGHT, PASSPHRASE, Open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault with a passphrase and no recovery code."""
    place = tmp_path / "vault"
    vaults.create(place, PASSPHRASE, with_recovery=False, params=LIGHT, limits=CHEAP)
    return place


@pytest.fixture
def unlock() -> Iterator[Open]:
    """Opens vaults with cheap limits, and closes what a test leaves open."""
    opened: list[Vault] = []

    def open_vault(place: Path, passphrase: str | None = PASSPHRASE, code: str = "") -> Vault:
        secret = {"recovery_code": code} if code else {"passphrase": passphrase}
        vault = vaults.unlock(place, limits=CHEAP, **secret)
        opened.append(vault)
        return vault

    yield open_vault
    for vault in opened:
        vault.close()


@pytest.fixture
def vault(folder: Path, unlock: Open) -> Vault:
    """An open, empty vault."""
    return unlock(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte. Only where the tests may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs the right to mount")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
