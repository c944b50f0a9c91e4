"""The survey's elements and their scale."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.survey import LABELS, NAMES, SCALE, Element, checked_answers


def test_every_element_has_a_name_and_a_label_for_every_score() -> None:
    assert len(Element) == 9
    assert set(NAMES) == set(LABELS) == set(Element)
    assert all(len(set(labels)) == len(SCALE) for labels in LABELS.values())
    assert LABELS[Element.CONDUCT][0] == "Tidak sopan dan ramah"
    assert LABELS[Element.TIME] == ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat")
    assert LABELS[Element.COST][3] == "Gratis"


def test_an_element_left_out_stays_missing() -> None:
    assert checked_answers({Element.TIME: 2}) == {Element.TIME: 2}


@pytest.mark.parametrize("score", [0, 5])
def test_a_score_outside_the_scale_is_refused_with_its_element(score: int) -> None:
    with pytest.raises(Refused) as refused:
        checked_answers({Element.TIME: 4, Element.COST: score})
    assert refused.value.details == {"element": "biaya", "score": score}
