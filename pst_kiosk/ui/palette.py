"""The colours. Every screen takes them from here; `tests/ui/test_palette.py` holds their contrasts.

White stands only on the darkened tones (`primary`, `good`, `danger`), never on the raw brand blue or green.
"""

from dataclasses import dataclass, replace

BRAND_BLUE = "#0093DD"
BRAND_GREEN = "#68B92E"
BRAND_ORANGE = "#EB891B"


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The colours of one theme, as #RRGGBB."""

    ground: str
    """Behind everything."""
    surface: str
    """Cards."""
    inset: str
    """Tiles and rows on a card."""
    band: str
    """Header and footer."""
    line: str
    """Quiet borders and rules; decoration, never the only sign of a control."""
    keyboard: str
    """Behind the keys of the on-screen keyboard."""
    edge: str
    """The border of a field: 3:1 against the card."""

    ink: str
    """Headings and big numbers."""
    text: str
    """Body text."""
    muted: str
    """Secondary text."""
    on_band: str
    on_band_muted: str

    primary: str
    """Ground of the next action; `on_primary` on it."""
    primary_pressed: str
    on_primary: str
    accent: str
    """Icons, links and the border of a chosen answer."""
    tint: str
    """Ground of a chosen answer and behind icons."""

    good: str
    """Done, promise kept."""
    good_pressed: str
    on_good: str
    good_text: str
    good_tint: str
    warn: str
    """The promise runs out."""
    on_warn: str
    warn_text: str
    warn_tint: str
    danger: str
    """The promise is broken; danger."""
    on_danger: str
    danger_text: str
    danger_tint: str

    paper: str
    """The called number's sheet: white on the dark board too."""
    on_paper: str
    on_paper_muted: str
    on_paper_accent: str

    focus: str
    """The outer ring of keyboard focus."""
    shadow_opacity: float
    brand_blue: str = BRAND_BLUE
    brand_green: str = BRAND_GREEN
    brand_orange: str = BRAND_ORANGE


LIGHT = Palette(
    ground="#F6F8FB",
    surface="#FFFFFF",
    inset="#F7FAFD",
    band="#0B2A4A",
    line="#DDE5EE",
    keyboard="#DDE5EE",
    edge="#8090A2",
    ink="#0B2A4A",
    text="#12263A",
    muted="#566677",
    on_band="#FFFFFF",
    on_band_muted="#B9D8EE",
    primary="#0071AD",
    primary_pressed="#005888",
    on_primary="#FFFFFF",
    accent="#0071AD",
    tint="#E3F2FB",
    good="#2F6B12",
    good_pressed="#24540D",
    on_good="#FFFFFF",
    good_text="#37700F",
    good_tint="#EAF5E0",
    warn=BRAND_ORANGE,
    on_warn="#2B1600",
    warn_text="#9A5200",
    warn_tint="#FDF0DF",
    danger="#C62828",
    on_danger="#FFFFFF",
    danger_text="#BC2323",
    danger_tint="#FCE8E8",
    paper="#FFFFFF",
    on_paper="#0B2A4A",
    on_paper_muted="#566677",
    on_paper_accent="#0071AD",
    focus="#0B2A4A",
    shadow_opacity=1.0,
)

DARK = replace(
    LIGHT,
    ground="#081F38",
    surface="#0F355C",
    inset="#14406E",
    line="#1E4F83",
    keyboard="#0B2A4A",
    edge="#7F9DBB",
    ink="#FFFFFF",
    text="#FFFFFF",
    muted="#B9D8EE",
    accent="#7CC8F5",
    tint="#14406E",
    good_text="#A6DB7E",
    good_tint="#14406E",
    warn_text="#FFC27A",
    warn_tint="#14406E",
    danger_text="#FFB4B4",
    danger_tint="#14406E",
    focus="#FFFFFF",
    shadow_opacity=0.0,
)

CONTRAST = replace(
    LIGHT,
    ground="#FFFFFF",
    inset="#FFFFFF",
    band="#000000",
    line="#000000",
    keyboard="#FFFFFF",
    edge="#000000",
    ink="#000000",
    text="#000000",
    muted="#1F1F1F",
    on_band_muted="#FFFFFF",
    primary="#003A63",
    primary_pressed="#00233D",
    accent="#003A63",
    tint="#DCE9F5",
    good="#174200",
    good_text="#174200",
    good_tint="#FFFFFF",
    warn_text="#5A2E00",
    warn_tint="#FFFFFF",
    danger="#8E0000",
    danger_text="#8E0000",
    danger_tint="#FFFFFF",
    on_paper="#000000",
    on_paper_muted="#1F1F1F",
    on_paper_accent="#003A63",
    focus="#000000",
    shadow_opacity=0.0,
)
