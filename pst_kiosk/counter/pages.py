"""The pages of the counter's window."""

from enum import StrEnum


class Page(StrEnum):
    SIGN_IN = "sign_in"
    WORK = "work"
    OFFICERS = "officers"
    ANNOUNCEMENTS = "announcements"
    INSTITUTIONS = "institutions"


OFFICE = {
    Page.OFFICERS: "Petugas",
    Page.ANNOUNCEMENTS: "Pengumuman",
    Page.INSTITUTIONS: "Instansi",
}
"""The administrator's pages with their titles, in the order offered."""
