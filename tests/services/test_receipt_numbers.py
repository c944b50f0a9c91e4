"""The numbers of receipts have no gap and no double, whoever pays at once and whoever is killed meanwhile."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from pst_kiosk.domain.sale import Line, Payment, Status
from tests.services.test_sales import PUBLICATION, Shop
from tests.support.office import TestOffice, command

TREASURERS = 8
EACH = 4


class Treasurer:
    """A process of its own."""

    def __init__(self, office: TestOffice, officer: str, sales: list[str]) -> None:
        self.sales = sales
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.services.treasurer_process", office.url, officer, *sales],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.said: list[str] = []

    def listen(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        self.said.append(line)
        return line

    def go(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def finish(self) -> None:
        with self.process as process:
            assert process.stdout is not None
            self.said += [line.strip() for line in process.stdout]
            process.wait(60)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.finish()

    def close(self) -> None:
        """Whatever became of the test, nothing of it is left running."""
        if self.process.poll() is None:
            self.process.kill()
        with self.process:
            pass

    def told(self, what: str) -> dict[str, str]:
        """By command id: the sale it asked to pay, or the number it was given."""
        lines = (line.split() for line in self.said if line.startswith(what))
        return {line[1]: line[2] for line in lines if len(line) == 3}


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as opened:
        yield opened


@pytest.fixture
def shop(make_office: object) -> Shop:
    return Shop(make_office("kota-kupang"), leaves=0)  # type: ignore[operator]


def _billed(shop: Shop, many: int) -> list[str]:
    """Sales ready to be paid. Their invoices are numbered without a gap, too."""
    sales = [shop.billed(Line(PUBLICATION, 1)) for _ in range(many)]
    assert [sale.number for sale in sales] == [f"INV-{at:04d}/2026" for at in range(1, many + 1)]
    return [sale.id for sale in sales]


def test_eight_treasurers_at_once_of_whom_two_are_killed_leave_no_gap(shop: Shop, stack: ExitStack) -> None:
    shop.payments.open_book(command(), shop.treasurer, "KW-", 1, 10)
    shop.payments.open_book(command(), shop.treasurer, "KX-", 1, 100)
    ready = _billed(shop, TREASURERS * EACH)
    treasurers = [
        Treasurer(shop.office, shop.treasurer, ready[at * EACH : (at + 1) * EACH]) for at in range(TREASURERS)
    ]
    for one in treasurers:
        stack.enter_context(closing(one))
    for one in treasurers:
        assert one.listen() == "ready"
    for one in treasurers:
        one.go()
    for killed in treasurers[:2]:
        # In the middle: it has asked for its third payment and is not told its number yet.
        while sum(line.startswith("asks") for line in killed.said) < 3:
            killed.listen()
        killed.kill()
    for one in treasurers[2:]:
        one.finish()
        assert len(one.told("paid")) == EACH

    rows = shop.office.rows("SELECT number, command_id, sale_id FROM receipt ORDER BY number")
    by_command = {str(row[1]): str(row[0]) for row in rows}
    numbers = [str(row[0]) for row in rows]
    assert numbers == [*(f"KW-{at:06d}" for at in range(1, 11)), *_follow("KX-", len(numbers) - 10)]
    assert len({row[2] for row in rows}) == len(rows), "no sale is paid twice"
    for one in treasurers:
        for asked, number in one.told("paid").items():
            assert by_command[asked] == number, "what was told is what is stored"
    _pays_on_after_the_kill(shop, treasurers, by_command)


def _pays_on_after_the_kill(shop: Shop, treasurers: list[Treasurer], stored: dict[str, str]) -> None:
    """A killed treasurer sends his last command again: the number he has, or the next one."""
    for killed in treasurers[:2]:
        asked, sale = list(killed.told("asks").items())[-1]
        number = shop.payments.pay(asked, sale, shop.treasurer, Payment.CASH).number
        assert number == stored.get(asked, number)
        assert shop.sales.get(sale).status is Status.PAID
    numbers = sorted(str(row[0]) for row in shop.office.rows("SELECT number FROM receipt"))
    assert numbers == [*(f"KW-{at:06d}" for at in range(1, 11)), *_follow("KX-", len(numbers) - 10)]


def _follow(prefix: str, many: int) -> list[str]:
    return [f"{prefix}{at:06d}" for at in range(1, many + 1)]
