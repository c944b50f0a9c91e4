"""The procedure as a checklist, from the shipped standards."""

from __future__ import annotations

from pst_kiosk.counter.checklist import checklist, next_at_desk
from pst_kiosk.domain.procedure import stages
from pst_kiosk.services.setup import profile_path, read_profile


def items(profile: str, stage: str):  # type: ignore[no-untyped-def]
    service = read_profile(profile_path(profile)).service("konsultasi")
    return checklist(service.steps, stage, service.name.id)


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
