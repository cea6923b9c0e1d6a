"""The file `schema.sql`: a head of comments that says what it rests on, then one block of SQL."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("schema.sql")

#: (app, name) of a migration.
Key = tuple[str, str]

_ABOUT = "-- Made by `make baseline`. Never edit it, nor merge it: make it anew.\n"


class Unfit(RuntimeError):
    """The script cannot be used; the text says why."""


@dataclass(frozen=True)
class Script:
    """What the migrations (in the order in which they were applied, with digests) leave behind."""

    server: int
    django: str
    migrations: dict[Key, str]
    sql: str

    def text(self) -> str:
        facts = [f"-- server {self.server}", f"-- django {self.django}", f"-- sql {_sha(self.sql)}"]
        facts += [f"-- migration {app} {name} {d}" for (app, name), d in self.migrations.items()]
        return _ABOUT + "\n".join(facts) + "\n\n" + self.sql


def parse(text: str) -> Script:
    """The inverse of `Script.text`; whatever was cut short or edited is refused."""
    head, _, sql = text.partition("\n\n")
    facts = dict(re.findall(r"^-- (server|django|sql) (\S+)$", head, re.MULTILINE))
    if set(facts) != {"server", "django", "sql"} or not facts["server"].isdigit():
        raise Unfit("its head is not readable")
    if facts["sql"] != _sha(sql):
        raise Unfit("its text is not the one that was made")
    rows = re.findall(r"^-- migration (\S+) (\S+) (\S+)$", head, re.MULTILINE)
    migrations = {(app, name): digest for app, name, digest in rows}
    return Script(int(facts["server"]), facts["django"], migrations, sql)


def read() -> Script:
    try:
        return parse(FILE.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unfit("it cannot be read") from error


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
