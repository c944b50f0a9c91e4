"""What a service day came to: how long visitors waited, and which promises were kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from pst_kiosk.domain import procedure
from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.promise import Outcome, Promise
from pst_kiosk.domain.ticket import Event

LEAVING = {Event.HELD, Event.NO_SHOW, Event.CANCELLED, Event.TRANSFERRED}


@dataclass(frozen=True)
class Stay:
    ticket: str
    queue: Queue
    joined: dt.datetime
    served: dt.datetime | None
    """None where the visitor left unserved."""

    @property
    def seconds(self) -> float | None:
        return None if self.served is None else (self.served - self.joined).total_seconds()


def summary(
    office: Office,
    day: dt.date,
    log: list[dict[str, Any]],
    promises: Iterable[Promise],
    estimates: Mapping[str, Estimate | None],
) -> dict[str, Any]:
    """The contract's summary of a day whose tickets are all closed."""
    stays = list(_stays(log))
    by_queue: dict[Queue, list[Promise]] = {queue: [] for queue in procedure.queues(office)}
    for promise in promises:
        by_queue[promise.queue].append(promise)
    numbers = {line["ticket"]: line["number"] for line in log if line["ticket"]}
    return {
        "office": office.code,
        "service_day": day.isoformat(),
        "visits": len({line["visit"] for line in log if line["visit"]}),
        "forecast_error_s": _forecast_error(stays, estimates),
        "queues": [_queue(office, queue, stays, found) for queue, found in by_queue.items()],
        "breaches": [
            _breach(promise, numbers)
            for found in by_queue.values()
            for promise in found
            if promise.outcome is Outcome.BROKEN
        ],
    }


def _stays(log: list[dict[str, Any]]) -> Iterator[Stay]:
    """Every stay in a queue, from the log alone."""
    waiting: dict[str, tuple[Queue, dt.datetime]] = {}
    for line in log:
        ticket, event, at = line["ticket"], line["event"], dt.datetime.fromisoformat(line["at"])
        if event == Event.JOINED:
            waiting[ticket] = ((line["service"], line["step"]), at)
        elif event == Event.SERVING and ticket in waiting:
            yield Stay(ticket, *waiting.pop(ticket), at)
        elif event in LEAVING and ticket in waiting:
            yield Stay(ticket, *waiting.pop(ticket), None)


def _queue(office: Office, queue: Queue, stays: list[Stay], promises: list[Promise]) -> dict[str, Any]:
    here = [stay for stay in stays if stay.queue == queue]
    waits = [stay.seconds for stay in here if stay.seconds is not None]
    counted = [promise for promise in promises if promise.outcome is not Outcome.VOID]
    limits = procedure.stage(office.service(queue[0]), queue[1]).wait_limits
    return {
        "service": queue[0],
        "step": queue[1],
        "visitors": len(here),
        "wait_median_s": round(median(waits), 3) if waits else None,
        "wait_p90_s": round(_p90(waits), 3) if waits else None,
        "rules": [
            {
                "rule": rule.value,
                "promises": sum(promise.rule is rule for promise in counted),
                "kept": sum(promise.rule is rule and promise.outcome is Outcome.KEPT for promise in counted),
            }
            for rule in (limit.rule for limit in limits)
        ],
    }


def _p90(values: list[float]) -> float:
    return values[0] if len(values) == 1 else quantiles(values, n=10, method="inclusive")[8]


def _breach(promise: Promise, numbers: Mapping[str, str | None]) -> dict[str, Any]:
    def when(moment: dt.datetime | None) -> str | None:
        return None if moment is None else moment.isoformat()

    return {
        "ticket": promise.ticket,
        "number": numbers[promise.ticket],
        "service": promise.queue[0],
        "step": promise.queue[1],
        "rule": promise.rule.value,
        "started_at": when(promise.started_at),
        "deadline": when(promise.deadline),
        "served_at": when(promise.served_at),
        "cause": promise.cause and promise.cause.value,
    }


def _forecast_error(stays: list[Stay], estimates: Mapping[str, Estimate | None]) -> float | None:
    """The median difference in seconds between the wait a visitor was told with the number (the middle of
    the range, nothing where the desk was free) and the wait that came; None where nobody was served."""
    first: dict[str, Stay] = {}
    for stay in stays:
        first.setdefault(stay.ticket, stay)
    errors = []
    for ticket, told in estimates.items():
        waited = first[ticket].seconds if ticket in first else None
        if waited is not None:
            errors.append(abs(waited - (told.middle.total_seconds() if told else 0.0)))
    return round(median(errors), 3) if errors else None
