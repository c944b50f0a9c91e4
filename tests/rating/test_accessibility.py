"""Every page of the tablet, and so those it shares with the kiosk, for those who see little, hear it read, or
have keys alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pst_kiosk.rating.app import RatingTablet
from tests.rating.conftest import OpenTablet
from tests.support.examiner import Examiner
from tests.support.screens import shows, tap, type_text, wait_until


class Walk:
    """Goes from page to page by taps, and looks at each."""

    def __init__(self, tablet: RatingTablet) -> None:
        self._window = tablet.window
        self._examiner = Examiner(tablet.opened)
        self.pages = 0

    @property
    def faults(self) -> dict[str, str]:
        return self._examiner.faults

    def look(self, shown: str) -> None:
        wait_until(lambda: shows(self._window, shown), shown)
        self._examiner.look(shown)
        self.pages += 1

    def go(self, by: str, shown: str) -> None:
        tap(self._window, by)
        self.look(shown)

    def write(self, field: str, text: str) -> None:
        tap(self._window, field)
        type_text(self._window, text)


@pytest.mark.timeout(300)  # dozens of pictures on a busy machine
def test_every_page_is_read_heard_touched_and_walked(
    open_tablet: OpenTablet, finish_visit: Callable[..., str]
) -> None:
    tablet = open_tablet(desks=(), reduced_motion=True)
    walk = Walk(tablet)
    walk.look("rest")
    walk.go("openFind", "findTitle")
    tap(tablet.window, "pad-K")
    walk.go("padFind", "findProblem")
    tap(tablet.window, "back")
    finish_visit()
    walk.look("number-0")
    walk.go("number-0", "question")
    walk.go("complain", "complaintTitle")
    walk.go("kind-suggestion", "complaintTextField")
    walk.write("complaintTextField", "Ruang tunggu panas.")
    walk.go("complaintNext", "complaintContactField")
    walk.go("complaintNext", "complaintCode")
    tap(tablet.window, "complaintDone")
    walk.go("face-2", "thanks")
    walk.go("survey", "element")
    tap(tablet.window, "endSurvey")
    walk.go("comment", "commentTextField")
    walk.write("commentTextField", "Baik.")
    tap(tablet.window, "sendComment")
    walk.go("reconsider", "changing")
    assert walk.faults == {}
    assert walk.pages == 13
