"""What to do about what went wrong, for whoever reads the command line."""

from __future__ import annotations

from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault, Refused

_FILE = "Choose a file that can be written, in a folder that is there."
_HELP = "'--help' after the command shows what it takes."
_INIT = "Install the office first: 'pst-kiosk office init PROFILE'."
_PRINTER = "Check the printer's power, cable and paper; numbers given meanwhile stay valid."
_REPRINT = "the counter offers to reprint what did not come out."

ADVICE = {
    "autostart_refused": "Run it as the user of the screen, in that user's own session.",
    "backup_exists": "Choose another file: a copy never takes the place of another.",
    "backup_incomplete": "Make it again on another disk; nothing was changed.",
    "clock_wrong": "Set date and time of the machine that keeps the database, then try again.",
    "database_busy": "Try again; if that does not help, close programs that hold the database open.",
    "database_doors": (
        "Others may make things in this database; let a superuser, such as postgres, run it once:"
        " who owns a door can shut it."
    ),
    "database_full": "Close screens that are not needed, or raise max_connections in postgresql.conf.",
    "database_missing": (
        "Check the database's name in the address; 'pst-kiosk server prepare' makes a new database."
    ),
    "database_name": "Choose another --name.",
    "database_no_permission": (
        "Check the password in the address that 'pst-kiosk server prepare' printed for this station,"
        " and that this address may do what you asked for."
    ),
    "database_on_network_drive": (
        "Keep the file on a disk of this PC; several PCs share a server: 'pst-kiosk server prepare'."
    ),
    "database_unavailable": (
        "Check that the server is on, its name and port in the address, and the network cable."
    ),
    "database_url": (
        "Check --database or the station's settings; in a password write @ as %40, : as %3A, / as %2F,"
        " # as %23, ? as %3F and % as %25."
    ),
    "database_version": "Install a newer PostgreSQL on the server.",
    "disk_full": "Make room on that disk, then try again; nothing was lost.",
    "file_unavailable": _FILE,
    "file_unreadable": "Choose a file this user may read.",
    "file_unwritable": _FILE,
    "folder_unavailable": "Choose a folder that can be written.",
    "no_loudspeaker": "Plug a loudspeaker in and switch it on, or write a file with --out.",
    "not_a_database": "Check the address: something else is there, and it was left as it is.",
    "office_closed": "Take another day with --at.",
    "office_exists": (
        "A new profile for it: 'pst-kiosk office update'; another office takes another --database."
    ),
    "office_missing": _INIT,
    "office_other": "Take the installed office's profile, or name the other office's --database.",
    "option_missing": _HELP,
    "option_value": _HELP,
    "outbox_unavailable": (
        "Let this user write the program's own data folder: a kiosk that is cut off needs it to give numbers."
    ),
    "printer_broken_off": _PRINTER,
    "printer_cover_open": f"Close the printer's cover; {_REPRINT}",
    "printer_error": (f"Look for paper stuck at the knife, then switch the printer off and on; {_REPRINT}"),
    "printer_no_permission": "Let this user print there, or choose another printer in the settings.",
    "printer_not_found": "Check the printer in the station's settings, and its power and cable.",
    "printer_offline": f"Press the printer's feed or online key, or switch it off and on; {_REPRINT}",
    "printer_paper_out": f"Put in a new roll of paper; {_REPRINT}",
    "printer_refused": _PRINTER,
    "printer_timeout": _PRINTER,
    "printer_unknown": _PRINTER,
    "profile_invalid": "Mend it there; 'pst-kiosk office check FILE' tells whether the file is right then.",
    "profile_outdated": "Bring the office's profile to this version: 'pst-kiosk office update PROFILE'.",
    "profile_unknown": "Take one of these, or the path of a profile file.",
    "profile_version": "Give the profile a higher 'version'; the installed one needs no update.",
    "schema_missing": _INIT,
    "schema_newer": "Install the program's newer version on this PC too; nothing was changed.",
    "schema_older": "Bring the database to this version of the program: 'pst-kiosk upgrade'.",
    "service_unknown": "Take one of these with --service.",
    "settings_invalid": "Mend that line of the file.",
    "station_role": "Take the address that 'pst-kiosk server prepare' printed for this kind of screen.",
    "stations_running": (
        "Close these screens first; with --anyway they stop working until they have the new version."
    ),
    "voice_clips": "Name a folder with the station's own clips in its settings, or none.",
    "voice_silent": "The station's settings switch the voice off, or keep it quiet at this hour.",
    "worker_failed": "Try again; if it happens again, tell those who keep the program.",
}
"""By the code of an `EnvironmentFault`."""

FOR_A_FILE = {
    "database_missing": (
        "Check --database or the station's settings; 'pst-kiosk office init PROFILE' makes a new file."
    ),
    "database_no_permission": "Let this user write the file and its folder, with the files beside it.",
    "database_unavailable": "Check that the file's disk is there, and that this user may write the folder.",
}
"""Where the database is a file, other things are to be done."""

FOR_REFUSALS = {
    "locker_names": "Give names such as 01-20, or A7.",
    "name_missing": "Give a name of at most 120 letters.",
    "name_taken": "Choose another name.",
    "officer_unknown": "'pst-kiosk officer list' shows the names.",
    "station_in_use": "Close its screen first; if it broke off and is gone for good, add --anyway.",
    "station_unknown": "'pst-kiosk station list' shows the names.",
}
"""By the code of a `Refused` that a command can meet."""


def told(error: EnvironmentFault | Refused) -> str:
    """One line: what happened, and what to do."""
    what = " ".join(str(error).split()).rstrip(".")
    advice = _advice(error)
    return f"{what}. {advice}" if advice else what


def _advice(error: EnvironmentFault | Refused) -> str | None:
    if isinstance(error, Refused):
        return FOR_REFUSALS.get(error.code)
    if Path(str(error.details.get("path", ""))).is_absolute() and error.code in FOR_A_FILE:
        return FOR_A_FILE[error.code]
    return ADVICE.get(error.code)
