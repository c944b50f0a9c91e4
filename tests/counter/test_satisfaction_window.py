"""The page "Kepuasan" in the real window, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pages import Page, offered_to
from pst_kiosk.counter.satisfaction_model import SatisfactionModel
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.survey import Element
from tests.counter.conftest import hire
from tests.counter.test_office_window import FATAL, rows, turn_to
from tests.counter.test_window import Control, Key, Open, see, sign_in, text, use
from tests.support.office import TestOffice
from tests.support.screens import find, press, shows, tap, type_text, wait_until
from tests.support.surveys import Rated, store

FOURS, THREES = dict.fromkeys(Element, 4), dict.fromkeys(Element, 3)


@pytest.fixture
def page(bengkulu: TestOffice, open_window: Open) -> Callable[[], Counter]:
    """A counter with the head of office on the page, once the office has its surveys."""

    def open_page() -> Counter:
        head = hire(bengkulu, "Yohana Tefa", Role.HEAD)
        counter = open_window(bengkulu)
        sign_in(counter.window, head, "Meja layanan 1")
        use(counter.window, "show-office", Key.Key_K, Control)
        turn_to(counter, Page.SATISFACTION)
        model = counter.model.office
        assert isinstance(model, SatisfactionModel)
        for each in (model.services, model.groups, model.comments):
            QAbstractItemModelTester(each, FATAL, model)
        wait_until(lambda: model.read is not None, "the figures")
        see(counter.window, "satisfaction-services")
        return counter

    return open_page


def choose(window: QWidget, name: str, *keys: Key) -> None:
    choice = find(window, name)
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    for key in keys:
        press(window, key)


def test_the_head_reads_the_index_its_parts_and_what_is_kept_back(
    bengkulu: TestOffice, page: Callable[[], Counter]
) -> None:
    store(
        bengkulu,
        *(Rated("konsultasi", FOURS, 4, "=SUM(A1) <b>baik</b>", sex=1) for _ in range(6)),
        *(Rated("perpustakaan", THREES, 3, sex=2) for _ in range(6)),
    )
    window = page().window
    assert text(window, "satisfaction-index") == "87,50"
    assert text(window, "satisfaction-grade") == "Mutu B (baik)"
    assert text(window, "satisfaction-remark") == "Belum representatif: 12 dari 30 responden"
    assert text(window, "satisfaction-counted") == "Jawaban sampai dengan 15 November 2026"
    assert text(window, "satisfaction-elements-value-0") == "3,500"
    assert text(window, "satisfaction-faces-value-0") == "6 (50,0 %)"
    assert rows(window, "satisfaction-groups") == [
        ("Laki-laki", "6", "100,00", "A"),
        ("Perempuan", "6", "75,00", "C"),
    ]
    assert set(rows(window, "satisfaction-comments")) == {("=SUM(A1) <b>baik</b>",)}
    choose(window, "satisfaction-kind", Key.Key_Down)
    assert rows(window, "satisfaction-groups") == [("Tidak disebutkan", "12", "87,50", "B")]
    choose(window, "satisfaction-service", Key.Key_Down)
    assert text(window, "satisfaction-index") in {"75,00", "100,00"}
    choose(window, "satisfaction-usual", Key.Key_Down)
    wait_until(lambda: text(window, "satisfaction-respondents").startswith("0 responden"), "October")
    assert text(window, "satisfaction-remark") == "Belum ada responden"
    assert text(window, "satisfaction-index") == "–"


def test_few_respondents_are_not_shown_on_the_page(bengkulu: TestOffice, page: Callable[[], Counter]) -> None:
    store(bengkulu, *(Rated("konsultasi", FOURS, 4, "Baik") for _ in range(4)))
    window = page().window
    assert text(window, "satisfaction-index") == "–"
    assert text(window, "satisfaction-remark").startswith("Tidak ditampilkan agar jawaban perorangan")
    assert not shows(window, "satisfaction-comments")


def test_the_report_is_written_from_the_page(
    bengkulu: TestOffice, page: Callable[[], Counter], tmp_path: Path
) -> None:
    store(bengkulu, *(Rated("konsultasi", FOURS, 4) for _ in range(6)))
    counter = page()
    window = counter.window
    path = find(window, "report-path")
    assert isinstance(path, QLineEdit)
    assert path.text().endswith("skm-2026-11")
    path.setFocus()
    path.selectAll()
    type_text(window, str(tmp_path / "laporan.pdf"))
    for key, name in ((Key.Key_E, "laporan.pdf"), (Key.Key_L, "laporan.xlsx")):
        press(window, key, Control)
        wait_until(lambda name=name: (tmp_path / name).exists() and shows(window, "report-pdf"), name)
    assert "IKM 100,00" in "".join(page.extract_text() for page in PdfReader(tmp_path / "laporan.pdf").pages)
    assert load_workbook(tmp_path / "laporan.xlsx")["Ringkasan"]["B9"].value == 100
    audited = bengkulu.rows("SELECT action, subject FROM audit_log WHERE action = 'export_satisfaction'")
    assert audited == [("export_satisfaction", "2026-11/2026-11")] * 2
    model = counter.model.office
    assert isinstance(model, SatisfactionModel)
    type_text_in(window, path, str(tmp_path / "tidak ada" / "laporan"))
    press(window, Key.Key_E, Control)
    wait_until(lambda: model.notice is not None and "tidak dapat ditulis" in model.notice.text, "the refusal")
    type_text_in(window, path, str(tmp_path / "terlalu besar"))
    press(window, Key.Key_E, Control)
    tap(window, "report-stop")
    wait_until(lambda: model.notice is not None and "dihentikan" in model.notice.text, "the stop")
    assert sorted(file.name for file in tmp_path.iterdir() if "besar" in file.name) == []


def type_text_in(window: QWidget, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    type_text(window, words)


@pytest.mark.parametrize("role", ["receptionist", "service_officer", "treasurer"])
def test_who_serves_visitors_is_not_offered_the_page(role: str) -> None:
    assert Page.SATISFACTION not in offered_to(role)
