"""The voice as a program of its own: a sound system that hangs, dies or comes back takes no board with it.

It is told what to announce by lines of JSON on its standard input, each with the fields of an `Announcement`,
and ends with that input. It says how it goes by lines of JSON: `{"state": …}`, `{"began": SEQ}`, `{"ended":
SEQ, "spoken": …}`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, Signal

from pst_kiosk.display.calls import Announcement
from pst_kiosk.display.clips import Clips, read_clips
from pst_kiosk.display.phrases import LANGUAGES
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.settings import station_settings
from pst_kiosk.ui.trace import begin_log, log_fault, log_line
from pst_kiosk.voice_settings import VoiceSettings

if TYPE_CHECKING:
    from pst_kiosk.display.system_speech import SystemSpeech


_FAREWELL_S = 2.0


class Orders(QObject):
    """What the board wants announced."""

    came = Signal(dict)
    over = Signal()

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.came.emit(json.loads(line))
        self.over.emit()
        # A sound system that hangs must not keep it in the office's ears when the board is gone.
        time.sleep(_FAREWELL_S)
        os._exit(1)


def main() -> int:
    begin_log()
    prepare()
    from pst_kiosk.display.loudspeaker import Loudspeaker

    application = QCoreApplication(sys.argv)
    try:
        settings = station_settings().voice
    except EnvironmentFault as fault:
        log_fault(__name__, "reading the voice's settings", fault)
        return 1
    loudspeaker = Loudspeaker(settings, clips_of(settings), speech_of(settings))
    loudspeaker.state_changed.connect(lambda state: _say(state=state))
    loudspeaker.began.connect(lambda seq: _say(began=seq))
    loudspeaker.ended.connect(lambda seq, spoken: _say(ended=seq, spoken=spoken))
    orders = Orders()
    orders.came.connect(lambda order: loudspeaker.announce(announcement_of(order)))
    orders.over.connect(application.quit)
    loudspeaker.look()
    orders.listen()
    return application.exec()


def prepare() -> None:
    """What must be settled before QtMultimedia is loaded."""
    # It tells of every library it looks for and of every sound system that is not there; a board without
    # sound would fill its log with it.
    QLoggingCategory.setFilterRules("qt.multimedia*=false\ndefault.warning=false")
    # Qt gives PulseAudio, and PipeWire in its place, 46 ms ahead, whatever size is asked for: on a busy
    # machine announcements had gaps. It stays below the silence at their end (`loudspeaker._REST`).
    os.environ.setdefault("PULSE_LATENCY_MSEC", "400")


def announcement_of(order: dict[str, object]) -> Announcement:
    return Announcement(**(order | {"desk": Text.model_validate(order["desk"])}))  # type: ignore[arg-type]


def clips_of(settings: VoiceSettings) -> Clips:
    """The station's; the shipped ones alone where its own cannot be read, with a line in the log."""
    try:
        clips = read_clips(settings.clips)
    except EnvironmentFault as fault:
        log_fault(__name__, "reading the station's own clips", fault)
        return read_clips()
    if clips.left_out:
        log_line(__name__, f"not mono with 16 bits at 22050 Hz, left out: {', '.join(clips.left_out)}")
    return clips


def speech_of(settings: VoiceSettings) -> SystemSpeech | None:
    """Loaded where it is asked for alone."""
    if not settings.system_voice:
        return None
    from pst_kiosk.display.system_speech import SystemSpeech

    speech = SystemSpeech()
    for language in LANGUAGES:
        if not speech.speaks(language):
            log_line(__name__, f"the system has no voice for {language}: clips speak it")
    return speech


def _say(**line: object) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    sys.exit(main())
