"""What a printer's status bytes mean, as its maker's manual has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.printing.status import QUESTIONS, Condition, condition

FINE = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


def told(**answers: int) -> Condition | None:
    """By the number of the question, `q1` to `q4`, where it is not answered as by a printer that is well."""
    given_ = FINE | {int(name[1]): byte for name, byte in answers.items()}
    return condition(lambda question: bytes([given_[question[2]]]))


def test_a_printer_that_is_well() -> None:
    assert told() == Condition()


@pytest.mark.parametrize("byte", [0x16, 0x1A, 0x1E])
def test_paper_near_its_end_still_prints(byte: int) -> None:
    assert told(q4=byte) == Condition(paper_low=True)


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"q1": 0x1A, "q2": 0x32, "q4": 0x7E}, "paper_out"),
        ({"q4": 0x72}, "paper_out"),
        ({"q1": 0x1A, "q2": 0x16}, "cover_open"),
        ({"q1": 0x1A, "q2": 0x36, "q4": 0x7E}, "cover_open"),
        ({"q1": 0x1A, "q2": 0x52, "q3": 0x1A}, "error"),
        ({"q1": 0x1A}, "offline"),
        ({"q1": 0x1A, "q2": 0xFF}, "offline"),
    ],
)
def test_why_a_printer_does_not_print(answers: dict[str, int], fault: str) -> None:
    found = told(**answers)
    assert found is not None
    assert found.fault == fault


@pytest.mark.parametrize(
    ("byte", "words"), [(0x1A, "knife"), (0x32, "off and on"), (0x52, "hot"), (0x12, "which")]
)
def test_the_log_says_which_error_it_is(byte: int, words: str) -> None:
    found = told(q1=0x1A, q2=0x52, q3=byte)
    assert found is not None
    assert words in found.detail


@pytest.mark.parametrize("silent", [1, 4])
def test_a_printer_that_leaves_a_question_open_cannot_tell(silent: int) -> None:
    assert condition(lambda question: b"" if question[2] == silent else b"\x12") is None


@given(st.binary(max_size=8).filter(lambda answer: len(answer) != 1 or answer[0] & 0x93 != 0x12))
def test_whatever_is_no_status_byte_tells_nothing(garbage: bytes) -> None:
    assert condition(lambda _: garbage) is None


@given(st.lists(st.integers(0, 255), min_size=4, max_size=4))
def test_no_answer_whatever_is_taken_for_a_printer_that_is_well_unless_it_says_so(answers: list[int]) -> None:
    """Well means: online, with paper, both said in status bytes."""
    found = condition(lambda question: bytes([answers[question[2] - 1]]))
    if found is not None and found.fault is None:
        assert answers[0] & 0x9B == 0x12
        assert answers[3] & 0xF3 == 0x12


def test_the_questions_are_the_four_of_the_standard() -> None:
    assert set(QUESTIONS) == {b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x03", b"\x10\x04\x04"}
