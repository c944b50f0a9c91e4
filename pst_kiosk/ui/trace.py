"""Writing a bug down without anybody's data in it."""

import logging
import traceback


def log_fault(logger: logging.Logger, doing: str, error: BaseException) -> None:
    """Log what was being done, the kind of error and where it was raised.

    The error's own message stays out: it may quote what a visitor typed (SQL parameters do).
    """
    kind = type(error).__name__
    code = getattr(error, "code", None)
    named = f"{kind} ({code})" if isinstance(code, str) else kind
    frames = "".join(traceback.format_tb(error.__traceback__))
    logger.error("%s failed: %s\n%s", doing, named, frames)
