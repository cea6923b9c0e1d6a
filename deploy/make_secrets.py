"""Random passwords and keys for docker-compose.yml, one file each; needs nothing but Python.

    python3 deploy/make_secrets.py secrets

A folder that already holds some is left alone. Losing field_keys means losing what is sealed: keep a copy elsewhere.
"""

import runpy
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOGINS = {
    "database_url": "cadre_app",
    "database_owner_url": "cadre_owner",
    "database_backup_url": "cadre_backup",
}


def values() -> dict[str, str]:
    # By its path: importing the package would need the program's dependencies.
    made = runpy.run_path(str(ROOT / "cadreproj" / "embedded" / "secrets.py"))["generated"]()
    superuser, redis = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    urls = {
        file: f"postgresql://{login}:{secrets.token_urlsafe(32)}@db:5432/cadre"
        for file, login in LOGINS.items()
    }
    return {
        **{name.lower(): value for name, value in made.items()},
        # Made by the program, which brings what it needs for it:
        # docker compose run --rm web python manage.py new_signing_key > secrets/signing_key
        "signing_key": "",
        **urls,
        "superuser_password": superuser,
        "database_superuser_url": f"postgresql://cadre_super:{superuser}@db:5432/postgres",
        "redis_password": redis,
        "redis_url": f"redis://:{redis}@redis:6379/0",
        "cache_url": f"redis://:{redis}@redis:6379/1",
    }


def main(folder: Path) -> int:
    wanted = values()
    present = [name for name in wanted if (folder / name).exists()]
    if present:
        # Passwords and addresses belong together: half old, half new would fit nowhere.
        print(f"{folder} already holds {', '.join(present)}; nothing was changed.", file=sys.stderr)
        return 1
    # The folder is closed; the files inside are readable for the containers' own users.
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name, value in wanted.items():
        (folder / name).write_text(f"{value}\n", encoding="utf-8")
        (folder / name).chmod(0o644)
    print(f"{len(wanted)} files written to {folder}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
