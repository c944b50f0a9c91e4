"""Where the visitor is in the guest book and what was answered so far; each move gives a new state. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question

Answer = str | int
Page = tuple["Question", ...]

TYPED = ("text", "email", "phone")
MANY = "many"
ONE_TAP = ("one", "year")
CONTACTS = ("email", "phone")


@dataclass(frozen=True)
class GuestBookState:
    """A visit to the guest book: its pages one after the other, then the summary, from where each page can
    be gone to once more."""

    pages: tuple[Page, ...] = ()
    walk: tuple[int, ...] = ()
    """The places of the pages that are asked: all, but for somebody who is known."""
    step: int = 0
    """How many pages of the walk are behind the visitor; at its end stands the summary."""
    changing: int | None = None
    """The page gone to from the summary."""
    draft: Mapping[str, Answer] = field(default_factory=dict)
    decades: Mapping[str, int] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    """What is wrong and may be said, by field."""
    known: Mapping[str, str] = field(default_factory=dict)
    """Fields answered at an earlier visit, each with what may be shown of the answer."""
    institutions: tuple[str, ...] = ()
    reading: bool = False
    """The privacy notice is read."""

    @property
    def asked(self) -> Page:
        """The questions in front of the visitor; none on the summary."""
        if self.changing is not None:
            return self.pages[self.changing]
        return () if self.on_summary else self.pages[self.walk[self.step]]

    @property
    def on_summary(self) -> bool:
        return self.changing is None and self.step == len(self.walk)

    @property
    def questions(self) -> Page:
        """All there are."""
        return tuple(question for page in self.pages for question in page)


def begun(
    questions: Sequence[Question], known: Mapping[str, str], institutions: tuple[str, ...]
) -> GuestBookState:
    """An empty guest book; somebody who is `known` is asked only what is not."""
    pages = tuple(tuple(page) for _, page in groupby(questions, key=lambda question: question.page))
    reachable = any(contact in known for contact in CONTACTS)

    def is_new(question: Question) -> bool:
        another_contact = reachable and question.field in CONTACTS and not question.required
        return question.field not in known and not another_contact

    walk = tuple(place for place, page in enumerate(pages) if any(map(is_new, page)))
    return GuestBookState(pages, walk, known=known, institutions=institutions)


def turned(state: GuestBookState, by: int) -> GuestBookState:
    """A page on (1) or back (-1), which must be there; from a page gone to from the summary, back to it."""
    if state.reading:
        return replace(state, reading=False)
    state = _tidied(state)
    if state.changing is not None:
        return replace(state, changing=None)
    return replace(state, step=state.step + by)


def changing(state: GuestBookState, field_name: str) -> GuestBookState:
    """From the summary to the page that asks for a field."""
    return replace(state, changing=_page_of(state, field_name))


def answered(state: GuestBookState, field_name: str, answer: Answer) -> GuestBookState:
    """With another answer; an empty one is none. What was said against the one before is said no more."""
    draft = {**state.draft, field_name: answer}
    if not answer:
        del draft[field_name]
    wrong = {name: code for name, code in state.wrong.items() if name != field_name}
    return replace(state, draft=draft, wrong=wrong)


def faults(state: GuestBookState, today: dt.date) -> dict[str, str]:
    """What is wrong with the answers as they are, said or not."""
    from pst_kiosk.domain.guestbook import wrong_answers

    return wrong_answers(state.draft, state.questions, today, state.known)


def left(state: GuestBookState, field_name: str, today: dt.date) -> GuestBookState:
    """The visitor went on from a field: what is wrong with it is said now, but not that it is empty."""
    if field_name not in state.draft or field_name not in [asked.field for asked in state.asked]:
        return state
    code = faults(state, today).get(field_name)
    if code is not None:
        return replace(state, wrong={**state.wrong, field_name: code})
    return _tidied(state)


def corrected(state: GuestBookState, wrong: Mapping[str, str]) -> GuestBookState:
    """On the first page so far with a wrong answer, all of them named; the same page where there is none."""
    so_far = state.pages if state.step == len(state.walk) else _behind(state)
    named = {q.field: wrong[q.field] for page in so_far for q in page if q.field in wrong}
    state = replace(state, wrong=named)
    if not named:
        return state
    place = _page_of(state, next(iter(named)))
    if state.step < len(state.walk):
        return replace(state, step=state.walk.index(place))
    return replace(state, changing=place)


def _tidied(state: GuestBookState) -> GuestBookState:
    """With the page's telephone number in groups, if it is one."""
    from pst_kiosk.domain.contacts import grouped, mobile_number

    draft = dict(state.draft)
    for field_name in [asked.field for asked in state.asked if asked.answer == "phone"]:
        with suppress(ValueError):
            draft[field_name] = grouped(mobile_number(str(draft.get(field_name, ""))))
    return replace(state, draft=draft)


def _behind(state: GuestBookState) -> tuple[Page, ...]:
    """The pages of the walk up to the present one; later ones are still to come."""
    return tuple(state.pages[place] for place in state.walk[: state.step + 1])


def _page_of(state: GuestBookState, field_name: str) -> int:
    return next(
        place for place, page in enumerate(state.pages) if field_name in [asked.field for asked in page]
    )
