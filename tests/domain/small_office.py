"""A small made-up office whose services meet every rule of waiting, with limits of a few minutes."""

from __future__ import annotations

from typing import Any

from pst_kiosk.domain.office import Office
from pst_kiosk.services.setup import profile_path, read_profile

LIBRARY_FRONT = ("perpustakaan", "buku-tamu")
LIBRARY = ("perpustakaan", "perpustakaan")
FRONT = ("konsultasi", "buku-tamu")
DESK = ("konsultasi", "layanan")
NO_NUMBER = ("tamu", "layanan")


def small_office() -> Office:
    """Kota Kupang's house with three services of our own.

    The library waits once without a limit and once after the guest book, the consultation waits twice after
    the previous visitor, and the third service signs the guest book first and has no number.
    """
    kupang = read_profile(profile_path("kota-kupang"))
    own = {
        "profile": "small-office",
        "services": [
            _service(
                "perpustakaan",
                "P",
                _step("ambil-nomor", "take_number", "kiosk"),
                _step("buku-tamu", "guest_book", "front_office"),
                _step("perpustakaan", "serve", "service_desk", after_guest_book=2),
            ),
            _service(
                "konsultasi",
                "K",
                _step("ambil-nomor", "take_number", "kiosk"),
                _step("buku-tamu", "guest_book", "front_office", after_previous=1),
                _step("layanan", "serve", "service_desk", since_joined=2, after_previous=3),
            ),
            _service(
                "tamu",
                "T",
                _step("buku-tamu", "guest_book", "kiosk"),
                _step("layanan", "serve", "service_desk", after_previous=2, after_guest_book=3),
            ),
        ],
        "desks": [
            {
                "key": "loket",
                "name": _text("Loket"),
                "places": ["front_office", "service_desk"],
            }
        ],
    }
    return Office.model_validate({**kupang.model_dump(), **own})


def _service(key: str, letter: str, *steps: dict[str, Any]) -> dict[str, Any]:
    return {
        "key": key,
        "letter": letter,
        "icon": "chats",
        "name": _text(key),
        "description": _text(key),
        "typical_minutes": 5,
        "steps": steps,
    }


def _step(key: str, kind: str, place: str, **limits: int) -> dict[str, Any]:
    return {
        "key": key,
        "kind": kind,
        "actor": "visitor",
        "place": place,
        "text": _text(key),
        "limits": [{"rule": rule, "minutes": minutes} for rule, minutes in limits.items()],
    }


def _text(words: str) -> dict[str, str]:
    return {"id": words, "en": words}
