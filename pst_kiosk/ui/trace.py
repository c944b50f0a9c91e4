"""Writing down what went wrong, without anybody's data in it.

Logging is imported when there is something to log: no screen's first frame waits for it.
"""

from pst_kiosk.domain.errors import EnvironmentFault


def log_fault(source: str, doing: str, error: BaseException) -> None:
    """Log what was being done, the kind of error and where it was raised.

    The error's own message stays out: it may quote what a visitor typed (SQL parameters do). A fault of the
    outside world holds nothing of a visitor's, and where it was raised tells an operator nothing: a line is
    enough.
    """
    import traceback

    if isinstance(error, EnvironmentFault):
        log_line(source, f"{doing} failed: {error}")
        return
    kind = type(error).__name__
    code = getattr(error, "code", None)
    named = f"{kind} ({code})" if isinstance(code, str) else kind
    frames = "".join(traceback.format_tb(error.__traceback__))
    log_line(source, f"{doing} failed: {named}\n{frames}")


def log_line(source: str, line: str) -> None:
    """Log a line that names no visitor; `source` is the module that says it."""
    import logging

    logging.getLogger(source).error("%s", line)


def begin_log() -> None:
    """Write the log to standard error, with times."""
    import logging

    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
