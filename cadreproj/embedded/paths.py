"""Where one checkout keeps its data, and where its sockets are."""

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

#: A socket's path may have 107 bytes; ours end in /pg/.s.PGSQL.5432.
RUN_PATH_LIMIT = 80
#: Paths of this shape need no quoting in URLs, in connection strings and in server settings.
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")


@dataclass(frozen=True)
class Home:
    """The folder `var/` of one installation; everything it keeps lies below."""

    var: Path

    @classmethod
    def current(cls) -> "Home":
        return cls(Path(os.environ.get("VAR_DIR") or ROOT / "var").absolute())

    @property
    def run(self) -> Path:
        """Folder of the sockets: `var/run`, or a short plain stand-in for an awkward path."""
        run = self.var / "run"
        if len(os.fsencode(run)) <= RUN_PATH_LIMIT and PLAIN_PATH.fullmatch(str(run)):
            return run
        digest = hashlib.sha256(os.fsencode(self.var)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"cadre-{os.getuid()}-{digest}"

    @property
    def lock(self) -> Path:
        return self.var / "up.lock"

    @property
    def secrets(self) -> Path:
        return self.var / "secrets"

    @property
    def backup(self) -> Path:
        return self.var / "backup"

    @property
    def demo_accounts(self) -> Path:
        return self.var / "demo-accounts"

    @property
    def demo_loading(self) -> Path:
        """Exists while the demo is being loaded; left over only when that was cut short."""
        return self.var / "demo-loading"

    def clear_run(self) -> None:
        """Remove the sockets' folder; only when no server uses it any more."""
        shutil.rmtree(self.run, ignore_errors=True)

    def log(self, name: str) -> Path:
        return self.var / "log" / f"{name}.log"


def private_folder(path: Path) -> Path:
    """Make `path` a folder that only we can enter; refuse one that somebody else put there."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = path.lstat()
    if path.is_symlink() or status.st_uid != os.getuid():
        raise PermissionError(f"{path} belongs to somebody else; remove it or set VAR_DIR.")
    path.chmod(0o700)
    return path
