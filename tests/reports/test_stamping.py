"""Softcopies with their watermark: every page, however it lies, and a plain word for files that are none."""

from __future__ import annotations

import errno
import hashlib
import json
import re
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.reports import stamping
from pst_kiosk.reports.stamping import Stamped, stamp
from pst_kiosk.reports.watermark import Watermark
from tests.support import pdfs

MARK = Watermark("BPS Kota Kupang", "P-007", "18 November 2026")
WORDS = "BPS Kota Kupang · P-007 · 18 November 2026"
SEEN = QSize(600, 600)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path


def stamped(shelf: Path, source: bytes) -> tuple[Stamped, Path]:
    original, target = shelf / "asli.pdf", shelf / "softcopy.pdf"
    original.write_bytes(source)
    done = stamp(original, target, MARK)
    assert original.read_bytes() == source
    assert sorted(path.name for path in shelf.iterdir()) == ["asli.pdf", "softcopy.pdf"]
    return done, target


def asked(shelf: Path) -> dict[str, str]:
    """What the program for stamping is told."""
    mark = {"office": MARK.office, "number": MARK.number, "day": MARK.day}
    return mark | {"source": str(shelf / "asli.pdf"), "target": str(shelf / "softcopy.pdf")}


def seen(path: Path, page: int = 0) -> QImage:
    """The page as a reader sees it, on white, pressed into a square."""
    document = QPdfDocument(None)
    assert document.load(str(path)) is QPdfDocument.Error.None_
    paper = QImage(SEEN, QImage.Format.Format_Grayscale8)
    paper.fill(Qt.GlobalColor.white)
    with QPainter(paper) as painter:
        painter.drawImage(0, 0, document.render(page, SEEN))
    document.close()
    return paper


def ink(picture: QImage, area: QRect, darker_than: int = 200) -> int:
    """How many dots of an area are dark."""
    grey, width = bytes(picture.constBits()), picture.bytesPerLine()
    starts = range(area.top() * width + area.left(), (area.bottom() + 1) * width, width)
    rows = (grey[start : start + area.width()] for start in starts)
    return sum(dot < darker_than for row in rows for dot in row)


FOOT, HEAD = QRect(120, 570, 360, 30), QRect(120, 0, 360, 30)
LEFT, RIGHT = QRect(0, 120, 30, 360), QRect(570, 120, 30, 360)


def test_every_page_says_number_day_and_office_and_keeps_its_own_words(shelf: Path) -> None:
    done, target = stamped(shelf, pdfs.plain(pdfs.A4, (842, 595), (2384, 3370)))
    assert done == Stamped(hashlib.sha256(target.read_bytes()).hexdigest(), 3, target.stat().st_size)
    for at, page in enumerate(PdfReader(target, strict=True).pages, start=1):
        text = page.extract_text()
        assert WORDS in text
        assert f"Kota Kupang dalam angka, halaman {at}" in text


@pytest.mark.parametrize("crop", [None, (100, 100, 500, 700), (500, 700, 100, 100)])
@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90, 450])
def test_the_foot_line_lies_at_the_foot_as_the_page_is_seen(
    qapp: QGuiApplication, shelf: Path, turn: int, crop: pdfs.Box | None
) -> None:
    _, target = stamped(shelf, pdfs.turned(turn, crop))
    picture = seen(target)
    assert ink(picture, FOOT) > 20
    assert [ink(picture, edge) for edge in (HEAD, LEFT, RIGHT)] == [0, 0, 0]


@pytest.mark.parametrize("size", [(60, 60), (40, 800), (3000, 80), (14400, 14400)])
def test_the_watermark_fits_pages_of_any_size(
    qapp: QGuiApplication, shelf: Path, size: tuple[float, float]
) -> None:
    _, target = stamped(shelf, pdfs.turned(0, size=size))
    picture = seen(target)
    assert ink(picture, QRect(0, 300, 600, 300), 250) > 20
    assert [ink(picture, edge) for edge in (QRect(0, 0, 3, 600), QRect(597, 0, 3, 600))] == [0, 0]


def test_it_is_seen_over_a_dark_scan_and_leaves_it_legible(qapp: QGuiApplication, shelf: Path) -> None:
    source = BytesIO()
    canvas = pdfs.Canvas(source, pagesize=pdfs.A4)
    canvas.rect(0, 0, *pdfs.A4, fill=1)
    canvas.save()
    _, target = stamped(shelf, source.getvalue())
    picture = seen(target)
    lightened = 600 * 600 - ink(picture, QRect(0, 0, 600, 600), 20)
    assert 1000 < lightened < 0.2 * 600 * 600


def test_contents_that_leave_the_drawing_state_changed_do_not_move_it(
    qapp: QGuiApplication, shelf: Path
) -> None:
    source = BytesIO()
    canvas = pdfs.Canvas(source, pagesize=pdfs.A4)
    canvas.translate(200, 200)
    canvas.scale(0.1, 0.1)
    canvas.save()
    _, target = stamped(shelf, source.getvalue())
    assert ink(seen(target), FOOT) > 20


def test_objects_within_streams_are_stamped_as_well(qapp: QGuiApplication, shelf: Path) -> None:
    done, target = stamped(shelf, pdfs.with_object_streams())
    assert done.pages == 1
    assert WORDS in PdfReader(target, strict=True).pages[0].extract_text()
    assert ink(seen(target), FOOT) > 20


def test_a_softcopy_can_be_stamped_once_more(shelf: Path) -> None:
    _, first = stamped(shelf, pdfs.plain())
    again = shelf / "lagi.pdf"
    stamp(first, again, Watermark("BPS Kota Kupang", "P-008", "19 November 2026"))
    text = PdfReader(again).pages[0].extract_text()
    assert "P-007" in text
    assert "P-008" in text


