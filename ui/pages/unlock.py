# SPDX-FileCopyrightText: 2026 The Afterhour developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: passphrase in, journal out. Nothing else.

The start of the program waits for this page, so it uses little: no vault, no content, no strength
estimate. Key derivation runs on the vault lane.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from ui.pages.door.column import Column
from ui.pages.door.labels import ShowButton, field_label, field_row
from ui.pages.door.passphrase_field import PassphraseField
from ui.pages.door.plain_label import PlainLabel
from ui.tasks import Tasks
from ui.theme import icons
from ui.theme.theme import Theme
from ui.widgets import buttons

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QShowEvent

    from app.domain.errors import AppError
    from ui.pages.door.message_line import MessageLine
    from ui.pages.door.ways import Way, Ways, WaysOn

PATIENCE_MS = 400
MARK = QSize(40, 24)


class Keychain:
    """The other way in. Not a dataclass: the first window does not wait for those to load.

    `fetch` asks the keychain, for five seconds at most; `unlock` opens with what it gave; `shown`
    is whether this computer's keychain is known to have it.
    """

    __slots__ = ("fetch", "shown", "unlock")

    def __init__(
        self, *, fetch: Callable[[], str], unlock: Callable[[str], object], shown: bool
    ) -> None:
        self.fetch, self.unlock, self.shown = fetch, unlock, shown


