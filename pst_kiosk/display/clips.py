"""The recorded words of the voice, and announcements joined from them without a gap."""

from __future__ import annotations

import wave
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.resource_files import resource

RATE = 22050
"""Samples a second; all clips are mono with 16 bits a sample."""
_BYTES = 2


@dataclass(frozen=True)
class Part:
    """A clip of an announcement: where it begins and how long it lasts, in milliseconds."""

    clip: str
    begins: float
    lasts: float


@dataclass(frozen=True)
class Clips:
    """Every clip's samples by its name."""

    samples: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()
    """Files of the station's own folder that are no clip; the shipped ones speak in their place."""

    def joined(self, clips: Sequence[str]) -> bytes:
        """The samples of these clips, each beginning where the one before ends."""
        return b"".join(self.samples[clip] for clip in clips)

    def transcript(self, clips: Sequence[str]) -> Iterator[Part]:
        """Which clip is heard from when on."""
        begins = 0
        for clip in clips:
            length = len(self.samples[clip]) // _BYTES
            yield Part(clip, 1000 * begins / RATE, 1000 * length / RATE)
            begins += length


def read_clips(own: Path | None = None) -> Clips:
    """The shipped clips; those in the folder `own` take the place of the shipped ones of the same name, or
    come beside them. Raises `EnvironmentFault` `voice_clips` where there is no such folder.
    """
    samples, _ = _read_folder(resource("sounds"))
    if own is None:
        return Clips(samples)
    if not own.is_dir():
        raise EnvironmentFault("voice_clips", path=str(own), why="no such folder")
    own_samples, left_out = _read_folder(own)
    return Clips(samples | own_samples, left_out)


def write_wav(path: Path, samples: bytes) -> None:
    """Raises `EnvironmentFault` `file_unavailable`."""
    try:
        with path.open("wb") as file, wave.open(file, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(_BYTES)
            sound.setframerate(RATE)
            sound.writeframes(samples)
    except OSError as error:
        raise EnvironmentFault("file_unavailable", path=str(path), why=error.strerror) from None


def _read_folder(folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    found, left_out = {}, []
    for path in sorted(folder.rglob("*.wav")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        samples = _read(path)
        if samples is None:
            left_out.append(name)
        else:
            found[name] = samples
    return found, tuple(left_out)


def _read(path: Path) -> bytes | None:
    """None for a file of another kind."""
    try:
        with wave.open(str(path), "rb") as sound:
            if (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) != (RATE, 1, _BYTES):
                return None
            return sound.readframes(sound.getnframes())
    except (wave.Error, EOFError, OSError):
        return None
