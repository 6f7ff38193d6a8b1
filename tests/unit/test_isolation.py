# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests cannot reach the person's files, a network, or a quiet corner of the log."""

from __future__ import annotations

import logging
import os
import socket
import tempfile
from pathlib import Path

import pytest


def test_home_and_temporary_files_belong_to_the_test(home: Path) -> None:
    assert Path.home() == home
    assert Path(tempfile.gettempdir()).is_relative_to(home)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        assert Path(os.environ[name]).is_relative_to(home)


def test_a_network_is_out_of_reach() -> None:
    with socket.socket() as reaching, pytest.raises(RuntimeError, match="network"):
        reaching.connect(("127.0.0.1", 9))
    with pytest.raises(RuntimeError, match="network"):
        socket.getaddrinfo("example.org", 80)


@pytest.mark.logs
def test_a_warning_that_was_announced_is_fine() -> None:
    logging.getLogger("afterhour").warning("expected here")
