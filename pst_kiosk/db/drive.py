"""Whether a file lies on a network drive, where SQLite's locks cannot be trusted."""

from __future__ import annotations

from pathlib import Path

import psutil

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "afs", "9p", "ncpfs", "webdav"}
)


def on_network_drive(path: Path) -> bool:
    """True for a mounted network file system, a mapped Windows drive, or a `\\\\server` path."""
    if str(path).startswith(("\\\\", "//")):
        return True
    holding = [
        part for part in psutil.disk_partitions(all=True) if path.is_relative_to(Path(part.mountpoint))
    ]
    if not holding:
        return False
    nearest = max(holding, key=lambda part: len(Path(part.mountpoint).parts))
    return nearest.fstype.lower() in NETWORK_FILE_SYSTEMS or "remote" in nearest.opts.split(",")
