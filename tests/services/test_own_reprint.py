"""A ticket's holder has it printed again."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from tests.support.office import TestOffice, command


def test_the_holder_of_the_code_gets_one_reprint_where_he_stands(kupang: TestOffice) -> None:
    prints = kupang.services.prints
    issued = kupang.services.reception.take_number(command(), "konsultasi", "en")
    job = command()
    prints.reprint_own(job, issued.code, "kios-2")
    prints.reprint_own(job, issued.code, "kios-2")
    assert prints.wanted("kios-2") == (job,)
    assert prints.wanted("kios-1") == ()
    taken = prints.take(job)
    assert taken is not None
    assert (taken.number, taken.code, taken.language) == ("K-001", issued.code, "en")


def test_no_other_text_prints_anything(kupang: TestOffice) -> None:
    reception, prints = kupang.services.reception, kupang.services.prints
    issued = reception.take_number(command(), "konsultasi", "id")
    with pytest.raises(Refused, match="ticket unknown"):
        prints.reprint_own(command(), "K-001", "kios-1")
    reception.cancel(command(), issued.code)
    with pytest.raises(Refused, match="ticket unknown"):
        prints.reprint_own(command(), issued.code, "kios-1")
    kupang.clock.forward(days=1)
    with pytest.raises(Refused, match="ticket unknown"):
        prints.reprint_own(command(), issued.code, "kios-1")
    assert prints.wanted("kios-1") == ()
