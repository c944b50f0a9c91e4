"""Announcements: short notices of the office on the kiosk's first page and on the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from pst_kiosk.db import announcements, officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.announcement import LONGEST
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.services.roles import check_administrator
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Announcement:
    """Shown from its first day to its last, both included."""

    id: str
    text: Text
    first: dt.date
    last: dt.date


class Announcements:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def today(self) -> dt.date:
        """The office's date: no announcement ends before it."""
        with self._unit.database.read() as connection:
            return self._unit.today(connection)

    def all(self) -> tuple[Announcement, ...]:
        """Coming, present and past ones, those that end last first."""
        with self._unit.database.read() as connection:
            rows = announcements.of_office(connection, self._unit.office)
        return tuple(
            Announcement(row.id, Text(id=row.text_id, en=row.text_en), row.first_day, row.last_day)
            for row in rows
        )

    def publish(
        self,
        announcement_id: str,
        officer_id: str,
        text_id: str,
        text_en: str,
        first: dt.date,
        last: dt.date,
    ) -> None:
        """An administrator publishes an announcement, or puts a corrected one in its place.

        Raises `Refused` `not_administrator`; `announcement_text` unless both texts have 1 to `LONGEST`
        letters; `announcement_days` where it would end before it begins, or has ended already.
        """
        indonesian, english = plain_line(text_id), plain_line(text_en)
        if not all(0 < len(text) <= LONGEST for text in (indonesian, english)):
            raise Refused("announcement_text", most=LONGEST)

        def work(connection: Connection) -> None:
            check_administrator(connection, officer_id)
            at = self._unit.now(connection)
            if last < max(first, self._unit.today(connection)):
                raise Refused("announcement_days")
            announcements.publish(
                connection,
                self._unit.office,
                announcement_id,
                text_id=indonesian,
                text_en=english,
                first_day=first,
                last_day=last,
                published_at=at,
                published_by=officer_id,
            )
            officers.audit(
                connection, self._unit.office, at, officer_id, "publish_announcement", announcement_id
            )

        self._unit.database.write(work)

    def withdraw(self, announcement_id: str, officer_id: str) -> None:
        """An administrator takes an announcement away; again, it changes nothing.

        Raises `Refused` `not_administrator`.
        """

        def work(connection: Connection) -> None:
            check_administrator(connection, officer_id)
            if announcements.withdraw(connection, self._unit.office, announcement_id):
                at = self._unit.now(connection)
                officers.audit(
                    connection, self._unit.office, at, officer_id, "withdraw_announcement", announcement_id
                )

        self._unit.database.write(work)


def ask_shown_on(connection: Connection, unit: OfficeUnit, day: dt.date) -> Callable[[], tuple[Text, ...]]:
    """What kiosk and board show on `day`, the newest first; asked along with the next statement."""
    asked = announcements.ask_on_day(connection, unit.office, day)
    return lambda: tuple(Text(id=row.text_id, en=row.text_en) for row in asked())
