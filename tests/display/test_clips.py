"""What is heard is the clips, sample by sample, without a gap."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from pst_kiosk import settings
from pst_kiosk.cli import main
from pst_kiosk.display.clips import RATE, read_clips, write_wav
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.resource_files import resource


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of this station's settings; there is none yet."""
    file = tmp_path / "station.toml"
    monkeypatch.setattr(settings, "settings_file", lambda: file)
    return file


def samples_of(path: Path) -> bytes:
    with wave.open(str(path), "rb") as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (RATE, 1, 2)
        return sound.readframes(sound.getnframes())


def clip_file(name: str) -> Path:
    return resource("sounds") / f"{name}.wav"


def test_an_announcement_in_a_file_is_its_clips_one_after_the_other(
    station: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "call.wav"
    assert (
        main(["voice", "R-140", "Meja layanan 17", "--english", "Service desk 17", "--out", str(file)]) == 0
    )
    transcript = [line.split() for line in capsys.readouterr().out.splitlines()]
    names = [line[2] for line in transcript]
    assert [name.removeprefix("en/") for name in names] == [
        "chime",
        "queue-number",
        "letter/r",
        "digit/1",
        "digit/4",
        "digit/0",
        "comma",
        "please-go-to",
        "desk/service-desk",
        "number/17",
    ]
    heard, begins = samples_of(file), 0
    for moment, _, name in transcript:
        clip = samples_of(clip_file(name))
        assert int(moment) == round(1000 * begins / RATE)
        assert heard[2 * begins : 2 * begins + len(clip)] == clip
        begins += len(clip) // 2
    assert len(heard) == 2 * begins


def test_every_shipped_file_is_a_clip_that_begins_and_ends_in_silence() -> None:
    files = {path.relative_to(resource("sounds")) for path in resource("sounds").rglob("*.wav")}
    clips = read_clips()
    assert {f"{name}.wav" for name in clips.samples} == {path.as_posix() for path in files}
    for name, samples in clips.samples.items():
        assert samples[:2] == samples[-2:] == b"\0\0", name


def test_all_clips_together_stay_small() -> None:
    assert sum(path.stat().st_size for path in resource("sounds").rglob("*.*")) < 6 * 2**20


def test_a_station_s_own_recordings_take_the_place_of_the_shipped_clips(
    station: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    (own / "id" / "place").mkdir(parents=True)
    loket = b"\1\0" * RATE
    write_wav(own / "id" / "place" / "loket-anjungan.wav", loket)
    (own / "chime.wav").write_bytes(b"RIFF, but no sound")
    station.write_text(f'[voice]\nclips = "{own.as_posix()}"\n')
    file = tmp_path / "call.wav"
    assert main(["voice", "K-001", "Loket anjungan", "--out", str(file)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1].split()[-1] == "id/place/loket-anjungan"
    assert "chime.wav" in said.err
    assert samples_of(file).endswith(loket)
    assert samples_of(file).startswith(samples_of(clip_file("chime")))


def test_a_folder_of_recordings_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="voice clips") as refused:
        read_clips(tmp_path / "gone")
    assert str(tmp_path / "gone") in str(refused.value)


def test_a_profile_is_told_which_of_its_desks_the_voice_cannot_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sixth.toml"
    text = resource("offices", "kota-kupang.toml").read_text(encoding="utf-8")
    file.write_text(text.replace('id = "Loket 2", en = "Desk 2"', 'id = "Loket Anjungan", en = "Desk 2"'))
    assert main(["office", "check", str(file)]) == 0
    assert "Loket Anjungan" in capsys.readouterr().out
    assert main(["office", "check", str(resource("offices", "kota-kupang.toml"))]) == 0
    assert "voice" not in capsys.readouterr().out
