"""What a visitor's code or number stands for, beside a place in the queue; in the database's lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pst_kiosk.domain.errors import Refused

if TYPE_CHECKING:
    from pst_kiosk.services.complaint_views import PublicStatus
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services


def look_up(services: Services, text: str) -> Request | PublicStatus:
    """A ticket to be rated, or what became of a complaint.

    Raises `Refused` as `Feedback.find`, and `complaint_unknown` for a code that is as long as a complaint's.
    """
    from pst_kiosk.domain.complaint_code import is_code

    try:
        return services.feedback.find(text)
    except Refused as refused:
        if refused.code == "code_unknown" and is_code(text):
            import babel.dates  # noqa: F401 - or the page would wait for it

            return services.complaints.status_by_code(text)
        raise
