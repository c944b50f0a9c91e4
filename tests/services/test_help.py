"""Calls for help from a kiosk to the counters."""

from __future__ import annotations

from contextlib import closing

import pytest

from pst_kiosk.services.help import About
from pst_kiosk.services.opening import open_changes
from tests.support.office import TestOffice, command


def stations_waiting(office: TestOffice) -> list[str]:
    return [call.station for call in office.services.help.waiting()]


def test_the_longest_waiting_call_comes_first_until_somebody_comes(kupang: TestOffice) -> None:
    first, second, officer = command(), command(), kupang.administrator.id
    kupang.services.help.ask(first, "kios-1")
    kupang.clock.forward(seconds=5)
    kupang.services.help.ask(second, "kios-2")
    assert stations_waiting(kupang) == ["kios-1", "kios-2"]
    assert kupang.services.help.waiting()[0].about is About.HELP
    kupang.services.help.come(first, officer)
    assert stations_waiting(kupang) == ["kios-2"]
    kupang.services.help.come(second, officer)
    assert stations_waiting(kupang) == []


def test_a_call_repeated_after_an_unclear_failure_is_one_call(kupang: TestOffice) -> None:
    asked = command()
    kupang.services.help.ask(asked, "kios-1")
    kupang.services.help.ask(asked, "kios-1")
    assert stations_waiting(kupang) == ["kios-1"]
    kupang.services.help.come(asked, kupang.administrator.id)
    kupang.services.help.ask(asked, "kios-1")
    assert stations_waiting(kupang) == []


def test_asking_again_while_nobody_came_is_the_same_call(kupang: TestOffice) -> None:
    first = command()
    kupang.services.help.ask(first, "kios-1")
    kupang.services.help.ask(command(), "kios-1")
    assert [call.id for call in kupang.services.help.waiting()] == [first]
    kupang.services.help.come(first, kupang.administrator.id)
    again = command()
    kupang.services.help.ask(again, "kios-1")
    assert [call.id for call in kupang.services.help.waiting()] == [again]


def test_what_no_counter_has_words_for_is_not_asked(kupang: TestOffice) -> None:
    with pytest.raises(ValueError, match="weather"):
        kupang.services.help.ask(command(), "kios-1", "weather")


def test_nobody_is_sent_to_yesterdays_visitor(kupang: TestOffice) -> None:
    kupang.services.help.ask(command(), "kios-1")
    kupang.clock.forward(days=1)
    assert stations_waiting(kupang) == []
    today = command()
    kupang.services.help.ask(today, "kios-1")
    assert [call.id for call in kupang.services.help.waiting()] == [today]


def test_the_officer_who_comes_first_stays_noted(kupang: TestOffice) -> None:
    asked, other = command(), kupang.another_station()
    kupang.services.help.ask(asked, "kios-1")
    kupang.services.help.come(asked, kupang.administrator.id)
    came = kupang.rows("SELECT came_at, officer_id FROM help_request")
    kupang.clock.forward(minutes=1)
    with closing(other):
        other.help.come(asked, kupang.administrator.id)
    assert kupang.rows("SELECT came_at, officer_id FROM help_request") == came


def test_the_counters_are_told_at_once(kupang: TestOffice) -> None:
    with closing(open_changes(kupang.url)) as changes:
        kupang.services.help.ask(command(), "kios-1")
        assert changes.wait(5)
