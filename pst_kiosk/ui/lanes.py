"""Lanes: each slow thing (the database, a printer) has one serial worker thread of its own.

The GUI thread posts calls and gets results back in its own event loop; it never waits.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, Signal

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.trace import log_fault, log_line

R = TypeVar("R")
T = TypeVar("T")


_STOP_PATIENCE_S = 2.0
_GRACE_S = 1.0
"""Of these, how long the job in hand may still take by itself."""
_DRAIN_SLICE_MS = 10
_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Layout and painting are events, too, of low priority."""
_PAINT_PATIENCE_S = 0.25
"""How long the lane stands still at most while an answer is painted."""


class Lane(QObject, Generic[R]):
    """A serial worker that owns one resource, opened in its own thread at the first job.

    Heavy imports belong into `open_resource`. If opening fails, the waiting job fails with that error and
    the next job tries again. Create, use and stop a lane in the GUI thread.

    A call that hangs is ended by the resource itself, which knows what it waits for and for how long it may
    (`db/wire.py`): how long a job takes says nothing about that. `cut_resource` is called in the GUI thread
    when a job still waits at the program's end.
    """

    recovered = Signal()
    """The outside world answered again after it had failed: whoever waits to try again does so now."""
    _done = Signal(object)

    def __init__(
        self,
        open_resource: Callable[[], R],
        close_resource: Callable[[R], None] | None = None,
        *,
        cut_resource: Callable[[R], None] | None = None,
        name: str = "lane",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = open_resource
        self._close = close_resource
        self._cut = cut_resource
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._resource: R | None = None
        self._unfinished = 0
        self._stopped = False
        self._failing = False
        self._painted = threading.Event()
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # A daemon, so that a call that hangs cannot keep the program alive.
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def post(
        self,
        call: Callable[[R], T],
        then: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        painted_first: bool = False,
    ) -> None:
        """Run `call` in the lane after all earlier ones; its result goes to `then`, in the GUI thread.

        An exception goes to `failed`; without `failed` it is logged. Nothing arrives after `stop`, nor at
        a method of a Qt object that is gone by then. `painted_first`: somebody waits for this answer, so no
        later call begins until it is painted. The two threads share one interpreter: a call that is merely
        due would take half of it from the painting.
        """
        if self._stopped:
            return
        self._unfinished += 1
        self._jobs.put(_Job(call, then, failed, painted_first))

    @property
    def idle(self) -> bool:
        """Whether everything posted is done and delivered."""
        return self._unfinished == 0

    def drain(self, timeout: float = 20.0) -> None:
        """Process events until everything is done and delivered, jobs posted meanwhile included.

        For tests. Raises TimeoutError after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while not self.idle:
            if time.monotonic() > deadline:
                raise TimeoutError(f"lane {self._name}: {self._unfinished} jobs unfinished")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _DRAIN_SLICE_MS)

    def stop(self) -> None:
        """Finish the job in hand, drop the rest, close the resource; after 2 s leave whatever happens.

        A job that does not finish within 1 s is cut off.
        """
        self._stopped = True
        self._unfinished = 0
        self._jobs.put(None)
        self._painted.set()
        self._thread.join(_GRACE_S)
        if self._thread.is_alive() and self._cut is not None and self._resource is not None:
            self._cut(self._resource)
        self._thread.join(_STOP_PATIENCE_S - _GRACE_S)
        if self._thread.is_alive():
            log_line(__name__, f"lane {self._name} did not stop in {_STOP_PATIENCE_S} s")

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None and not self._stopped:
            self._run(job)
            if not self._stopped:
                self._painted.clear()
                self._done.emit(job)
                if job.painted_first:
                    self._painted.wait(_PAINT_PATIENCE_S)
            del job  # or the last result would stay in memory until the next job
        self._close_resource()

    def _run(self, job: "_Job") -> None:
        try:
            if self._resource is None:
                self._resource = self._open()
            job.result = job.call(self._resource)
        except Exception as error:
            job.error = error

    def _close_resource(self) -> None:
        if self._resource is None or self._close is None:
            return
        try:
            self._close(self._resource)
        except Exception as error:
            log_fault(__name__, f"closing lane {self._name}", error)

    def _deliver(self, job: "_Job") -> None:
        if self._stopped:
            return
        try:
            self._hand_over(job)
        finally:
            self._unfinished -= 1
            if job.painted_first:
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), _AFTER_PAINTING)
        failed_before, self._failing = self._failing, isinstance(job.error, EnvironmentFault)
        if failed_before and not self._failing:
            self.recovered.emit()

    def customEvent(self, _event: QEvent) -> None:
        self._painted.set()

    def _hand_over(self, job: "_Job") -> None:
        if job.error is None:
            if job.then is not None and _reachable(job.then):
                job.then(job.result)
        elif job.failed is None:
            log_fault(__name__, f"a job in lane {self._name}", job.error)
        elif _reachable(job.failed):
            job.failed(job.error)


@dataclass(eq=False)
class _Job:
    """A posted call and what came of it; the types agree inside `post`."""

    call: Callable[[Any], Any]
    then: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    painted_first: bool
    result: Any = None
    error: Exception | None = None


def _reachable(callback: Callable[..., None]) -> bool:
    """False for a method of a Qt object whose C++ half is deleted (a window closed meanwhile)."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
