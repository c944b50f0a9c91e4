"""Sentences that more than one page of the kiosk says, in the language the kiosk speaks now.

Indonesian stands in the sources; English comes from the kiosk's catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pst_kiosk.domain.forecast import Estimate

translate = QCoreApplication.translate


def minutes(wait: Estimate) -> str:
    """ "5–10 menit"; a range, never a promise."""
    return translate("Kiosk", "{range} menit").format(range=minute_range(wait))


def minute_range(wait: Estimate) -> str:
    return f"{wait.low}–{wait.high}"


def at_once() -> str:
    return translate("Kiosk", "langsung")


def ahead_words(people: int) -> str:
    """What stands under the number of people ahead."""
    one = translate("Kiosk", "orang di depan Anda", "satu")
    return one if people == 1 else translate("Kiosk", "orang di depan Anda")


def wait_words(wait: Estimate | None) -> str:
    """What stands under the estimated wait."""
    if wait:
        return translate("Kiosk", "menit perkiraan tunggu")
    return translate("Kiosk", "perkiraan waktu tunggu")
