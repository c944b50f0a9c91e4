"""Shipped files are found beside the package."""

from pst_kiosk.resource_files import resource


def test_shipped_files_are_found() -> None:
    assert resource("offices", "kota-kupang.toml").is_file()
    assert resource("translations").is_dir()
