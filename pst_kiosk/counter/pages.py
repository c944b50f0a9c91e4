"""The pages of the counter's window, and who may open which.

A new page beside the work page is a member of `Page` and a line of `OFFICE`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Page(StrEnum):
    SIGN_IN = "sign_in"
    WORK = "work"
    TODAY = "today"
    SATISFACTION = "satisfaction"
    SEARCH = "search"
    REQUESTS = "requests"
    COMPLAINTS = "complaints"
    UNRECORDED = "unrecorded"
    LOANS = "loans"
    SALES = "sales"
    LIBRARY = "library"
    OFFICERS = "officers"
    DESKS = "desks"
    PROFILE = "profile"
    ANNOUNCEMENTS = "announcements"
    INSTITUTIONS = "institutions"


@dataclass(frozen=True)
class OfficePlace:
    """A page beside the work page. `roles`: who may open it (`domain.roles.Role`; the services ask again).

    `model` and `view` are the classes behind it, as "module.Class" of this package: they are loaded while
    the officer works, not with the window. See `OfficeModel` and `OfficePage` for what they take.
    """

    title: str
    glyph: str
    roles: frozenset[str]
    model: str
    view: str


# Not the enumeration itself: it would load pydantic before the window's first frame.
_OVERSEES = frozenset({"supervisor", "head", "administrator"})
_ADMINISTERS = frozenset({"administrator"})
_HIRES = frozenset({"administrator", "supervisor"})
EVERYBODY = frozenset(
    {"administrator", "receptionist", "service_officer", "treasurer", "supervisor", "head"},
)

OFFICE = {
    Page.TODAY: OfficePlace(
        "Hari ini", "chart-bar", _OVERSEES, "today_model.TodayModel", "today_page.TodayPage"
    ),
    Page.LOANS: OfficePlace(
        "Kartu dan kunci", "key", EVERYBODY, "loans_model.LoansModel", "loans_page.LoansPage"
    ),
    Page.SEARCH: OfficePlace(
        "Cari kunjungan", "magnifying-glass", _OVERSEES, "search_model.SearchModel", "search_page.SearchPage"
    ),
    Page.SATISFACTION: OfficePlace(
        "Kepuasan",
        "smiley",
        _OVERSEES,
        "satisfaction_model.SatisfactionModel",
        "satisfaction_page.SatisfactionPage",
    ),
    Page.SALES: OfficePlace(
        "Penjualan",
        "receipt",
        frozenset({"service_officer", "treasurer", "supervisor"}),
        "sales_model.SalesModel",
        "sales_page.SalesPage",
    ),
    Page.OFFICERS: OfficePlace(
        "Petugas", "users", _HIRES, "officers_model.OfficersModel", "officers_page.OfficersPage"
    ),
    Page.DESKS: OfficePlace(
        "Loket", "desktop", _ADMINISTERS, "desks_model.DesksModel", "desks_page.DesksPage"
    ),
    Page.PROFILE: OfficePlace(
        "Standar pelayanan",
        "article",
        _ADMINISTERS,
        "profile_model.ProfileModel",
        "profile_page.ProfilePage",
    ),
    Page.ANNOUNCEMENTS: OfficePlace(
        "Pengumuman",
        "megaphone",
        _ADMINISTERS,
        "announcements_model.AnnouncementsModel",
        "announcements_page.AnnouncementsPage",
    ),
    Page.INSTITUTIONS: OfficePlace(
        "Instansi",
        "buildings",
        _ADMINISTERS,
        "institutions_model.InstitutionsModel",
        "institutions_page.InstitutionsPage",
    ),
    Page.REQUESTS: OfficePlace(
        "Permohonan", "folder-open", EVERYBODY, "requests_model.RequestsModel", "requests_page.RequestsPage"
    ),
    Page.COMPLAINTS: OfficePlace(
        "Pengaduan",
        "chat-teardrop-text",
        EVERYBODY,
        "complaints_model.ComplaintsModel",
        "complaints_page.ComplaintsPage",
    ),
    Page.UNRECORDED: OfficePlace(
        "Belum direkam",
        "clipboard-text",
        frozenset({"service_officer", "supervisor", "administrator"}),
        "unrecorded_model.UnrecordedModel",
        "unrecorded_page.UnrecordedPage",
    ),
    Page.LIBRARY: OfficePlace(
        "Perpustakaan",
        "books",
        frozenset({"service_officer", "receptionist", "supervisor", "administrator"}),
        "library_model.LibraryModel",
        "library_page.LibraryPage",
    ),
}
"""The pages beside the work page; they are offered in the order of `Page`."""


def offered_to(role: str) -> tuple[Page, ...]:
    """The pages an officer of this role may open, in order."""
    return tuple(page for page in Page if page in OFFICE and role in OFFICE[page].roles)
