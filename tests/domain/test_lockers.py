"""How lockers' names are written down and sorted."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.lockers import by_name, names_in


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("01-03", ("01", "02", "03")),
        ("8-11", ("8", "9", "10", "11")),
        ("A9 - 11", ("A9", "A10", "A11")),
        ("Besar kiri,  Besar   kanan", ("Besar kiri", "Besar kanan")),
        ("01-02, 02, 7", ("01", "02", "7")),
        ("Blok-A", ("Blok-A",)),
    ],
)
def test_a_list_of_names_writes_its_ranges_out(written: str, names: tuple[str, ...]) -> None:
    assert names_in(written) == names


@pytest.mark.parametrize(
    "written", ["", " , ", "1-9999", "5-3", "01-150, 201-290", "x" * 21, "1" * 1_000_000]
)
def test_what_is_no_list_of_names_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="locker names"):
        names_in(written)


def test_names_are_sorted_as_people_read_them() -> None:
    shuffled = ["A10", "10", "B1", "2", "A2", "01"]
    assert sorted(shuffled, key=by_name) == ["01", "2", "10", "A2", "A10", "B1"]
