# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A keychain that behaves badly: it takes the name of the Secret Service on the session's bus.

"silent" answers nothing at all; "dismissing" is locked, and whoever it asks says no. A thread of
the program that is tried, so that it ends with it.
"""

from __future__ import annotations

import threading
from contextlib import suppress

from jeepney import HeaderFields, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.bus_messages import DBusNameFlags
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusAddress

SILENT, DISMISSING = "silent", "dismissing"
_NAME = "org.freedesktop.secrets"
_PROMPT = "/org/freedesktop/secrets/prompt/p1"


def stand_in(manner: str) -> None:
    """Be there from now on."""
    connection = open_dbus_connection("SESSION")
    asked = message_bus.RequestName(_NAME, DBusNameFlags.do_not_queue)
    (answer,) = connection.send_and_get_reply(asked).body
    if answer != 1:
        raise RuntimeError("there is a keychain already")
    threading.Thread(target=_serve, args=(connection, manner), daemon=True).start()


def _serve(connection: DBusConnection, manner: str) -> None:
    with suppress(EOFError, OSError):
        while True:
            message = connection.receive()
            call = message.header.message_type is MessageType.method_call
            if call and manner == DISMISSING:
                _answer(connection, message)


def _answer(connection: DBusConnection, message: Message) -> None:
    member = message.header.fields.get(HeaderFields.member)
    if member == "Get":
        locked = message.body[1] == "Locked"
        value = ("b", True) if locked else ("s", "Login")
        connection.send(new_method_return(message, "v", (value,)))
    elif member == "Unlock":
        connection.send(new_method_return(message, "aoo", ([], _PROMPT)))
    elif member == "Prompt":
        connection.send(new_method_return(message))
        prompt = DBusAddress(_PROMPT, interface="org.freedesktop.Secret.Prompt")
        connection.send(new_signal(prompt, "Completed", "bv", (True, ("ao", []))))
    else:
        connection.send(new_method_return(message))
