"""The gallery shows every shared component, and a QML type must be known before its module is first used."""

import pst_kiosk.ui.qr_code  # noqa: F401
