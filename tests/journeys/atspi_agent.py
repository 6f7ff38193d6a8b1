# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers questions about the screen through AT-SPI. Runs under the system's own Python.

One command a line: `COMMAND<TAB>ARGUMENT`; one answer a line. Line breaks are escaped.
"""

from __future__ import annotations

import re
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = "Afterhour"
MOVES_S = 0.3
ESCAPED, SIGNS = re.compile(r"\\(.)"), {"n": "\n", "t": "\t"}


def applications():
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and (child.get_name() or "").lower() == PROGRAM.lower():
            yield child


def walk(node, depth=0):
    """Everything that is showing, parents before children."""
    if node is None or depth > 40:
        return
    try:
        states = node.get_state_set()
        count = node.get_child_count()
    except GLib.Error:
        return
    if depth > 1 and not states.contains(Atspi.StateType.SHOWING):
        return
    yield node
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        yield from walk(child, depth + 1)


def everything():
    for application in applications():
        application.clear_cache()
        yield from walk(application)


def name_of(node):
    try:
        return node.get_name() or ""
    except GLib.Error:
        return ""


ACTIVE = (
    "button",
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "link",
    "slider",
    "text",
    "entry",
    "password text",
    "spin button",
    "list item",
    "combo box",
    "menu item",
    "table cell",
    "label",
)


def find(name, want):
    """The first showing thing with this name that `want` accepts."""
    for node in everything():
        if name_of(node) == name:
            try:
                if want(node):
                    return node
            except GLib.Error:
                continue
    return None


class Heard:
    """The thing that was last told to have got the focus, and whether that was asked for since."""

    node = None
    fresh = False


def on_focus(event):
    if event.detail1:
        Heard.node, Heard.fresh = event.source, True


def listen(seconds):
    """Hear what was told; wait as long as this for something new."""
    context, deadline = GLib.MainContext.default(), time.monotonic() + seconds
    while context.iteration(False) or (not Heard.fresh and time.monotonic() < deadline):
        if not context.pending():
            time.sleep(0.001)
    Heard.fresh = False


def heard_last():
    """Its name, if it still has the focus; "" if that has to be looked for."""
    node = Heard.node
    if node is None:
        return ""
    try:
        node.clear_cache()
        states = node.get_state_set()
        here = states.contains(Atspi.StateType.FOCUSED) and states.contains(Atspi.StateType.SHOWING)
        # The current one of a list says so even when the focus is elsewhere.
        told = node.get_role_name() in ACTIVE and node.get_role_name() != "list item"
        return name_of(node) if here and told else ""
    except GLib.Error:
        return ""


def focused(how):
    """Its name. "moving": a key was pressed that should move it, which may take a moment.

    "looking": it is looked for, whatever was told.
    """
    listen(MOVES_S if how == "moving" else 0)
    heard = heard_last()
    if heard and how != "looking":
        return heard
    item = ""
    for node in everything():
        try:
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                role = node.get_role_name()
                if role == "list item":
                    # The current one of a list says so even when the focus is elsewhere.
                    item = item or name_of(node)
                elif role not in ("frame", "filler", "window", "application"):
                    return name_of(node)
        except GLib.Error:
            continue
    return item


def names(_argument):
    return "\n".join(name for name in map(name_of, everything()) if name)


def tree(_argument):
    return "\n".join(f"{node.get_role_name()}: {name_of(node)!r}" for node in everything())


def press(argument):
    node = find(argument, lambda n: n.get_action_iface() is not None and n.get_n_actions() > 0)
    if node is None:
        return "absent"
    for index in range(node.get_n_actions()):
        if node.get_action_name(index).lower() in ("press", "toggle", "click", "activate", "check"):
            node.do_action(index)
            return "done"
    node.do_action(0)
    return "done"


def put(argument):
    name, _, text = argument.partition("\n")
    node = find(name, lambda n: n.get_editable_text_iface() is not None)
    if node is None:
        return "absent"
    node.set_text_contents(text)
    return "done"


def value(argument):
    name, _, number = argument.partition("\n")
    node = find(name, lambda n: n.get_value_iface() is not None)
    if node is None:
        return "absent"
    node.set_current_value(float(number))
    return "done"


def text(argument):
    node = find(argument, lambda n: n.get_text_iface() is not None)
    if node is None:
        return ""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


COMMANDS = {f.__name__: f for f in (focused, names, tree, press, put, value, text)}


def main():
    Atspi.init()
    listener = Atspi.EventListener.new(on_focus)
    listener.register("object:state-changed:focused")
    for line in sys.stdin:
        command, _, argument = line.rstrip("\n").partition("\t")
        argument = ESCAPED.sub(lambda found: SIGNS.get(found[1], found[1]), argument)
        try:
            answer = COMMANDS[command](argument)
        except GLib.Error as error:
            answer = f"error: {error.message}"
        answer = (answer or "").replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()


main()
