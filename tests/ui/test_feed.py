"""The feed: changes reach the GUI thread, bursts count once, a lost source comes back."""

import queue
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread

from pst_kiosk.ui.feed import Feed
from tests.support.screens import wait_until


class Source:
    """A source fed by the test: True is a change, an exception is a failure."""

    def __init__(self, happenings: "queue.Queue[bool | Exception]") -> None:
        self._happenings = happenings
        self.closed = threading.Event()

    def wait(self, timeout: float) -> bool:
        try:
            happening = self._happenings.get(timeout=timeout)
        except queue.Empty:
            return False
        if isinstance(happening, Exception):
            raise happening
        return happening

    def close(self) -> None:
        self.closed.set()


@pytest.fixture
def happenings() -> "queue.Queue[bool | Exception]":
    return queue.Queue()


@pytest.fixture
def make_feed(qapp: object) -> Iterator[Callable[..., Feed]]:
    feeds: list[Feed] = []

    def make(*args: object, **kwargs: object) -> Feed:
        feeds.append(Feed(*args, **kwargs))  # type: ignore[arg-type]
        return feeds[-1]

    yield make
    for feed in feeds:
        feed.stop()


def test_a_change_is_told_in_the_gui_thread(
    make_feed: Callable[..., Feed], happenings: "queue.Queue[bool | Exception]"
) -> None:
    feed = make_feed(lambda: Source(happenings))
    threads: list[QThread] = []
    feed.changed.connect(lambda: threads.append(QThread.currentThread()))
    feed.start()
    happenings.put(True)
    wait_until(lambda: threads)
    assert threads == [QThread.currentThread()]


def test_a_burst_is_told_once(
    make_feed: Callable[..., Feed], happenings: "queue.Queue[bool | Exception]"
) -> None:
    feed = make_feed(lambda: Source(happenings))
    told: list[int] = []
    feed.changed.connect(lambda: told.append(1))
    for _ in range(20):
        happenings.put(True)
    feed.start()
    # The whole burst is taken before the GUI thread looks once.
    while not happenings.empty():
        threading.Event().wait(0.001)
    happenings.put(False)
    while not happenings.empty():
        threading.Event().wait(0.001)
    wait_until(lambda: told)
    assert len(told) == 1


def test_a_missed_change_is_healed(
    make_feed: Callable[..., Feed], happenings: "queue.Queue[bool | Exception]"
) -> None:
    feed = make_feed(lambda: Source(happenings), heal_ms=20)
    told: list[int] = []
    feed.changed.connect(lambda: told.append(1))
    feed.start()
    wait_until(lambda: len(told) >= 2)


def test_a_failing_source_is_lost_once_and_then_restored(
    make_feed: Callable[..., Feed],
    happenings: "queue.Queue[bool | Exception]",
    caplog: pytest.LogCaptureFixture,
) -> None:
    outcomes: Iterator[Exception | None] = iter([None, OSError("away"), None])
    sources: list[Source] = []

    def open_source() -> Source:
        if (error := next(outcomes)) is not None:
            raise error
        sources.append(Source(happenings))
        return sources[-1]

    feed = make_feed(open_source)
    told: list[str] = []
    feed.lost.connect(lambda code: told.append(f"lost {code}"))
    feed.restored.connect(lambda: told.append("restored"))
    feed.changed.connect(lambda: told.append("changed"))
    feed.start()
    happenings.put(ConnectionError("cut"))
    wait_until(lambda: "changed" in told)
    assert told == ["lost ConnectionError", "restored", "changed"]
    assert sources[0].closed.is_set()


def test_stop_closes_the_source(
    make_feed: Callable[..., Feed], happenings: "queue.Queue[bool | Exception]"
) -> None:
    sources: list[Source] = []

    def open_source() -> Source:
        sources.append(Source(happenings))
        return sources[-1]

    feed = make_feed(open_source)
    feed.start()
    wait_until(lambda: sources)
    feed.stop()
    assert sources[0].closed.is_set()
