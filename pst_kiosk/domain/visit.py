"""Where a visit stands: from a service's steps and what the log says of a ticket, to what comes next.

The stages say which queue and desk; this says which step of the standard, who acts, which limits run, what
may be left out or done again, and when the visit is over for the visitor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.procedure import Stage, stage, stages
from pst_kiosk.domain.steps import Kind, Limit, Rule, Step
from pst_kiosk.domain.ticket import Event


@dataclass(frozen=True)
class Standing:
    """`step` is what comes next, None when nothing of the visit is left to do; it says who acts, where, and
    when it may be left out."""

    step: Step | None
    stage: Stage | None
    """The stage the visitor waits for or is served in; None before the number and after the last desk."""
    served: bool
    """Whether the visitor is being served in that stage; False while waiting for it."""
    over: bool
    """The visitor has passed the last desk: only what needs no desk is left."""
    limits: tuple[Limit, ...]
    """The limits that run: on waiting while the visitor waits, on its length during a step."""
    back_to: Step | None
    """Where a correction loop may lead from here instead of on."""
    left: tuple[Step, ...]
    """Everything of the visit still to come, `step` first; the request's own steps are not among it."""


def standing(
    service: Service, ticket: str, history: Sequence[Happening], ticked: Collection[str] = ()
) -> Standing:
    """Where the visit of one ticket stands.

    `history` holds the log's lines of its visit in order, `ticked` the keys of steps an officer has ticked
    or left out within a stage (the log knows stages, not steps). A step that leads back is ticked again
    when its loop is done.
    """
    log = _Log(service)
    taken_back = {line.undoes for line in history}
    commands = {line.command for line in history if line.seq in taken_back}
    for line in history:
        if (line.command not in commands and line.ticket in (None, ticket)) or line.event is Event.GUEST_BOOK:
            log.apply(line)
    left = tuple(step for step in service.steps if not step.request and not log.done(step, ticked))
    step = left[0] if left else None
    here = log.stage
    waiting = here is not None and not log.serving
    limits: tuple[Limit, ...] = ()
    if waiting and here is not None:
        limits = here.wait_limits
    elif step is not None:
        limits = tuple(limit for limit in step.limits if limit.rule is Rule.DURATION)
    back = next((s for s in service.steps if step is not None and s.key == step.back_to), None)
    return Standing(step, here, log.serving, log.over, limits, back, left)


def ticked(service: Service, ticks: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The steps that are ticked now. `ticks`: in order, a step and whether it was gone back to: then it and
    those after it are to be done again."""
    keys = [step.key for step in service.steps]
    done: set[str] = set()
    for key, back in ticks:
        if back and key in keys:
            done.difference_update(keys[keys.index(key) :])
        elif not back:
            done.add(key)
    return frozenset(done)


class _Log:
    """What the log tells of one ticket, as far as the steps need it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._stages = stages(service)
        self._of_stage = {step.key: part for part in self._stages for step in part.steps}
        self._passed: set[str] = set()
        self._joined = False
        self._signed = False
        self.stage: Stage | None = None
        self.serving = False
        self.over = False

    def apply(self, line: Happening) -> None:
        match line.event:
            case Event.GUEST_BOOK:
                self._signed = True
            case Event.JOINED if line.queue is not None and line.queue[0] == self._service.key:
                self._joined, self.serving, self.over = True, False, False
                self.stage = stage(self._service, line.queue[1])
                # What the ticket passes by (a second guest book) is done as well as what it was served in.
                self._passed.update(s.key for s in self._stages[: self._stages.index(self.stage)])
            case Event.SERVING | Event.RESUMED:
                self.serving = True
            case Event.FINISHED if self.stage is not None:
                self._passed.add(self.stage.key)
                self.serving = False
                self.over, self.stage = self.stage == self._stages[-1], None
            case Event.NO_SHOW | Event.CANCELLED:
                self.stage, self.serving, self.over = None, False, True

    def done(self, step: Step, ticked: Collection[str]) -> bool:
        if step.key in ticked:
            return True
        part = self._of_stage.get(step.key)
        if part is not None:
            if part.key in self._passed:
                return True
            return step.kind is Kind.GUEST_BOOK and self._signed and self.serving and part == self.stage
        if step.kind is Kind.GUEST_BOOK:
            return self._signed
        return self._joined and self._before_desk(step)

    def _before_desk(self, step: Step) -> bool:
        """A step without a stage (number, wait, card, survey) is done once a later stage is reached: by
        joining it, or for a wait by being served there."""
        position = self._service.steps.index(step)
        later = next(
            (self._of_stage[s.key] for s in self._service.steps[position:] if s.key in self._of_stage), None
        )
        if later is None:
            return False
        if later.key in self._passed:
            return True
        if later != self.stage:
            return False
        return self.serving or step.kind is not Kind.WAIT
