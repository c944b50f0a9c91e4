"""Opening the counter: its model and its window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shiboken6

from pst_kiosk.counter.counter_model import CounterModel
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.window import CounterWindow
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

SIZE = (1366, 768)


@dataclass(frozen=True, eq=False)
class Counter:
    """The open counter. It does not own its lane and feed."""

    window: CounterWindow
    model: CounterModel

    @property
    def at_rest(self) -> bool:
        """Whether nobody is signed in, or about to be."""
        return self.model.page is Page.SIGN_IN and not self.model.sign_in.busy

    def close(self) -> None:
        """Close the window at once; an open desk stays open for its officer."""
        if shiboken6.isValid(self.window):
            self.window.close_now()
            self.model.stop()
            # Here and now, the view before its model: what Python would collect later, it might collect
            # in a lane's thread.
            shiboken6.delete(self.window)
            shiboken6.delete(self.model)


def open_counter(services: Lane[Services], feed: Feed, windowed: bool = False) -> Counter:
    """Show the counter's shell; it reads the office once that is painted."""
    model = CounterModel(services, feed)
    window = CounterWindow(model)
    if windowed:
        window.resize(*SIZE)
        window.show()
    else:
        window.showMaximized()
    return Counter(window, model)
