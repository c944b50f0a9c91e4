"""A treasurer's program: it pays sales, one after another, until it is told to stop or killed.

    python -m tests.services.treasurer_process URL TREASURER SALE…

Each payment's command id and receipt number go to the output once the database has them.
"""

from __future__ import annotations

import sys

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.sale import Payment
from pst_kiosk.services.opening import Services, open_services
from tests.support.office import TestClock, command


def main(url: str, treasurer: str, sales: list[str]) -> None:
    services = open_services(url, lambda year: {}, TestClock())
    print("ready", flush=True)
    sys.stdin.readline()
    for sale in sales:
        asked = command()
        print(f"asks {asked} {sale}", flush=True)
        print(f"paid {asked} {_pay(services, asked, sale, treasurer)}", flush=True)
    services.close()


def _pay(services: Services, asked: str, sale: str, treasurer: str) -> str:
    """The receipt's number. What a busy machine does not let through is sent again, as a counter does."""
    while True:
        try:
            return services.payments.pay(asked, sale, treasurer, Payment.CASH).number
        except EnvironmentFault as fault:
            if fault.code != "database_busy":
                raise


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
