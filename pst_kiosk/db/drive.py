"""Whether a file lies on a network drive, where SQLite's locks cannot be trusted.

psutil knows this too, but takes a tenth of a screen's start to load.
"""

from __future__ import annotations

import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "ncpfs", "davfs", "fuse.davfs2"}
)
_WINDOWS_REMOTE = 4


def on_network_drive(path: Path) -> bool:
    """True for a mounted network file system, a mapped Windows drive, or a `\\\\server` path."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _WINDOWS_REMOTE)
    if not MOUNTS.exists():
        return False
    path = path.resolve()
    mounts = [line.split() for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    places = [(Path(where.replace("\\040", " ")), kind) for _, where, kind, *_ in mounts]
    holding = [mount for mount in places if path.is_relative_to(mount[0])]
    nearest = max(holding, key=lambda mount: len(mount[0].parts), default=None)
    return nearest is not None and nearest[1] in NETWORK_FILE_SYSTEMS
