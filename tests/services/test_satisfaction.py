"""The satisfaction figures of an office, on both engines: right, and nobody's own."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from fractions import Fraction
from statistics import mean

import pytest
from sqlalchemy import delete, insert

from pst_kiosk.db import satisfaction_tally
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.tables import rating_tally, survey_tally
from pst_kiosk.domain import period
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.satisfaction_figures import Figure, Satisfaction
from pst_kiosk.domain.survey import Element
from pst_kiosk.services.matters import Trace, TraceKind
from tests.support.office import GUEST, MORNING, TestOffice, command
from tests.support.surveys import Rated, plain_index, store

NOVEMBER = period.as_typed("2026-11")
SERVICES = ("perpustakaan", "konsultasi", "penjualan", "rekomendasi")
THREES = dict.fromkeys(Element, 3)


def report(office: TestOffice, of: period.Period = NOVEMBER) -> Satisfaction:
    return office.services.satisfaction.report(office.administrator.id, of)


def an_hour(month: int, day: int, hour: int) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, 30, tzinfo=dt.UTC)


def shown(figures: tuple[Figure, ...]) -> dict[str, tuple[int, bool]]:
    """Respondents by group, and whether its figures are told."""
    return {each.key: (each.respondents, each.index is not None) for each in figures if each.respondents}


def test_every_figure_agrees_with_a_plain_recomputation(kupang: TestOffice) -> None:
    chance = random.Random(3)
    visitors = [
        Rated(
            chance.choice(SERVICES[:3]),
            {e: chance.randint(1, 4) for e in Element if chance.random() < 0.8} or {Element.TIME: 2},
            chance.choice((None, 1, 2, 3, 4)),
            sex=chance.choice((1, 2)),
            # From October to December, at the edges of the office's days too.
            at=an_hour(chance.choice((10, 11)), chance.randint(1, 30), chance.choice((0, 15, 16))),
        )
        for _ in range(120)
    ]
    store(kupang, *visitors)
    kupang.clock.now = dt.datetime(2026, 12, 20, 3, tzinfo=dt.UTC)
    zone = kupang.services.office.tz
    of_november = [v for v in visitors if f"{v.at.astimezone(zone):%Y-%m}" == "2026-11"]
    found = report(kupang)
    assert found.office.respondents == len(of_november)
    assert found.office.index is not None
    assert found.office.index.exact == plain_index(kupang, "2026-11")
    for figure in found.services[:3]:
        assert figure.index is not None
        assert figure.index.exact == plain_index(kupang, "2026-11", figure.key)
        assert figure.served == sum(v.service == figure.key for v in of_november)
    for figure in found.groups["sex"]:
        assert figure.index is not None
        answers = [(e, s) for v in of_november if v.sex == int(figure.key) for e, s in v.answers.items()]
        means = [mean(Fraction(s) for e, s in answers if e is element) for element in Element]
        assert figure.index.exact == sum(means) / 9 * 25
    counts = Counter(v.score for v in of_november)
    assert found.asked == len(of_november)
    assert found.faces.counts == {score: counts[score] for score in (1, 2, 3, 4)}
    year = report(kupang, period.as_typed("2026"))
    assert [m.respondents for m in year.months][9:12] == [
        sum(f"{v.at.astimezone(zone):%Y-%m}" == f"2026-{m}" for v in visitors) for m in (10, 11, 12)
    ]
    again = kupang.services.satisfaction.index(kupang.administrator.id, NOVEMBER, "konsultasi")
    assert again == found.of("konsultasi")


def test_the_sums_of_each_day_are_those_of_all_days_at_once(kupang: TestOffice) -> None:
    chance = random.Random(4)
    visitors = (
        Rated(
            chance.choice(SERVICES),
            {element: chance.randint(1, 4) for element in Element if chance.random() < 0.7},
            chance.choice((None, 1, 2, 3, 4)),
            sex=chance.choice((None, 1, 2)),
            birth_year=chance.choice((None, 1950, 1990, 2012)),
            job=chance.randint(1, 7),
            # Around midnight in Kupang.
            at=an_hour(11, chance.randint(1, 4), chance.randint(14, 18)),
        )
        for _ in range(40)
    )
    store(kupang, *visitors)
    tables = ("survey_tally", "rating_tally")

    def sums() -> list[set[tuple[object, ...]]]:
        return [set(kupang.rows(f"SELECT * FROM {table}")) for table in tables]

    by_day = sums()

    def again(connection: Connection) -> None:
        for table in (survey_tally, rating_tally):
            connection.execute(delete(table))
        satisfaction_tally.sum_up_all(connection)

    kupang.services.database.write(again)
    assert sums() == by_day
    assert all(by_day)


def test_a_small_group_is_kept_back_with_the_next_so_that_no_subtraction_finds_it(kupang: TestOffice) -> None:
    many = {"perpustakaan": 9, "konsultasi": 12, "penjualan": 6, "rekomendasi": 4}
    store(kupang, *(Rated(service, THREES, 3) for service, n in many.items() for _ in range(n)))
    found = report(kupang)
    assert found.office.respondents == 31
    assert found.office.index is not None
    assert shown(found.services) == {
        "perpustakaan": (9, True),
        "konsultasi": (12, True),
        "penjualan": (6, False),
        "rekomendasi": (4, False),
    }
    assert [(each.key, each.rated, each.counts is not None) for each in found.faces_by_service] == [
        ("konsultasi", 12, True),
        ("penjualan", 6, False),
        ("perpustakaan", 9, True),
        ("rekomendasi", 4, False),
    ]


def test_whatever_the_groups_none_that_is_kept_back_is_found_by_subtraction(kupang: TestOffice) -> None:
    chance = random.Random(5)
    cases = [
        (
            dt.date(2001 + at // 12, at % 12 + 1, 1),
            [chance.randint(1, 12) for _ in range(chance.randint(1, 6))],
        )
        for at in range(80)
    ]
    points = {f"{e}_{part}": 0 for e in Element for part in ("answers", "points")}

    def write(connection: Connection) -> None:
        for month, sizes in cases:
            for code, size in enumerate(sizes, start=1):
                told = {"office_code": "5371", "kind": "job", "day": month, "service": "konsultasi"}
                row = insert(survey_tally).values(**told, code=code, respondents=size, **points)
                connection.execute(row)

    kupang.services.database.write(write)
    for month, sizes in cases:
        groups = report(kupang, period.month(month)).groups["job"]
        kept_back = [each.respondents for each in groups if each.kept_back]
        assert sorted(each.respondents for each in groups) == sorted(sizes)
        assert all(each.kept_back for each in groups if each.respondents < 5)
        if kept_back and len(kept_back) < len(groups):
            assert len(kept_back) > 1
            assert sum(kept_back) >= 5
        # No more is kept back than has to be.
        too_small = [size for size in sizes if size < 5]
        assert len(kept_back) <= len(too_small) + 1
        if not too_small or (len(too_small) > 1 and sum(too_small) >= 5):
            assert len(kept_back) == len(too_small)


def test_two_small_groups_that_are_large_enough_together_hide_no_third(kupang: TestOffice) -> None:
    store(
        kupang,
        *(Rated("konsultasi", THREES, job=job) for job, n in {1: 8, 2: 3, 3: 2}.items() for _ in range(n)),
    )
    assert shown(report(kupang).groups["job"]) == {"1": (8, True), "2": (3, False), "3": (2, False)}


def test_who_did_not_say_is_a_group_too(kupang: TestOffice) -> None:
    told = [Rated("konsultasi", THREES, sex=1, birth_year=2000, education=3) for _ in range(7)]
    older = [Rated("konsultasi", THREES, sex=2, birth_year=1960, education=3) for _ in range(5)]
    store(kupang, *told, *older, *(Rated("konsultasi", THREES) for _ in range(5)))
    groups = report(kupang).groups
    assert shown(groups["sex"]) == {"0": (5, True), "1": (7, True), "2": (5, True)}
    # 26 to 34 and over 65, this year.
    assert shown(groups["age"]) == {"0": (5, True), "3": (7, True), "7": (5, True)}
    assert shown(groups["education"]) == {"0": (5, True), "3": (12, True)}


def test_fewer_than_five_say_nothing_at_all(kupang: TestOffice) -> None:
    store(kupang, *(Rated("konsultasi", THREES, 4, "Baik sekali") for _ in range(4)))
    found = report(kupang)
    assert found.office.respondents == 4
    assert found.office.kept_back
    assert found.faces.counts is None
    assert found.comments == ()


def test_a_day_counts_when_its_week_or_its_month_is_over(kupang: TestOffice) -> None:
    """Who looks before and after a visitor, or every day, would see what he answered."""
    store(kupang, *(Rated("konsultasi", THREES, 3, "Terima kasih") for _ in range(6)))
    store(kupang, Rated("konsultasi", dict.fromkeys(Element, 1), 1, "Lama", at=MORNING))
    for days in (0, 1, 3):  # to the Sunday of that week
        kupang.clock.forward(days=days)
        found = report(kupang)
        assert (found.office.respondents, found.through) == (6, dt.date(2026, 11, 15))
        assert (found.faces.rated, set(found.comments)) == (6, {"Terima kasih"})
    kupang.clock.forward(days=1)
    assert (report(kupang).office.respondents, report(kupang).through) == (7, dt.date(2026, 11, 22))
    store(kupang, Rated("konsultasi", THREES, 3, at=MORNING + dt.timedelta(days=12)))
    kupang.clock.forward(days=9)  # a Tuesday, the first of December
    assert report(kupang).office.respondents == 8, "a month is reported as soon as it is over"
    kupang.clock.now = MORNING
    at_the_database = kupang.services.satisfaction.report_of_today_too(NOVEMBER)
    assert (at_the_database.office.respondents, at_the_database.through) == (7, dt.date(2026, 11, 18))


def test_comments_come_without_an_order(kupang: TestOffice) -> None:
    said = [f"Komentar {n}" for n in range(30)]
    store(kupang, *(Rated("konsultasi", score=3, comment=text) for text in said))
    first, second = report(kupang).comments, report(kupang).comments
    assert sorted(first) == sorted(second) == sorted(said)
    assert list(first) != said


def test_who_is_forgotten_takes_his_words_along_and_leaves_his_score(kupang: TestOffice) -> None:
    store(kupang, *(Rated("konsultasi", THREES, 3, f"Saya Siti Rahma {n}") for n in range(6)))
    (visit_id,) = kupang.rows("SELECT visit_id FROM ticket LIMIT 1")[0]
    kupang.services.personal_data.erase(kupang.administrator.id, Trace(TraceKind.VISIT, str(visit_id)))
    found = report(kupang)
    assert len(found.comments) == 5
    assert (found.faces.rated, found.office.respondents) == (6, 6)


def test_a_changed_answer_and_a_changed_rating_change_the_sums(bengkulu: TestOffice) -> None:
    store(bengkulu, *(Rated("konsultasi", dict.fromkeys(Element, 4), 4) for _ in range(5)))
    session = bengkulu.open_desk("meja-1")
    ticket = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST).id
    bengkulu.services.calling.call_next(command(), session)
    bengkulu.services.calling.arrived(command(), session)
    bengkulu.services.calling.finish(command(), session)
    feedback = bengkulu.services.feedback
    feedback.rate(command(), ticket, 1)
    feedback.rate(command(), ticket, 4)
    feedback.answer_survey(ticket, {Element.TIME: 1})
    feedback.answer_survey(ticket, dict.fromkeys(Element, 4))
    bengkulu.clock.forward(days=7)
    found = report(bengkulu)
    assert found.faces.counts == {1: 0, 2: 0, 3: 0, 4: 6}
    assert found.office.index is not None
    assert (found.office.respondents, str(found.office.index.value)) == (6, "100.00")


def test_a_figure_of_few_of_many_is_marked(kupang: TestOffice) -> None:
    store(
        kupang, *(Rated("konsultasi", THREES) for _ in range(40)), *(Rated("konsultasi") for _ in range(60))
    )
    figure = report(kupang).office
    assert (figure.respondents, figure.served, figure.needed, figure.representative) == (40, 100, 80, False)


def test_who_serves_visitors_is_not_told(kupang: TestOffice) -> None:
    found = kupang.services.satisfaction
    for role in (Role.SERVICE_OFFICER, Role.RECEPTIONIST, Role.TREASURER):
        officer = command()
        kupang.services.accounts.add(kupang.administrator.id, officer, f"Petugas {role}", role)
        for ask in (found.report, found.index, found.note_export):
            with pytest.raises(Refused, match="not your role"):
                ask(officer, NOVEMBER)
