"""The counter's own looks, on the shared tokens. A widget says what it is by its property `kind`."""

from __future__ import annotations

from pst_kiosk.ui.palette import LIGHT
from pst_kiosk.ui.sizes import FAMILY, counter_sizes

INK = LIGHT
SIZES = counter_sizes()
TYPE = SIZES.type
GAP = 8
"""One step of the grid."""
SHADOW = 8
"""Width of a card's soft shadow, outside of the card."""
FIELD = 34
MOVE = 36
SMALL_MOVE = 32
ACTION = 56
BAND = 56


def counter_look() -> str:
    """The style sheet of the whole counter."""
    c, t, r = LIGHT, TYPE, SIZES.radius
    return f"""
* {{ font-family: "{FAMILY}"; font-size: {t.small}px; color: {c.text}; }}
QWidget#counter, QWidget[kind="ground"] {{ background: {c.ground}; }}
QWidget[kind="band"] {{ background: {c.band}; }}
QWidget[kind="band"] QLabel {{ color: {c.on_band}; }}
QLabel[kind="bandTitle"] {{ font-size: {t.body}px; font-weight: 600; }}
QLabel[kind="bandMuted"] {{ color: {c.on_band_muted}; }}
QLabel[kind="title"] {{ font-size: {t.body}px; font-weight: 700; color: {c.ink}; }}
QLabel[kind="big"] {{ font-size: {t.title}px; font-weight: 700; color: {c.ink}; }}
QLabel[kind="figure"] {{ font-size: {t.heading}px; font-weight: 700; color: {c.ink}; }}
QLabel[kind="pinDigits"] {{ font-size: {t.display}px; font-weight: 700; color: {c.ink}; }}
QLabel[kind="strong"] {{ font-weight: 700; color: {c.ink}; }}
QLabel[kind="lead"] {{ font-size: {t.body}px; font-weight: 600; color: {c.ink}; }}
QLabel[kind="muted"] {{ color: {c.muted}; }}
QLabel[kind="note"] {{ font-size: {t.caption}px; color: {c.muted}; }}
QLabel[kind="label"] {{ font-size: {t.caption}px; font-weight: 600; color: {c.ink}; }}
QLabel[kind="wrong"] {{ font-size: {t.caption}px; color: {c.danger_text}; }}
QLabel[due="late"] {{ color: {c.danger_text}; }}
QLabel[due="soon"] {{ color: {c.warn_text}; }}
QLabel[due="quiet"] {{ color: {c.muted}; }}
QLabel[kind="done"] {{ color: {c.good_text}; font-weight: 600; }}
QLabel[kind="saved"] {{ font-size: {t.caption}px; color: {c.muted}; }}
QFrame[kind="rule"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[kind="tile"] {{ background: {c.inset}; border: 1px solid {c.line}; border-radius: {r}px; }}
QFrame[kind="broken"] {{ background: {c.danger_tint}; border: 1px solid {c.danger}; border-radius: {r}px; }}
QFrame[kind="broken"] QLabel {{ color: {c.danger_text}; }}
QFrame[kind="notice"] {{ background: {c.tint}; border: 1px solid {c.accent}; border-radius: {r}px; }}
QFrame[kind="notice"][warns="true"] {{ background: {c.warn_tint}; border-color: {c.warn}; }}
QFrame[kind="pin"] {{ background: {c.good_tint}; border: 1px solid {c.good}; border-radius: {r}px; }}
QPushButton {{ background: {c.surface}; border: 1px solid {c.edge}; border-radius: {r}px; padding: 0 13px;
    font-weight: 600; color: {c.ink}; min-height: {MOVE - 2}px; }}
QPushButton:hover {{ background: {c.inset}; border-color: {c.accent}; }}
QPushButton:pressed {{ background: {c.tint}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 0 12px; min-height: {MOVE - 4}px; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; background: {c.inset}; }}
QPushButton[kind="primary"], QPushButton[kind="finish"] {{ border: none; font-size: {t.title}px;
    font-weight: 700; min-height: {ACTION}px; color: {c.on_primary}; background: {c.primary};
    padding: 0 16px; }}
QPushButton[kind="finish"] {{ background: {c.good}; color: {c.on_good}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {c.primary_pressed}; }}
QPushButton[kind="finish"]:hover, QPushButton[kind="finish"]:pressed {{ background: {c.good_pressed}; }}
QPushButton[kind="primary"]:focus, QPushButton[kind="finish"]:focus {{ border: 3px solid {c.focus};
    min-height: {ACTION - 6}px; padding: 0 13px; }}
QPushButton[kind="primary"]:disabled, QPushButton[kind="finish"]:disabled {{ background: {c.inset};
    color: {c.muted}; border: 1px solid {c.line}; min-height: {ACTION - 2}px; }}
QPushButton[kind="answer"] {{ background: {c.primary}; border: none; color: {c.on_primary};
    padding: 0 16px; }}
QPushButton[kind="answer"]:hover, QPushButton[kind="answer"]:pressed {{ background: {c.primary_pressed}; }}
QPushButton[kind="answer"]:focus {{ border: 2px solid {c.focus}; padding: 0 14px; }}
QPushButton[kind="answer"]:disabled {{ background: {c.inset}; color: {c.muted}; border: 1px solid {c.line}; }}
QPushButton[kind="onBand"] {{ background: transparent; border: 1px solid transparent; color: {c.on_band};
    padding: 0 8px; }}
QPushButton[kind="onBand"][here="true"] {{ border-color: {c.on_band_muted}; }}
QPushButton[kind="onBand"]:hover {{ border-color: {c.on_band_muted}; }}
QPushButton[kind="rail"] {{ background: transparent; border: 1px solid transparent; text-align: left;
    padding: 0 11px; }}
QPushButton[kind="rail"][here="true"] {{ background: {c.tint}; border-color: {c.accent}; }}
QPushButton[kind="rail"]:hover {{ border-color: {c.edge}; }}
QPushButton[kind="rail"]:focus {{ border: 2px solid {c.accent}; padding: 0 10px; }}
QPushButton[kind="onBand"]:focus {{ border: 2px solid {c.on_band}; padding: 0 7px; }}
QPushButton[kind="move"], QPushButton[kind="small"] {{ padding: 0 8px; font-size: {t.caption}px;
    min-height: {SMALL_MOVE - 2}px; }}
QPushButton[kind="move"]:focus, QPushButton[kind="small"]:focus {{ padding: 0 7px;
    min-height: {SMALL_MOVE - 4}px; }}
QPushButton[kind="small"]:checked {{ background: {c.tint}; border-color: {c.accent}; color: {c.accent}; }}
QPushButton[proposed="true"] {{ background: {c.warn_tint}; border-color: {c.warn}; color: {c.warn_text}; }}
QPushButton#undo {{ border-color: {c.on_band_muted}; }}
QPushButton#undo:disabled {{ background: transparent; color: {c.on_band_muted}; }}
QPushButton[kind="stations"] {{ background: {c.tint}; border-color: {c.accent}; text-align: left;
    font-size: {t.caption}px; padding: 0 {GAP}px; }}
QPushButton[kind="stations"][warns="true"] {{ background: {c.warn_tint}; border-color: {c.warn}; }}
QPushButton[kind="stations"]:focus {{ padding: 0 {GAP - 1}px; }}
QPushButton[kind="outcome"] {{ border-radius: 18px; padding: 0 16px; }}
QPushButton[kind="outcome"]:focus {{ padding: 0 15px; }}
QPushButton[kind="outcome"]:checked {{ background: {c.primary}; color: {c.on_primary};
    border-color: {c.primary}; }}
QPushButton[kind="outcome"]:checked:focus {{ border-color: {c.focus}; }}
QLineEdit, QComboBox, QPlainTextEdit, QDateEdit {{ background: {c.surface}; border: 1px solid {c.edge};
    border-radius: {SIZES.radius_small}px; padding: 0 9px; selection-background-color: {c.primary};
    selection-color: {c.on_primary}; }}
QLineEdit, QComboBox, QDateEdit {{ min-height: {FIELD - 2}px; max-height: {FIELD - 2}px; }}
QPlainTextEdit {{ padding: 5px; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QDateEdit:focus {{ border: 2px solid {c.accent};
    padding: 0 8px; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus {{ min-height: {FIELD - 4}px; max-height: {FIELD - 4}px; }}
QPlainTextEdit:focus {{ padding: 4px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{ border-color: {c.danger}; }}
QDateEdit QLineEdit, QDateEdit QLineEdit:focus {{ border: none; padding: 0; min-height: 0;
    background: transparent; }}
QDateEdit::up-button, QDateEdit::down-button {{ width: 0px; border: none; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.edge}; outline: 0; padding: 4px;
    selection-background-color: {c.tint}; selection-color: {c.ink}; }}
QComboBox QAbstractItemView::item {{ min-height: 32px; padding: 0 6px; }}
QAbstractItemView {{ background: {c.surface}; border: none; outline: 0; }}
QTableView[kind="table"] {{ gridline-color: {c.line}; selection-background-color: {c.tint};
    selection-color: {c.ink}; border: 1px solid {c.line}; padding: 2px; }}
QTableView[kind="table"]::item {{ padding: 0 7px; }}
QTableView[kind="table"]:focus {{ border: 2px solid {c.accent}; }}
QTableView[kind="cells"] {{ border: 1px solid {c.line}; border-radius: {SIZES.radius_small}px;
    selection-background-color: {c.tint}; selection-color: {c.ink}; }}
QTableView[kind="cells"]:focus {{ border-color: {c.accent}; }}
QTableView[kind="cells"]::item {{ padding: 0 9px; border-bottom: 1px solid {c.line}; }}
QTableView[kind="cells"]::item:focus {{ border: 2px solid {c.accent}; padding: 0 7px; }}
QTableView[kind="cells"] QHeaderView::section {{ padding: 5px 12px; font-size: {t.caption}px; }}
QLineEdit[kind="cell"], QLineEdit[kind="cell"]:focus {{ border: 2px solid {c.accent}; border-radius: 0;
    padding: 0 5px; min-height: 0; max-height: 100px; }}
QLineEdit[kind="cell"][wrong="true"] {{ border-color: {c.danger}; }}
QListView#suggestions {{ border: 1px solid {c.edge}; border-radius: {SIZES.radius_small}px; padding: 3px; }}
QListView#suggestions::item {{ min-height: 30px; padding: 0 8px; }}
QListView#suggestions::item:selected {{ background: {c.tint}; color: {c.ink}; }}
QListView:focus {{ border: 1px solid {c.accent}; }}
QListView#waiting:focus, QListView#requests:focus {{ border: none; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: {c.ground}; color: {c.ink}; font-weight: 700; border: none;
    border-bottom: 1px solid {c.line}; padding: 8px 10px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollArea[kind="popup"] {{ background: {c.surface}; border: 1px solid {c.edge}; }}
QProgressBar {{ background: {c.inset}; border: 1px solid {c.line}; border-radius: {SIZES.radius_small}px;
    min-height: {MOVE - 2}px; text-align: center; color: {c.ink}; font-weight: 600; }}
QProgressBar::chunk {{ background: {c.tint}; border-radius: {SIZES.radius_small}px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 5px; min-height: 32px; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {c.line}; border-radius: 5px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ height: 0;
    width: 0; background: none; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.edge}; border-radius: {SIZES.radius_small}px;
    padding: 6px; }}
QMenu::item {{ min-height: 34px; padding: 0 16px; border-radius: {SIZES.radius_small}px; color: {c.ink}; }}
QMenu::item:selected {{ background: {c.tint}; }}
QMenu::item:disabled {{ color: {c.muted}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QToolTip {{ background: {c.ink}; color: {c.on_band}; border: none; padding: 6px; }}
"""
