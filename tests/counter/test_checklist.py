"""The procedure as a checklist, from the shipped standards."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from pst_kiosk.counter.checklist import Item, checklist, next_at_desk
from pst_kiosk.counter.steps_strip import Chip, StepsStrip, shares
from pst_kiosk.domain.procedure import next_stage, stages
from pst_kiosk.services.setup import profile_path, read_profile, shipped

STANDARDS = [
    (profile, service.key)
    for profile in shipped()
    for service in read_profile(profile_path(profile)).services
]


def items(profile: str, stage: str, service: str = "konsultasi") -> tuple[Item, ...]:
    of = read_profile(profile_path(profile)).service(service)
    return checklist(of.steps, stage, of.name.id)


def test_number_first_the_guest_book_is_now_and_the_consultation_to_come() -> None:
    shown = items("kota-kupang", "buku-tamu")
    assert [(item.name, str(item.progress)) for item in shown] == [
        ("Ambil nomor", "done"),
        ("Buku tamu", "now"),
        ("Konsultasi statistik", "to_come"),
        ("Penilaian", "to_come"),
    ]
    following = next_at_desk(shown)
    assert following is not None
    assert following.name == "Konsultasi statistik"
    assert shown[1].documents == ("Kartu identitas yang masih berlaku (KTP, SIM, paspor, dan lain-lain)",)


def test_guest_book_first_it_is_done_before_the_desk() -> None:
    service = read_profile(profile_path("provinsi-bengkulu")).service("konsultasi")
    shown = items("provinsi-bengkulu", stages(service)[0].key)
    progress = {item.name: str(item.progress) for item in shown}
    assert progress["Buku tamu"] == progress["Ambil nomor"] == "done"
    assert progress["Konsultasi statistik"] == "now"
    assert next_at_desk(shown) is None


def test_a_stage_of_several_steps_is_one_item_with_all_its_words() -> None:
    now = next(item for item in items("kota-kupang", "konsultasi") if item.progress == "now")
    assert now.steps == ("Sampaikan konsultasi kepada petugas", "Petugas memberi informasi")


def test_the_longest_standard_names_each_of_its_stages_apart() -> None:
    shown = items("provinsi-jawa-tengah", "permintaan", "penjualan")
    assert [item.name for item in shown] == [
        "Ambil nomor",
        "Buku tamu",
        "Penjualan produk statistik",
        "Pembayaran",
        "Ambil produk dari petugas",
        "Penilaian",
    ]
    now = shown[2]
    assert len(now.steps) == 8
    assert now.steps[6] == "Petugas memperbaiki invoice, contoh data, atau perjanjian (opsional)"


def test_a_sale_that_is_paid_at_the_desk_is_named_after_the_service() -> None:
    shown = items("provinsi-bengkulu", "konfirmasi", "penjualan")
    assert next(item.name for item in shown if item.progress == "now") == "Penjualan produk statistik"


def test_a_card_given_back_in_passing_is_no_further_desk() -> None:
    shown = items("kota-blitar", "konsultasi")
    assert [item.name for item in shown][-2:] == ["Penilaian", "Kembalikan kartu"]
    assert next_at_desk(shown) is None
    assert next_at_desk(items("kota-kupang", "perpustakaan", "perpustakaan")) is None


def test_what_happens_after_the_visit_is_no_item() -> None:
    shown = items("kota-kupang", "permintaan", "rekomendasi")
    assert [item.name for item in shown] == ["Ambil nomor", "Buku tamu", "Rekomendasi kegiatan statistik"]


@pytest.mark.parametrize(("profile", "key"), STANDARDS)
def test_the_checklist_says_the_same_next_desk_as_the_procedure(profile: str, key: str) -> None:
    service = read_profile(profile_path(profile)).service(key)
    for stage in stages(service):
        further = next_stage(service, stage.key, signed=False)
        shown = next_at_desk(items(profile, stage.key, key))
        assert (shown is None) == (further is None)
        if shown is not None and further is not None:
            assert shown.steps[0].startswith(further.steps[0].text.id)


def test_another_stage_is_shown_at_once_without_an_empty_frame(qapp: QGuiApplication) -> None:
    strip = StepsStrip()
    strip.resize(900, 34)
    strip.show()
    for profile, stage, service in (
        ("kota-kupang", "buku-tamu", "konsultasi"),
        ("kota-kupang", "konsultasi", "konsultasi"),
        ("provinsi-jawa-tengah", "permintaan", "penjualan"),
        ("kota-kupang", "permintaan", "rekomendasi"),
    ):
        named = items(profile, stage, service)
        strip.show_items(named)  # and no event in between
        chips = sorted((chip for chip in strip.findChildren(Chip) if chip.isVisible()), key=Chip.x)
        assert [chip.property("text") for chip in chips] == [item.name for item in named]
        assert all(left.x() + left.width() < right.x() for left, right in pairwise(chips))
        assert 860 < chips[-1].x() + chips[-1].width() <= 900


@given(st.lists(st.integers(34, 300), min_size=1, max_size=9), st.integers(400, 900))
def test_chips_never_take_more_than_there_is_and_short_names_stay_whole(wanted: list[int], room: int) -> None:
    widths = shares(wanted, room)
    assert sum(widths) <= room
    assert all(width > 0 for width in widths)
    if sum(wanted) <= room:
        assert all(width >= want for width, want in zip(widths, wanted, strict=True))
    else:
        shortened = [width for width, want in zip(widths, wanted, strict=True) if width < want]
        whole = [width for width, want in zip(widths, wanted, strict=True) if width == want]
        assert not whole or max(whole) <= max(shortened) + 1
