"""The steps of the stage a visitor is at, as the officer ticks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.steps import Step
    from pst_kiosk.services.desk_view import Present

_ACTORS = {
    "visitor": "pengunjung",
    "receptionist": "resepsionis",
    "service_officer": "petugas layanan",
    "treasurer": "bendahara",
    "head": "kepala",
}


@dataclass(frozen=True)
class CheckStep:
    key: str
    text: str
    actor: str
    """Who acts."""
    documents: tuple[str, ...]
    done: bool


@dataclass(frozen=True)
class CheckSteps:
    """`back` is the step a way back leads to, where there is one: the loop's, else the last one ticked."""

    steps: tuple[CheckStep, ...]
    back: CheckStep | None
    loop: bool
    """Whether the standard itself leads back from here."""

    @property
    def now(self) -> CheckStep | None:
        """The first that is not done."""
        return next((step for step in self.steps if not step.done), None)

    @property
    def documents(self) -> tuple[str, ...]:
        """Everything the stage asks for."""
        return tuple(dict.fromkeys(document for step in self.steps for document in step.documents))

    @property
    def place(self) -> str:
        """Which of how many it is: "3 dari 8"; empty where there is one alone."""
        now = self.now
        if now is None or len(self.steps) == 1:
            return ""
        return f"{self.steps.index(now) + 1} dari {len(self.steps)}"


def check_steps(present: Present) -> CheckSteps:
    """What there is to tick while the visitor is at this stage."""
    stage = present.standing.stage
    of_stage = stage.steps if stage is not None else ()
    steps = tuple(_step(step, present) for step in of_stage)
    step = present.standing.step
    loop = step.back_to if step is not None and step in of_stage else None
    if loop is not None:
        return CheckSteps(steps, next(each for each in steps if each.key == loop), True)
    ticked = [each for each in steps if each.key in present.ticked]
    return CheckSteps(steps, ticked[-1] if ticked else None, False)


def _step(step: Step, present: Present) -> CheckStep:
    signed = step.kind == "guest_book" and present.guest_book_signed
    return CheckStep(
        step.key,
        step.text.id + (" (opsional)" if step.optional else ""),
        _ACTORS[step.actor],
        step.documents,
        step.key in present.ticked or signed,
    )
