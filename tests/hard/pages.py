# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a closed database, decrypted without SQLCipher, those not in use as well.

https://www.zetetic.net/sqlcipher/design/: AES-256-CBC, and at the end of each page its 16 bytes of
vector and 64 of authentication. The first page begins with 16 bytes of salt instead of text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, VECTOR, RESERVED = 4096, 16, 16, 80


def decrypted(database: Path, key: bytes) -> Iterator[bytes]:
    """What each page holds.

    Raises:
        ValueError: the key is not that of this file.
    """
    content = database.read_bytes()
    for start in range(0, len(content), PAGE):
        first = SALT if start == 0 else 0
        body = content[start + first : start + PAGE - RESERVED]
        vector = content[start + PAGE - RESERVED : start + PAGE - RESERVED + VECTOR]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        page = decryptor.update(body) + decryptor.finalize()
        # After the salt the header goes on with the size of a page.
        if start == 0 and page[:2] != PAGE.to_bytes(2, "big"):
            raise ValueError("another key")
        yield page
