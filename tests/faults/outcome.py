"""What a soak came to: how long windows stood still, when they went on, and what became of each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pst_kiosk.services.opening import Services
from tests.faults.traffic import Station

BLOCK_LIMIT_MS = 50.0
"""Beyond what the machine holds up a program that does nothing."""
RETURN_LIMIT_S = 5.0


class Witness(Protocol):
    """A screen, and what it said."""

    name: str

    def all(self, key: str) -> list[dict[str, Any]]: ...


@dataclass
class Fault:
    kind: str
    began: float
    ended: float


def tell(
    faults: list[Fault], screens: Sequence[Witness], stations: list[Station], services: Services
) -> bool:
    """Print what was measured; whether everything promised was kept."""
    kinds: dict[str, int] = {}
    for fault in faults:
        kinds[fault.kind] = kinds.get(fault.kind, 0) + 1
    print("\nfaults: " + ", ".join(f"{count} x {kind}" for kind, count in sorted(kinds.items())))
    kept = True
    print(f"\n{'screen':10}{'longest block':>24}{'':8}{'goes on after the return':>40}{'':6}{'taps':>8}")
    print(f"{'':10}{'in a fault':>14}{'else':>14}{'shows':>18}{'delivers':>12}{'hears':>12}{'answered':>16}")
    idle = next(screen for screen in screens if screen.name == "nothing")
    machine = max((line["block"] for line in idle.all("block")), default=0.0)
    for screen in screens:
        blocks = [(line["at"], line["block"]) for line in screen.all("block")]
        during = max((ms for at, ms in blocks if _in_fault(faults, at)), default=0.0)
        other = max(
            (ms for at, ms in blocks if not _in_fault(faults, at) and at > faults[0].began), default=0.0
        )
        delays = [_delays(faults, screen, key) for key in ("back", "delivered", "restored")]
        worst = [max(found, default=0.0) for found in delays]
        taps = [line["answered"] for line in screen.all("answered")]
        shown = "".join(f"{seconds:10.1f} s" for seconds in worst)
        print(f"{screen.name:10}{during:11.0f} ms{other:11.0f} ms{'':6}{shown}{sum(taps):10}/{len(taps)}")
        kept &= during <= BLOCK_LIMIT_MS + machine and max(worst) <= RETURN_LIMIT_S and all(taps)
    return kept & _count(screens, stations, services)


def _in_fault(faults: list[Fault], at: float) -> bool:
    return any(fault.began <= at <= fault.ended for fault in faults)


def _delays(faults: list[Fault], screen: Witness, key: str) -> list[float]:
    """Seconds from the end of a fault until the screen says that it goes on; 0 where that came before."""
    found = []
    for line in screen.all(key):
        before = [fault for fault in faults if fault.began <= line["at"]]
        if before:
            found.append(max(0.0, line["at"] - before[-1].ended))
    return found


def _count(screens: Sequence[Witness], stations: list[Station], services: Services) -> bool:
    """The numbers asked for, given, lost and doubled, and who was called by two."""
    kiosk = screens[0]
    given = [line["number"] for line in kiosk.all("number")]
    asked = len(kiosk.all("asked")) + sum(len(station.asked) for station in stations)
    for station in stations:
        given += station.given
    with services.database.read() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM ticket").fetchall()
        twice = connection.exec_driver_sql(
            "SELECT count(*) FROM (SELECT ticket_id, seq FROM ticket_event WHERE event = 'called') c"
            " JOIN (SELECT ticket_id, seq FROM ticket_event WHERE event = 'called') d"
            " ON c.ticket_id = d.ticket_id AND c.seq < d.seq AND NOT EXISTS (SELECT 1 FROM ticket_event e"
            " WHERE e.ticket_id = c.ticket_id AND e.event = 'joined' AND e.seq > c.seq AND e.seq < d.seq)"
        ).scalar_one()
    kept = [row[0] for row in rows]
    lost = sorted(set(given) - set(kept))
    doubled = sorted(
        {number for number in given if given.count(number) > 1} | {n for n in kept if kept.count(n) > 1}
    )
    unasked = len(kept) - asked
    repeated = sum(station.repeated for station in stations)
    print(
        f"\nnumbers: {asked} asked for, {len(given)} given, {len(kept)} in the database; {len(lost)} lost,"
        f" {len(doubled)} doubled, {max(0, unasked)} nobody asked for; {repeated} commands repeated"
    )
    for number in (*lost, *doubled):
        print(f"  {number}")
    print(f"tickets called by two commands: {twice}")
    return not lost and not doubled and unasked <= 0 and asked - len(given) <= 1 and twice == 0
