"""Announcements on the kiosk's first page."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from tests.support.office import TestOffice, command

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(days=1)


def publish(
    office: TestOffice,
    text: str,
    first: dt.date = TODAY,
    last: dt.date = TODAY,
    identity: str | None = None,
    english: str = "In English",
) -> str:
    identity = identity or command()
    office.services.announcements.publish(identity, office.administrator.id, text, english, first, last)
    return identity


def shown(office: TestOffice) -> list[str]:
    return [text.id for text in office.services.welcome().announcements]


def test_an_announcement_is_shown_from_its_first_day_to_its_last(kupang: TestOffice) -> None:
    publish(kupang, "Tutup pukul 12.00", TODAY + DAY, TODAY + 2 * DAY)
    seen = []
    for _ in range(4):
        seen.append(shown(kupang))
        kupang.clock.forward(days=1)
    assert seen == [[], ["Tutup pukul 12.00"], ["Tutup pukul 12.00"], []]
    assert [known.text.id for known in kupang.services.announcements.all()] == ["Tutup pukul 12.00"]


def test_both_languages_are_shown_the_newest_first(kupang: TestOffice) -> None:
    publish(kupang, "Pertama", english="First")
    kupang.clock.forward(minutes=1)
    publish(kupang, "Kedua  baris", english="Second")
    texts = kupang.services.welcome().announcements
    assert [(text["id"], text["en"]) for text in texts] == [("Kedua baris", "Second"), ("Pertama", "First")]


def test_publishing_again_corrects_it(kupang: TestOffice) -> None:
    identity = publish(kupang, "Tutup jam 12")
    publish(kupang, "Tutup pukul 12.00", identity=identity)
    assert shown(kupang) == ["Tutup pukul 12.00"]


def test_what_is_withdrawn_is_gone_and_both_are_in_the_audit(kupang: TestOffice) -> None:
    identity = publish(kupang, "Tutup pukul 12.00")
    kupang.services.announcements.withdraw(identity, kupang.administrator.id)
    kupang.services.announcements.withdraw(identity, kupang.administrator.id)
    assert shown(kupang) == []
    audit = kupang.rows(f"SELECT action FROM audit_log WHERE subject = '{identity}' ORDER BY action")
    assert audit == [("publish_announcement",), ("withdraw_announcement",)]


@pytest.mark.parametrize(
    ("indonesian", "english", "first", "last", "code"),
    [
        ("", "Closed", TODAY, TODAY, "announcement text"),
        ("Tutup", "  ", TODAY, TODAY, "announcement text"),
        ("T" * 201, "Closed", TODAY, TODAY, "announcement text"),
        ("Tutup", "Closed", TODAY + DAY, TODAY, "announcement days"),
        ("Tutup", "Closed", TODAY - DAY, TODAY - DAY, "announcement days"),
    ],
)
def test_what_nobody_could_read_is_refused(
    kupang: TestOffice, indonesian: str, english: str, first: dt.date, last: dt.date, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        publish(kupang, indonesian, first, last, english=english)
    assert kupang.services.announcements.all() == ()


def test_only_an_administrator_speaks_for_the_office(kupang: TestOffice) -> None:
    officer, identity = command(), publish(kupang, "Tutup pukul 12.00")
    kupang.services.accounts.add(kupang.administrator.id, officer, "Rina Sabuna", Role.HEAD)
    with pytest.raises(Refused, match="not administrator"):
        kupang.services.announcements.publish(command(), officer, "Buka", "Open", TODAY, TODAY)
    with pytest.raises(Refused, match="not administrator"):
        kupang.services.announcements.withdraw(identity, officer)
    assert shown(kupang) == ["Tutup pukul 12.00"]
