"""What takes turns beside the queue."""

from __future__ import annotations

from dataclasses import replace

from pst_kiosk.display.facts import Desk, Waiting
from pst_kiosk.display.office_life import ItemKind, playlist
from tests.display.test_board import FACTS, NOW

DESK = Desk("Loket 1", None, False)


def kinds(**facts: object) -> list[ItemKind]:
    return [item.kind for item in playlist(replace(FACTS, **facts), pictures=False)]  # type: ignore[arg-type]


def test_announcements_promises_hours_and_complaints_each_have_a_turn() -> None:
    assert kinds(announcements=("Jumat tutup pukul 13.00.",)) == [
        ItemKind.ANNOUNCEMENT,
        ItemKind.PROMISE,
        ItemKind.PROMISE,
        ItemKind.HOURS,
        ItemKind.COMPLAINTS,
    ]


def test_a_picture_follows_each_where_there_are_any() -> None:
    shown = [item.kind for item in playlist(FACTS, pictures=True)]
    assert shown[1::2] == [ItemKind.PICTURE] * (len(shown) // 2)
    assert ItemKind.PICTURE not in shown[::2]


def test_a_service_nobody_serves_is_told_once_any_desk_is_open() -> None:
    (notice,) = playlist(replace(FACTS, desks=(DESK,), unserved=("Perpustakaan",)), pictures=False)[:1]
    assert notice.words == "Belum ada loket yang melayani: Perpustakaan."
    assert ItemKind.NOTICE not in kinds(unserved=("Perpustakaan",))


def test_after_hours_who_waits_is_told_that_he_is_still_served() -> None:
    line = Waiting("K-001", "", NOW, True, None)
    assert kinds(is_open=False, waiting=(line,))[0] is ItemKind.NOTICE
    assert ItemKind.NOTICE not in kinds(is_open=False)


def test_every_channel_and_who_answers_for_complaints_are_told() -> None:
    channels = tuple(f"Saluran {number}" for number in range(1, 6))
    responsible = "Penanggung jawab pengaduan: Kepala Subbagian Umum"
    facts = replace(FACTS, complaints=("Pengaduan: …", responsible), channels=channels)
    told = [item.words for item in playlist(facts, pictures=False) if item.kind is ItemKind.COMPLAINTS]
    assert "\n".join(told).split("\n") == [*channels, responsible]
    assert all(words.count("\n") < 3 for words in told)
