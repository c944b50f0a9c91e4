"""`pst-kiosk report` as it is called: what it writes, and what it refuses in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from pst_kiosk.cli import main
from pst_kiosk.domain.complaints import Channel, Kind
from pst_kiosk.domain.survey import Element
from tests.support.office import OfficeTemplates, command
from tests.support.surveys import Rated, plain_index, store


def test_the_satisfaction_survey_is_written_in_both_kinds(
    office_templates: OfficeTemplates, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = office_templates.make("kota-kupang", tmp_path)
    answers = [{element: 1 + (at + n) % 4 for at, element in enumerate(Element)} for n in range(7)]
    store(office, *(Rated("konsultasi", each, 3) for each in answers))
    for name, of in (("skm.pdf", "2026-11"), ("skm.xlsx", "2026")):
        arguments = ["report", "skm", "--period", of, "--out", str(tmp_path / name), "--database", office.url]
        assert main(arguments) == 0
    assert "7 respondents of 7 services" in capsys.readouterr().out
    exact = plain_index(office, "2026-11")
    assert exact is not None
    shown = round(float(exact), 2)
    assert load_workbook(tmp_path / "skm.xlsx")["Ringkasan"]["B9"].value == shown
    assert f"IKM {shown:.2f}".replace(".", ",") in PdfReader(tmp_path / "skm.pdf").pages[0].extract_text()
    assert office.rows("SELECT subject, officer_id FROM audit_log WHERE action = 'export_satisfaction'") == [
        ("2026-11/2026-11", None),
        ("2026-01/2026-12", None),
    ]
    office.services.close()


def test_the_register_of_complaints_is_written_in_both_kinds(
    office_templates: OfficeTemplates, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = office_templates.make("kota-semarang", tmp_path)
    office.services.complaints.submit(command(), Kind.COMPLAINT, Channel.TABLET, "Menunggu lama")
    for name in ("pengaduan.pdf", "pengaduan.xlsx"):
        out = str(tmp_path / name)
        arguments = ["report", "complaints", "--period", "2026-11", "--out", out, "--database", office.url]
        assert main(arguments) == 0
    assert "1 complaints, suggestions and inputs" in capsys.readouterr().out
    assert load_workbook(tmp_path / "pengaduan.xlsx")["Register"]["F2"].value == "Menunggu lama"
    assert "Menunggu lama" in PdfReader(tmp_path / "pengaduan.pdf").pages[0].extract_text()
    exported = "SELECT subject FROM audit_log WHERE action = 'export_complaints'"
    assert office.rows(exported) == [("2026-11/2026-11",)] * 2
    office.services.close()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--period", "2026-13", "--out", "a.pdf"), "a month such as 2026-11"),
        (("--period", "november", "--out", "a.pdf"), "a month such as 2026-11"),
        (("--period", "2099", "--out", "a.pdf"), "a period that has begun"),
        (("--period", "2026-11", "--out", "a.docx"), "FILE.pdf or FILE.xlsx"),
        (("--period", "2026-11", "--out", "no-such-folder/a.pdf"), "No such file or directory"),
        (("--period", "2026-11"), "--out"),
    ],
)
def test_what_cannot_be_reported_is_said_in_one_line(
    office_templates: OfficeTemplates,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    says: str,
) -> None:
    office = office_templates.make("kota-kupang", tmp_path)
    office.services.close()
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["report", "skm", *arguments, "--database", office.url])
    except SystemExit as stop:
        code = int(str(stop.code))
    error = capsys.readouterr().err
    assert code != 0
    assert error.count("\n") == 1
    assert says in error
    assert [path.name for path in tmp_path.glob("a.*")] == []
