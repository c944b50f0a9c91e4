"""Driving screens in tests by the same hands the demonstration has."""

from pst_kiosk.demo.hands import (
    drain,
    find,
    grab,
    middle,
    press,
    shows,
    tap,
    type_text,
    wait_until,
)

__all__ = ["drain", "find", "grab", "middle", "press", "shows", "tap", "type_text", "wait_until"]