def test_an_office_without_numbers_stamps_none(shelf: Path) -> None:
    (shelf / "asli.pdf").write_bytes(pdfs.plain())
    stamp(shelf / "asli.pdf", shelf / "a.pdf", Watermark("BPS Kota Blitar", "", "18 November 2026"))
    assert "BPS Kota Blitar · 18 November 2026" in PdfReader(shelf / "a.pdf").pages[0].extract_text()


def test_what_stands_before_the_header_is_left_out_and_a_wrong_table_is_mended(shelf: Path) -> None:
    before = b"X-Scanner: 7\r\n\r\n" + pdfs.plain()
    wrong = re.sub(rb"startxref\s+\d+", b"startxref\n11", pdfs.plain())
    for at, source in enumerate((before, wrong)):
        folder = shelf / str(at)
        folder.mkdir()
        _, target = stamped(folder, source)
        text = PdfReader(target, strict=True).pages[0].extract_text()
        assert WORDS in text
        assert "Kota Kupang dalam angka" in text


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "pdf_not"),
        (b"PK\x03\x04 a document of another kind", "pdf_not"),
        (b"\x00" * 5000 + b"%PDF-1.4", "pdf_not"),
        (b"%PDF-1.4\nnothing else", "pdf_broken"),
        (b"%PDF-1.4\nnothing else\nstartxref\n9\n%%EOF\n", "pdf_broken"),
        (pdfs.plain()[:-200], "pdf_broken"),
        (pdfs.plain().replace(b"/Kids [", b"/Kixs ["), "pdf_broken"),
        (pdfs.plain((0, 0)), "pdf_broken"),
        (pdfs.locked(), "pdf_locked"),
        (pdfs.locked("rahasia"), "pdf_locked"),
    ],
)
def test_files_that_cannot_be_stamped_are_refused_and_leave_nothing(
    shelf: Path, source: bytes, code: str
) -> None:
    (shelf / "asli.pdf").write_bytes(source)
    with pytest.raises(Refused) as refused:
        stamp(shelf / "asli.pdf", shelf / "softcopy.pdf", MARK)
    assert refused.value.code == code
    assert [path.name for path in shelf.iterdir()] == ["asli.pdf"]
    assert (shelf / "asli.pdf").read_bytes() == source


def test_a_page_tree_that_runs_in_a_circle_is_refused(shelf: Path) -> None:
    circle = pdfs.plain().replace(b"/Kids [ ", b"/Kids [ 5 0 R ")
    (shelf / "asli.pdf").write_bytes(circle)
    with pytest.raises(Refused):
        stamp(shelf / "asli.pdf", shelf / "softcopy.pdf", MARK)


def test_places_that_will_not_do_are_told_before_anything_is_written(shelf: Path) -> None:
    original = shelf / "asli.pdf"
    original.write_bytes(pdfs.plain())

    def refused(source: Path, target: Path) -> str:
        with pytest.raises(Refused) as error:
            stamp(source, target, MARK)
        return error.value.code

    assert refused(shelf / "tidak ada.pdf", shelf / "b.pdf") == "pdf_missing"
    assert refused(shelf, shelf / "b.pdf") == "pdf_missing"
    assert refused(Path("a" * 5000), shelf / "b.pdf") == "pdf_missing"
    assert refused(original, original) == "target_taken"
    assert refused(original, shelf / "tidak ada" / "b.pdf") == "target_folder"
    assert [path.name for path in shelf.iterdir()] == ["asli.pdf"]


def test_a_full_disk_is_told_apart_and_leaves_nothing(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (shelf / "asli.pdf").write_bytes(pdfs.plain())

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(stamping.os, "fsync", full)
    with pytest.raises(EnvironmentFault, match="disk full"):
        stamp(shelf / "asli.pdf", shelf / "b.pdf", MARK)
    assert [path.name for path in shelf.iterdir()] == ["asli.pdf"]


def test_a_file_above_the_limit_is_refused_with_the_limit(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamping, "LARGEST", 3 << 20)
    pdfs.scan(shelf / "asli.pdf", 5, 1 << 20)
    with pytest.raises(Refused, match="pdf too large: megabytes 5, most 3"):
        stamp(shelf / "asli.pdf", shelf / "b.pdf", MARK)


def test_a_scan_of_any_size_takes_little_memory(shelf: Path) -> None:
    """In a program of its own that may not have as much memory as the file is large."""
    pdfs.scan(shelf / "asli.pdf", 20, 8 << 20)
    most = 150 << 20
    done = subprocess.run(
        [sys.executable, "-m", "pst_kiosk.reports.stamp_process"],
        input=json.dumps(asked(shelf)),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1])["pages"] == 20
    with (shelf / "softcopy.pdf").open("rb") as file:
        assert WORDS in PdfReader(file).pages[19].extract_text()


def test_progress_goes_forward_to_the_end(shelf: Path) -> None:
    pdfs.scan(shelf / "asli.pdf", 30, 1 << 18)
    told: list[float] = []
    stamp(shelf / "asli.pdf", shelf / "b.pdf", MARK, told.append)
    assert told == sorted(told)
    assert len(told) > 30
    assert told[-1] == 1


def test_bookmarks_and_forms_stay(shelf: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdfs.plain(pdfs.A4, pdfs.A4))))
    writer.add_outline_item(title="Bab 2", page_number=1)
    source = BytesIO()
    writer.write(source)
    _, target = stamped(shelf, source.getvalue())
    assert [item["/Title"] for item in PdfReader(target).outline] == ["Bab 2"]
