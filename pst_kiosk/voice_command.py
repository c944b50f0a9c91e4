"""`pst-kiosk voice`: hear an announcement on this PC, or write it to a file, with what is said when."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pst_kiosk.domain.errors import EnvironmentFault

if TYPE_CHECKING:
    from pst_kiosk.display.calls import Announcement
    from pst_kiosk.display.clips import Clips
    from pst_kiosk.domain.office import Office
    from pst_kiosk.voice_settings import VoiceSettings


def add_voice(commands: Any) -> None:
    """Add the command to the parser."""
    text = "hear how the board announces a call, or write it to a WAV file"
    command: argparse.ArgumentParser = commands.add_parser("voice", help=text, description=text)
    command.add_argument("number", metavar="NUMBER", help="such as K-001")
    command.add_argument("desk", metavar="DESK", help="the desk's Indonesian name, such as 'Loket 2'")
    command.add_argument("--english", metavar="DESK", help="its English name, where English is to be heard")
    command.add_argument("--aided", action="store_true", help="as for a visitor who cannot hear or see well")
    command.add_argument("--out", type=Path, metavar="FILE", help="write the clips to this WAV file instead")
    command.set_defaults(command=voice)


def voice(options: argparse.Namespace) -> int:
    """Say what is said when, then let it be heard, or write it."""
    from pst_kiosk.display.calls import Announcement
    from pst_kiosk.display.clips import read_clips, write_wav
    from pst_kiosk.display.phrases import phrase
    from pst_kiosk.domain.profile_parts import Text
    from pst_kiosk.settings import station_settings

    settings = station_settings().voice
    if options.english is None:
        settings = settings.model_copy(update={"language": "id"})
    clips = read_clips(settings.clips)
    desk = Text(id=options.desk, en=options.english or options.desk)
    language = "en" if options.english else "id"
    announcement = Announcement(0, options.number, desk, language, aided=options.aided)
    said = phrase(announcement, clips.samples, settings.language)
    for part in clips.transcript(said):
        print(f"{part.begins:8.0f} ms  {part.clip}")
    for name in clips.left_out:
        print(f"left out, as it is no mono WAV with 16 bits at 22050 Hz: {name}.wav", file=sys.stderr)
    if options.out is not None:
        write_wav(options.out, clips.joined(said))
    else:
        _let_hear(announcement, settings, clips)
    return 0


def without_voice(office: Office) -> Iterator[str]:
    """The names of the office's desks that the shipped clips cannot say."""
    from pst_kiosk.display.clips import read_clips
    from pst_kiosk.display.phrases import LANGUAGES, place

    clips = read_clips().samples
    for desk in office.desks:
        for language in LANGUAGES:
            if place(desk.name[language], language, clips) is None:
                yield desk.name[language]


def _let_hear(announcement: Announcement, settings: VoiceSettings, clips: Clips) -> None:
    """Raises `EnvironmentFault` `voice_silent` where the settings keep it silent now, `no_loudspeaker`."""
    from PySide6.QtCore import QCoreApplication, QTimer

    from pst_kiosk.display.voice_process import prepare, speech_of

    prepare()
    from pst_kiosk.display.loudspeaker import Loudspeaker

    application = QCoreApplication([])
    loudspeaker = Loudspeaker(settings, clips, speech_of(settings))
    states: list[str] = []
    loudspeaker.state_changed.connect(states.append)
    loudspeaker.ended.connect(lambda _, spoken: application.exit(0 if spoken else 1))
    loudspeaker.look()
    if states[-1] == "silent":
        raise EnvironmentFault("voice_silent")
    QTimer.singleShot(0, lambda: loudspeaker.announce(announcement))
    if application.exec() != 0:
        raise EnvironmentFault("no_loudspeaker")
