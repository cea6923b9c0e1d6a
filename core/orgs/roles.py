"""Reader of the one table of roles and permissions, which the composition root hands to core."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class RoleDefinition:
    """A role: its label, its family of database roles, and whether it opens the administration."""

    name: str
    label: object
    family: str = "data"
    administers: bool = False


@cache
def table() -> dict[str, RoleDefinition]:
    return {role.name: role for role in import_string(settings.ROLES)}


@cache
def permissions() -> dict[str, dict[str, frozenset[str]]]:
    """Object label -> action -> roles that may do it."""
    return {
        label: {action: frozenset(names) for action, names in actions.items()}
        for label, actions in import_string(settings.PERMISSIONS).items()
    }


def definition(name: str) -> RoleDefinition:
    return table()[name]


def label(name: str):
    return table()[name].label


def may(role: str, object_label: str, action: str) -> bool:
    """Whether the table lets `role` do `action` on objects of that label at all."""
    return role in permissions().get(object_label.lower(), {}).get(action, ())


def administers_app(role: str, app_label: str) -> bool:
    """Whether the role sees anything of that app in the administration."""
    return definition(role).administers and any(
        role in names
        for object_label, actions in permissions().items()
        if object_label.startswith(f"{app_label}.")
        for names in actions.values()
    )
