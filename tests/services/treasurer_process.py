"""A treasurer's program: it pays sales, one after another, until it is told to stop or killed.

    python -m tests.services.treasurer_process URL TREASURER SALE…

Each payment's command id and receipt number go to the output once the database has them.
"""

from __future__ import annotations

import sys

from pst_kiosk.domain.sale import Payment
from pst_kiosk.services.opening import open_services
from tests.support.office import TestClock, command


def main(url: str, treasurer: str, sales: list[str]) -> None:
    services = open_services(url, lambda year: {}, TestClock())
    print("ready", flush=True)
    sys.stdin.readline()
    for sale in sales:
        asked = command()
        print(f"asks {asked} {sale}", flush=True)
        receipt = services.sales.pay(asked, sale, treasurer, Payment.CASH)
        print(f"paid {asked} {receipt.number}", flush=True)
    services.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
