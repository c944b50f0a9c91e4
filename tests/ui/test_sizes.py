"""Sizes at the windows the screens are made for."""

import pytest

from pst_kiosk.ui.sizes import GRID, MIN_TOUCH, board_sizes, counter_sizes, touch_sizes


def test_the_kiosks_type_is_the_styles_scale() -> None:
    scale = touch_sizes(1920, 1080).type
    assert (scale.caption, scale.body, scale.title, scale.heading) == (24, 32, 44, 64)


@pytest.mark.parametrize(
    ("width", "height"), [(1920, 1080), (1080, 1920), (1280, 800), (800, 1280), (3840, 2160)]
)
def test_a_finger_and_an_eye_have_enough_at_every_size(width: int, height: int) -> None:
    sizes = touch_sizes(width, height)
    assert sizes.touch >= MIN_TOUCH
    assert sizes.type.caption >= 20
    assert sizes.space(2) >= 16


def test_spaces_lie_on_the_grid() -> None:
    for sizes in (touch_sizes(1280, 800), touch_sizes(1920, 1080), board_sizes(1920, 1080), counter_sizes()):
        assert all(sizes.space(steps) % GRID == 0 for steps in range(1, 13))


def test_large_text_grows_the_type_alone() -> None:
    plain, large = touch_sizes(1920, 1080), touch_sizes(1920, 1080, large=True)
    assert large.type.body == round(plain.type.body * 1.2)
    assert large.touch == plain.touch


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (3840, 2160)])
def test_the_called_number_is_read_from_eight_metres(width: int, height: int) -> None:
    cap_height = 0.72 * board_sizes(width, height).type.number
    assert cap_height >= 0.05 * height


def test_the_board_looks_the_same_at_twice_the_lines() -> None:
    once, twice = board_sizes(1920, 1080).type, board_sizes(3840, 2160).type
    assert (twice.body, twice.number) == (2 * once.body, 2 * once.number)
