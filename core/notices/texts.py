"""The messages that can be sent: a key and a text with named places, translated when read.

A stage adds its own in `notices.py`:

    texts.add({"selection.submitted": _("%(place)s has handed in %(count)s nominations.")})
"""

from collections.abc import Callable, Mapping

from core.orgs.models import Organisation, label_of

_TEXTS: dict[str, object] = {}
_LOADERS: list[Callable[[], None]] = []


def add(messages: Mapping[str, object]) -> None:
    """Make messages known; their keys begin with the app's label."""
    _TEXTS.update(messages)


def load_with(loader: Callable[[], None]) -> None:
    """Something that makes more messages known, called when one is missing."""
    _LOADERS.append(loader)


def is_known(key: str) -> bool:
    return key in _TEXTS


def keys() -> list[str]:
    return sorted(_TEXTS)


def named(organisation: Organisation) -> dict[str, str]:
    """An organisation as a parameter: read in characters or in Latin letters, as the language writes."""
    return {"name": organisation.name, "latin": organisation.latin}


def render(key: str, params: Mapping[str, object]) -> str:
    """The text in the active language; a key that no app knows any more is shown as it is."""
    if key not in _TEXTS:
        for loader in _LOADERS:
            loader()
    text = _TEXTS.get(key)
    if text is None:
        return key
    return str(text) % {name: _shown(value) for name, value in params.items()}


def _shown(value) -> str:
    if isinstance(value, Mapping) and "name" in value:
        return label_of(str(value["name"]), str(value.get("latin", "")))
    if isinstance(value, Mapping) and "key" in value:
        return render(str(value["key"]), {})
    return str(value)
