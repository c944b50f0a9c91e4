"""Which version of the program this is."""


def program_version() -> str:
    """The installed version, such as "0.1.0"."""
    from importlib.metadata import version  # takes its time: no first frame waits for it

    return version("pst-kiosk")
