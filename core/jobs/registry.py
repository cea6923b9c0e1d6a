"""The kinds of job. A stage declares one in its `tasks.py`:

@job("selection.compute_run", label=_("Compute a run"))
def compute_run(job):
    run = Run.objects.get(ref=job.params["run"])
    return runs.compute(run, actor=job.actor, now=job.now, progress=job.progress)
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules

from core.notices import texts


class UnknownKind(LookupError):
    """No `tasks` module declares this kind of job."""


@dataclass(frozen=True)
class Kind:
    """A kind of job. `announce`: its user gets a notice when it is done, not only when it is not."""

    name: str
    label: object
    run: Callable
    announce: bool = False


KINDS: dict[str, Kind] = {}


def job(name: str, *, label, announce: bool = False):
    """Declare the decorated function `fn(job: JobContext) -> dict | None` as the body of a kind."""

    def declare(run: Callable) -> Callable:
        known = KINDS.get(name)
        if known is not None and known.run.__module__ != run.__module__:
            raise ValueError(f"two jobs are called {name}")
        KINDS[name] = Kind(name, label, run, announce)
        texts.add({text_key(name): label})
        return run

    return declare


def text_key(name: str) -> str:
    """Under which notices know the label of a kind."""
    return f"job:{name}"


def load() -> None:
    """Load every app's `tasks` module; they declare their kinds."""
    autodiscover_modules("tasks")


texts.load_with(load)


def find(name: str) -> Kind:
    """The kind of that name; the `tasks` modules are loaded when it is not known yet."""
    if name not in KINDS:
        load()
    try:
        return KINDS[name]
    except KeyError:
        raise UnknownKind(name) from None


def label(name: str):
    """What people call it; the name itself for a kind that has been removed since."""
    try:
        return find(name).label
    except UnknownKind:
        return name