class UnlockPage(QWidget):
    """Asks for the passphrase of one journal. Any text is taken as it is.

    `name` is what the journal is called on screen, "" for the usual one.
    `unlock` gets the passphrase on the vault lane and returns the open workspace, or raises
    AppError. There is no count of attempts and no delay beyond the key derivation. `ways` gives
    what is offered beside trying again when that raised.
    `keychain` is the other way in, where there is one: asking the keychain, on the cpu lane, for
    what it keeps, and opening with that. The passphrase can be typed and used all the while.

    Signals:
        opened: the journal is open; carries the workspace.
        wants_recovery: the recovery sheet is to be used.
        wants_another: another journal is to be opened.
        wants_backup: a backup is to be restored.
        help_asked: help is to be shown.
        damaged: the journal did not open because of what lies there, not of what was typed.
    """

    opened = Signal(object)
    wants_recovery = Signal()
    wants_another = Signal()
    wants_backup = Signal()
    help_asked = Signal()
    damaged = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        tasks: Tasks,
        name: str,
        unlock: Callable[[str], object],
        keychain: Keychain | None = None,
        ways: WaysOn | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tasks = tasks
        self._unlock = unlock
        self._keychain = keychain
        self._ways_on = ways
        self._ways: Ways | None = None
        self._backup: QWidget | None = None
        self._remark = ""
        self._busy = False
        self._asking = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_ended)

        column = Column(theme=theme, width=theme.width("unlock"), parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

        self._field = PassphraseField(name=_("Passphrase"), parent=column)
        self._field.returnPressed.connect(self._on_open_asked)
        self._field.textEdited.connect(self._on_edited)
        self._field.caps_lock_noticed.connect(self._on_caps_lock_noticed)
        self._show = ShowButton(theme=theme, fields=(self._field,), parent=column)
        self._column = column
        self._said: MessageLine | None = None
        self._open = _wide(buttons.primary(_("Open"), parent=column))
        self._open.clicked.connect(self._on_open_asked)

        body = column.body
        body.addWidget(_Mark(theme=theme, parent=column))
        body.addSpacing(theme.space("s5"))
        body.addWidget(PlainLabel("Afterhour", theme=theme, role="h1", parent=column))
        body.addSpacing(theme.space("s2"))
        closed = _("Your journal is closed and encrypted.")
        if name not in ("", _("Journal")):
            closed = _("{name} is closed and encrypted.").format(name=f"\u2068{name}\u2069")
        body.addWidget(PlainLabel(closed, theme=theme, role="help", parent=column))
        body.addSpacing(theme.space("s6"))
        body.addWidget(field_label(_("Passphrase"), self._field, theme=theme, parent=column))
        body.addSpacing(theme.space("label_to_field"))
        body.addLayout(field_row(self._field, self._show, theme=theme))
        body.addSpacing(theme.space("s2"))
        self._place_of_message = body.count()
        body.addSpacing(theme.space("s2"))
        body.addWidget(self._open)
        self._place_of_keychain = body.count()
        body.addSpacing(theme.space("question_gap"))
        body.addLayout(self._links(column))
        # A door looks right a little above the middle.
        body.addSpacing(theme.space("s5"))
        self.setFocusProxy(self._field)
        self._other: buttons.Button | None = None
        if keychain is not None and keychain.shown:
            self.offer_keychain(True)

    def offer_keychain(self, offered: bool) -> None:
        """Show or hide the other way in. Nothing here waits for it."""
        if self._keychain is None or offered == (self._other is not None):
            return
        if self._other is not None:
            self._other.hide()
            self._other.deleteLater()
            self._other = None
            return
        words = _("Open with this computer’s keychain")
        self._other = _wide(buttons.ordinary(words, parent=self._column))
        self._other.clicked.connect(self._on_keychain_asked)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, self._theme.space("s3"), 0, 0)
        holder.addWidget(self._other)
        self._column.body.insertLayout(self._place_of_keychain, holder)
        QWidget.setTabOrder(self._open, self._other)

    def focus_first(self) -> None:
        """Put the cursor into the field."""
        self._field.setFocus()

    def say(self, text: str) -> None:
        """Tell something that is no trouble, e.g. why the page is shown again."""
        self.message.show_remark(text)

    def holds_secret(self) -> bool:
        """Whether there is text in the field, which is not to lie about for long."""
        return bool(self._field.text())

    def forget(self) -> None:
        """Empty the field and hide what was shown."""
        self._field.clear()
        self._show.set_shown(False)
        self._hush()

    def showEvent(self, event: QShowEvent) -> None:
        """Typing can begin at once."""
        super().showEvent(event)
        self.focus_first()

    @property
    def message(self) -> MessageLine:
        """The line beside the field; made when there is something to say."""
        if self._said is None:
            from ui.pages.door.message_line import MessageLine

            self._said = MessageLine(below=self._theme.space("s2"), parent=self._column)
            self._column.body.insertWidget(self._place_of_message, self._said)
            self._place_of_keychain += 1
        return self._said

    def _links(self, column: QWidget) -> QVBoxLayout:
        recovery = buttons.link(_("Use my recovery sheet"), parent=column)
        recovery.clicked.connect(self.wants_recovery)
        another = buttons.link(_("Open another journal"), parent=column)
        another.clicked.connect(self.wants_another)
        help_ = buttons.quiet(_("Help"), parent=column)
        help_.clicked.connect(self.help_asked)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s5"))
        row.addWidget(recovery)
        row.addWidget(another)
        row.addStretch(1)
        row.addWidget(help_)
        backup = buttons.link(_("Restore a backup"), parent=column)
        backup.clicked.connect(self.wants_backup)
        below = QHBoxLayout()
        below.addWidget(backup)
        below.addStretch(1)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addLayout(row)
        rows.addLayout(below)
        return rows

    def _on_open_asked(self) -> None:
        passphrase = self._field.text()
        if self._busy:
            return
        if not passphrase:
            self.message.show_remark(_("Type your passphrase, then open."))
            self._field.setFocus()
            return
        self._try(self._unlock, passphrase, _("Opening… about a second"))

    def _try(self, unlock: Callable[[str], object], passphrase: str, remark: str) -> None:
        self._drop_ways()
        self._busy = True
        self._remark = remark
        self._field.setReadOnly(True)
        self._patience.start()
        self._tasks.vault(
            lambda: unlock(passphrase), owner=self, done=self._on_opened, failed=self._on_failed
        )

    def _on_keychain_asked(self) -> None:
        if self._busy or self._asking or self._keychain is None:
            return
        self._asking = True
        self.message.show_remark(_("Asking the keychain… The passphrase can be typed meanwhile."))
        self._field.setFocus()
        self._tasks.cpu(
            self._keychain.fetch,
            owner=self,
            done=self._on_fetched,
            failed=self._on_keychain_failed,
        )

    def _on_fetched(self, secret: str) -> None:
        self._asking = False
        if self._busy or self._keychain is None:
            return  # the passphrase was quicker
        self._busy = True
        unlock = self._keychain.unlock
        self._tasks.vault(
            lambda: unlock(secret),
            owner=self,
            done=self._on_opened,
            failed=self._on_keychain_failed,
        )

    def _on_keychain_failed(self, error: AppError) -> None:
        if self._asking and self._busy:
            self._asking = False
            return  # it is the passphrase's turn to speak
        self._asking = False
        self._end_waiting()
        self.message.show_error(error.sentence)

    def _on_patience_ended(self) -> None:
        if self._busy:
            self.message.show_remark(self._remark)

    def _on_opened(self, workspace: object) -> None:
        self._end_waiting()
        self.forget()
        self.opened.emit(workspace)

    def _on_failed(self, error: AppError) -> None:
        self._end_waiting()
        words = error.sentence
        if error.code == "wrong_secret":
            # The likeliest trouble, so the shortest words; Caps Lock is named where it is known.
            advice = _("Caps Lock is on.") if self._field.caps_lock else error.do
            words = f"{error.happened} {advice}".strip()
        if error.code == "older_journal":
            # A question, and no trouble.
            self.message.show_remark(words)
        else:
            self.message.show_error(words)
        self._field.setAccessibleDescription(words)
        self._field.setFocus()
        self._field.selectAll()
        self._offer(error)
        from app.domain.errors import Exit

        if error.exit_code == Exit.DAMAGED or error.code == "vault_missing":
            self.damaged.emit()

    def offer_backup(self, words: str, restore: Callable[[], None]) -> None:
        """Name the newest intact backup below what was said of the damage, with its button."""
        if self._busy or self._backup is not None:
            return
        self.message.show_error(f"{self._field.accessibleDescription()} {words}")
        button = _wide(buttons.ordinary(_("Restore that backup…"), parent=self._column))
        button.clicked.connect(lambda _checked=False: restore())
        self._backup = button
        place = self._column.body.indexOf(self.message) + 1
        self._column.body.insertWidget(place, button)
        self._place_of_keychain += 1

    def _offer(self, error: AppError) -> None:
        """Buttons for what else can be done; the passphrase that was typed counts for them too."""
        ways = self._ways_on(error) if self._ways_on is not None else ()
        if not ways:
            return
        from ui.pages.door.ways import Ways

        self._ways = Ways(ways=ways, below=self._theme.space("s4"), parent=self._column)
        self._ways.chosen.connect(self._on_way_chosen)
        place = self._column.body.indexOf(self.message) + 1
        self._column.body.insertWidget(place, self._ways)
        self._place_of_keychain += 1
        # Trying the same again gives the same; Enter still does.
        self._open.hide()

    def _on_way_chosen(self, way: Way) -> None:
        if not self._busy:
            self._try(way.open, self._field.text(), way.remark)

    def _drop_ways(self) -> None:
        if self._backup is not None:
            self._column.body.removeWidget(self._backup)
            self._backup.hide()
            self._backup.deleteLater()
            self._backup = None
            self._place_of_keychain -= 1
        if self._ways is not None:
            self._column.body.removeWidget(self._ways)
            self._ways.hide()
            self._ways.deleteLater()
            self._ways = None
            self._place_of_keychain -= 1
            self._open.show()

    def _hush(self) -> None:
        self._drop_ways()
        if self._said is not None:
            self._said.clear()

    def _end_waiting(self) -> None:
        self._busy = False
        self._patience.stop()
        self._field.setReadOnly(False)

    def _on_edited(self) -> None:
        self._field.setAccessibleDescription("")
        if self._field.caps_lock:
            self.message.show_remark(_("Caps Lock is on."))
        else:
            self._hush()

    def _on_caps_lock_noticed(self, on: bool) -> None:
        if on and not self._busy:
            self.message.show_remark(_("Caps Lock is on."))
        elif not on and self._said is not None and not self._said.is_error:
            self._said.clear()


def _wide(button: buttons.Button) -> buttons.Button:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    return button


class _Mark(QWidget):
    """The mark: a half sun over the horizon."""

    def __init__(self, *, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it flush with the column's edge, in the direction of reading."""
        painter = QPainter(self)
        side = float(MARK.width())
        box = QRectF(0, (MARK.height() - side) / 2, side, side)
        icons.paint(painter, "mark", box, self._theme.color("accent"))
