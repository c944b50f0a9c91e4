"""Two languages: each screen switches alone, and no text lacks its English."""

import logging
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.resource_files import resource
from pst_kiosk.ui.language import CatalogueMissing, Language
from pst_kiosk.ui.messages import sentence
from pst_kiosk.ui.qml_window import OpenWindow
from tests.support.screens import find

ROOT = Path(__file__).parents[2]
WINDOW = """
import QtQuick
Window {
    required property QtObject model
    Text { objectName: "greeting"; text: qsTr("Buku tamu Anda sudah tersimpan.") }
}
"""


def test_every_text_has_its_english_and_the_catalogues_are_current() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "translations", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_two_catalogues_share_a_context() -> None:
    contexts = [
        name
        for catalogue in resource("translations").glob("*.ts")
        for name in re.findall(r"<name>(.*?)</name>", catalogue.read_text(encoding="utf-8"))
    ]
    assert len(contexts) == len(set(contexts))


def test_no_two_screens_have_qml_files_of_one_name() -> None:
    names = [path.name for path in (ROOT / "pst_kiosk").rglob("*.qml") if "ui" not in path.parts]
    assert len(names) == len(set(names))


def test_shared_components_have_no_words_of_their_own() -> None:
    for path in (ROOT / "pst_kiosk" / "ui" / "Pst").glob("*.qml"):
        assert "qsTr" not in path.read_text(encoding="utf-8"), path.name


def test_one_window_switches_and_the_other_stays(
    open_screen: Callable[..., OpenWindow], tmp_path: Path
) -> None:
    # The context is the file's name: this one has its English in the catalogue "ui".
    (tmp_path / "Messages.qml").write_text(WINDOW)
    (tmp_path / "Other.qml").write_text(WINDOW)
    language = Language("ui")
    model = QObject()
    one = open_screen(tmp_path / "Messages.qml", model, size=QSize(200, 200), language=language)
    other = open_screen(tmp_path / "Other.qml", model, size=QSize(200, 200))

    def greetings() -> list[str]:
        return [find(screen.window, "greeting").property("text") for screen in (one, other)]

    indonesian = "Buku tamu Anda sudah tersimpan."
    language.use("en")
    assert greetings() == ["Your guest book entry is already saved.", indonesian]
    language.use("id")
    assert greetings() == [indonesian, indonesian]


def test_a_language_without_catalogue_says_so(qapp: object) -> None:
    with pytest.raises(CatalogueMissing):
        Language("nowhere").use("en")


def test_a_refusal_is_told_in_the_screens_language(qapp: object) -> None:
    language = Language("ui")
    assert sentence(Refused("ticket_unknown"), language).startswith("Nomor antrean itu tidak ditemukan")
    language.use("en")
    assert sentence(EnvironmentFault("database_unavailable"), language).startswith("The connection")
    language.use("id")


def test_a_bug_is_told_calmly_and_logged_without_its_message(
    qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        told = sentence(KeyError("Maria Seran"), Language("ui"))
    assert told.startswith("Terjadi kendala")
    assert "KeyError" in caplog.text
    assert "Maria" not in caplog.text
