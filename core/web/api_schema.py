"""Adds to the OpenAPI text how one signs in, and what every operation can answer besides success."""

from functools import cache

from django.conf import settings
from django.utils import translation
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from core.web.api_access import ActorAuthentication
from core.web.errors import STATUS_TEXTS

_REFUSAL = {
    "type": "object",
    "required": ["code", "text", "fields"],
    "properties": {
        "code": {"type": "string", "example": "stale"},
        "text": {"type": "string", "description": "Fit for the user, in the language asked for."},
        "fields": {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}
_ON_EVERY = (401, 403)
_ON_A_ROW = (404,)
_ON_A_CHANGE = (409, 422)


class Schema(AutoSchema):
    """Names a move of one row and the same move of many apart."""

    def get_operation_id(self):
        name = super().get_operation_id()
        if getattr(self.view, "action", "") == "batch":
            return f"{name.removesuffix('_create')}_batch"
        return name


class KeptGenerator(SchemaGenerator):
    """The same text for everybody: drawn up once in each of our languages, half a second each time."""

    def get_schema(self, request=None, public=False):
        language = translation.get_language()
        if public and self.api_version is None and language in dict(settings.LANGUAGES):
            return _kept(language)
        return super().get_schema(request, public)


@cache
def _kept(language: str) -> dict:
    return SchemaGenerator().get_schema(request=None, public=True)


class ActorScheme(OpenApiAuthenticationExtension):
    """How the schema describes it."""

    target_class = ActorAuthentication
    name = ["token", "session"]

    def get_security_definition(self, auto_schema):
        return [
            {
                "type": "apiKey",
                "in": "header",
                "name": "Authorization",
                "description": "`Token ct_…`, issued under “API tokens”; acts under one membership.",
            },
            {"type": "apiKey", "in": "cookie", "name": "sessionid"},
        ]


def document_refusals(result, generator, request, public):
    """A post-processing hook of drf-spectacular."""
    result.setdefault("components", {}).setdefault("schemas", {})["Refusal"] = _REFUSAL
    for route, operations in result.get("paths", {}).items():
        for method, operation in operations.items():
            if not isinstance(operation, dict) or "responses" not in operation:
                continue
            for code in _codes(route, method):
                operation["responses"].setdefault(str(code), _response(code))
    return result


def _codes(route: str, method: str) -> tuple[int, ...]:
    codes: tuple[int, ...] = _ON_EVERY
    if "{" in route:
        codes += _ON_A_ROW
    if method != "get":
        codes += _ON_A_CHANGE
    elif "{" not in route:
        codes += (422,)
    return codes


def _response(code: int) -> dict:
    schema = {"$ref": "#/components/schemas/Refusal"}
    return {
        "description": STATUS_TEXTS[code],
        "content": {"application/json": {"schema": schema}},
    }
