"""Every page of the kiosk for those who see little, hear it read, or have keys alone; found by wandering."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pst_kiosk.kiosk.app import Kiosk
from tests.kiosk.wanderer import Wanderer
from tests.support.examiner import Examiner
from tests.support.office import OfficeTemplates

KioskAt = Callable[..., Kiosk]
STEPS = 30


@pytest.mark.parametrize(
    ("profile", "pages"),
    [
        ("kota-kupang", {"find", "ticket", "own_ticket"}),
        ("kota-semarang", {"find", "ticket", "own_ticket"}),
        ("provinsi-bengkulu", {"guest_book", "ticket"}),
        ("provinsi-jawa-tengah", {"find", "ticket", "own_ticket"}),
        ("kota-blitar", {"guest_book", "wait"}),
    ],
)
@pytest.mark.timeout(300)  # three hundred pictures on a busy machine
def test_every_page_is_read_heard_touched_and_walked(
    office_templates: OfficeTemplates, tmp_path: Path, kiosk_at: KioskAt, profile: str, pages: set[str]
) -> None:
    office = office_templates.make(profile, tmp_path)
    kiosk = kiosk_at(office, 1280, 800, reduced_motion=True)
    examiner = Examiner(kiosk.opened)
    wanderer = Wanderer(kiosk, office, examiner.look)
    wanderer.wander(STEPS)
    assert examiner.faults == {}
    assert {"home", "appointment"} | pages <= wanderer.pages
    assert examiner.texts > 100
    office.services.close()
