"""Stamping as a program of its own: a damaged file can neither hold up nor take down whoever asked for it.

It is told what to do by a line of JSON on its standard input and says how it goes by lines of JSON:
`{"part": PATH}`, the file to be removed where it is stopped; `{"at": 0.5}` any number of times; then one of
`{"digest", "pages", "size"}` and `{"refused": CODE, "details"}`.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import asdict
from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.reports.stamping import part_of, stamp
from pst_kiosk.reports.watermark import Watermark

_STEP = 0.01
"""Smaller steps are not told."""


def main() -> None:
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # it tells of every slip in a file; we tell of the file
    asked = json.loads(sys.stdin.readline())
    mark = Watermark(asked["office"], asked["number"], asked["day"])
    target = Path(asked["target"])
    _say(part=str(part_of(target)))
    try:
        stamped = stamp(Path(asked["source"]), target, mark, _Progress())
    except (Refused, EnvironmentFault) as error:
        _say(refused=error.code, details=error.details)
    else:
        _say(**asdict(stamped))


class _Progress:
    def __init__(self) -> None:
        self._told = 0.0

    def __call__(self, at: float) -> None:
        if at >= self._told + _STEP:
            self._told = at
            _say(at=round(at, 3))


def _say(**line: object) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
