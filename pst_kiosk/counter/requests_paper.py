"""The letter of a request on paper, from what is stored of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pst_kiosk.domain.calendar import service_day
from pst_kiosk.reports import letter as paper

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.request_views import Details


def letter_of(office: Office, details: Details) -> bytes:
    """As PDF; for a lane. There must be a draft."""
    draft, row = details.letter, details.row
    assert draft is not None
    said = paper.LetterPaper(
        draft.reference,
        row.number,
        draft.addressee,
        draft.about,
        draft.body,
        row.who,
        details.institution,
        " · ".join(filter(None, (details.email, details.phone))),
        service_day(office, row.state.received_at),
    )
    if row.state.kind == "data_request":
        return paper.data_request(office, said, row.state.due, row.owner)
    issued = details.issued_at and service_day(office, details.issued_at)
    return paper.recommendation(office, said, issued, details.issued_by)


def title_of(details: Details) -> str:
    return paper.DATA_REQUEST if details.row.state.kind == "data_request" else paper.RECOMMENDATION


def file_name(details: Details) -> str:
    """ "surat-0001-PST-5371-2026.pdf"."""
    return f"surat-{details.row.number.replace('/', '-')}.pdf"
