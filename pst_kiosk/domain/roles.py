"""The roles the standards name, and the one that keeps the system itself."""

from __future__ import annotations

from enum import StrEnum

from pst_kiosk.domain.profile_parts import Text


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    RECEPTIONIST = "receptionist"
    SERVICE_OFFICER = "service_officer"
    TREASURER = "treasurer"
    SUPERVISOR = "supervisor"
    HEAD = "head"


NAMES = {
    Role.ADMINISTRATOR: Text(id="Administrator", en="Administrator"),
    Role.RECEPTIONIST: Text(id="Resepsionis", en="Receptionist"),
    Role.SERVICE_OFFICER: Text(id="Petugas layanan", en="Service officer"),
    Role.TREASURER: Text(id="Bendahara", en="Treasurer"),
    Role.SUPERVISOR: Text(id="Penanggung jawab", en="Supervisor"),
    Role.HEAD: Text(id="Kepala", en="Head of office"),
}
