"""Whether the steps of a service make a visit that begins, goes on and ends."""

from __future__ import annotations

from pst_kiosk.domain.steps import PLACES, WAITED_FOR, Kind, Rule, Step

_GIVEN_BACK = {Kind.ID_CARD_IN: Kind.ID_CARD_OUT, Kind.LOCKER_IN: Kind.LOCKER_OUT}


def check_order(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps themselves. Raises ValueError that names the step and what is expected of it."""
    _a_whole_visit(steps)
    _requests_come_last(steps)
    _what_is_taken_is_given_back(steps)
    for position, step in enumerate(steps):
        _step_fits(step, steps[:position], steps[position + 1 :])
    return steps


def _a_whole_visit(steps: tuple[Step, ...]) -> None:
    keys = [step.key for step in steps]
    if repeated := {key for key in keys if keys.count(key) > 1}:
        raise ValueError(f"step keys must differ within a service, repeated: {sorted(repeated)}")
    kinds = [step.kind for step in steps]
    if not any(step.at_desk and step.kind in WAITED_FOR for step in steps):
        raise ValueError("at least one step must be served at a desk, else the visit can never end")
    if kinds.count(Kind.TAKE_NUMBER) > 1:
        raise ValueError("a visit takes one number: only one take_number step is allowed")
    if Kind.GUEST_BOOK not in kinds:
        raise ValueError("a guest_book step is expected: every standard asks for it")


def _requests_come_last(steps: tuple[Step, ...]) -> None:
    left = False
    for step in steps:
        if left and not step.request:
            raise ValueError(f"step {step.key}: the visitor has left, so request = true is expected")
        left = left or step.request


def _what_is_taken_is_given_back(steps: tuple[Step, ...]) -> None:
    order = [step.kind for step in steps]
    for taken, given in _GIVEN_BACK.items():
        if order.count(taken) != order.count(given) or order.count(taken) > 1:
            raise ValueError(f"one {taken} step and one {given} step are expected, or none of both")
        if taken in order and order.index(given) < order.index(taken):
            raise ValueError(f"{given} must come after {taken}")


def _step_fits(step: Step, before: tuple[Step, ...], after: tuple[Step, ...]) -> None:
    allowed = PLACES.get(step.kind)
    if allowed is not None and step.place not in allowed and not step.request:
        raise ValueError(f"step {step.key}: a {step.kind} step takes place at {sorted(allowed)}")
    begins = step.at_desk and not (before and before[-1].at_desk and before[-1].place is step.place)
    if not begins and any(limit.rule is not Rule.DURATION for limit in step.limits):
        raise ValueError(f"step {step.key}: a limit on waiting stands on the first step at a desk")
    rules = [limit.rule for limit in step.limits]
    if len(set(rules)) < len(rules):
        raise ValueError(f"step {step.key}: each rule stands once, found {sorted(rules)}")
    if step.kind is Kind.WAIT and not any(later.at_desk for later in after):
        raise ValueError(f"step {step.key}: nothing follows to wait for, so the visit can never end")
    if step.back_to is None:
        return
    target = next((earlier for earlier in before if earlier.key == step.back_to), None)
    if target is None:
        raise ValueError(
            f"step {step.key}: back_to {step.back_to} must be an earlier step, else the visit can never end"
        )
    if step.request and not target.request:
        raise ValueError(
            f"step {step.key}: back_to {step.back_to} is a step of the visit, which is over by then"
        )
