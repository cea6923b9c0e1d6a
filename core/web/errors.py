"""The one place that turns refusals into answers: a page, a fragment for htmx, or JSON for the API.

403 with the reason for what is visible but not yours, 404 for what lies outside the scope, 409 for a
wrong state or stale version, 422 for bad input. Texts of the database are never shown: they may hold
values of rows.
"""

import logging
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, OperationalError, ProgrammingError
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler

from core.workflow.errors import MoveRefused, Refused

log = logging.getLogger(__name__)

API_PREFIX = "/api/"
_NOT_ALLOWED = "42501"
_BUSY = {"55P03", "40P01", "40001"}


class NotYours(PermissionDenied):
    """The row is in view, but this act is not the actor's; the text says why."""


@dataclass(frozen=True)
class Answer:
    """What a refusal means to the person who asked."""

    status: int
    code: str
    text: str
    fields: dict = field(default_factory=dict)


def answer(error: Exception) -> Answer | None:
    """The answer to a refusal; None for what is a fault of ours."""
    match error:
        case MoveRefused():
            return Answer(409, error.code, str(error))
        case Refused():
            return Answer(422, "invalid", str(error), dict(error.fields))
        case PermissionDenied():
            return Answer(403, "not_allowed", str(error) or _("This is not among your tasks."))
        case Http404():
            return Answer(
                404, "not_found", _("There is nothing here, or it is outside your scope.")
            )
    return _database_answer(error)


def _database_answer(error: Exception) -> Answer | None:
    state = getattr(error.__cause__, "pgcode", None) or ""
    match error:
        case IntegrityError():
            text = _("This contradicts what is already recorded. Nothing was changed.")
            return Answer(409, "conflict", text)
        case DataError():
            return Answer(422, "invalid", _("A value is outside what can be stored."))
        case ProgrammingError() if state == _NOT_ALLOWED:
            return Answer(403, "not_allowed", _("This is outside what you may change."))
        case OperationalError() if state in _BUSY:
            text = _("Somebody else is changing the same rows. Try again in a moment.")
            return Answer(409, "busy", text)
    return None


def page(request, error: Exception):
    """The page that tells of a refusal; None when the error is not one."""
    found = answer(error)
    if found is None:
        return None
    _note(request, error, found)
    return refusal_page(request, found)


def refusal_page(request, found: Answer):
    """One template for every refusal; htmx gets its partial `refusal`, a program JSON."""
    if request.path_info.startswith(API_PREFIX):
        return JsonResponse(_body(found), status=found.status)
    context = {
        "status": found.status,
        "code": found.code,
        "text": found.text,
        "fields": found.fields,
        "back_url": _back(request),
    }
    name = "pages/error.html"
    if getattr(request, "htmx", False) and not request.htmx.boosted:
        name += "#refusal"
    return render(request, name, context, status=found.status)


def _note(request, error, found) -> None:
    """A refusal by the database is also a hint at a missing check: log it, without its values."""
    if not isinstance(error, Refused | PermissionDenied | Http404):
        state = getattr(error.__cause__, "pgcode", "")
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        log.warning("%s refused by the database: %s %s", request.path, state, constraint)
        # The transaction may be broken, so nothing on the page may ask the database again.
        request.database_is_unusable = True


def _back(request) -> str:
    """Where the reader came from, if that was a page of ours."""
    origin = f"{request.scheme}://{request.get_host()}"
    referer = request.headers.get("Referer", "")
    return referer.removeprefix(origin) if referer.startswith(f"{origin}/") else ""


def bad_request(request, exception=None):
    return refusal_page(request, Answer(400, "bad_request", _("The request cannot be read.")))


def forbidden(request, exception=None):
    return page(request, exception if isinstance(exception, PermissionDenied) else NotYours())


def not_found(request, exception=None):
    return page(request, Http404())


def broken(request):
    """A fault of ours: no database, no context, nothing that could fail again."""
    request.database_is_unusable = True
    text = _("Something went wrong on our side. Nothing was changed.")
    return refusal_page(request, Answer(500, "fault", text))


def csrf_failed(request, reason=""):
    text = _("The page was open for too long. Go back, reload it and try again.")
    return refusal_page(request, Answer(403, "csrf", text))


def api_response(error, context):
    """The same for the API; DRF's own errors keep their meaning, only bad input becomes 422."""
    if isinstance(error, exceptions.ValidationError):
        fields, text = _field_errors(error.detail)
        return _json(Answer(422, "invalid", text, fields))
    found = None if isinstance(error, exceptions.APIException) else answer(error)
    if found is not None:
        _note(context["request"], error, found)
        return _json(found)
    response = exception_handler(error, context)
    if response is not None and isinstance(error, exceptions.APIException):
        response.data = {"code": error.default_code, "text": str(error.detail), "fields": {}}
    return response


def _json(found: Answer) -> Response:
    return Response(_body(found), status=found.status)


def _body(found: Answer) -> dict:
    """What a program is told; every field has a list of texts."""
    fields = {
        name: text if isinstance(text, list) else [str(text)] for name, text in found.fields.items()
    }
    return {"code": found.code, "text": found.text, "fields": fields}


def _field_errors(detail) -> tuple[dict, str]:
    """Split DRF's detail into errors of fields and the text for the whole."""
    if not isinstance(detail, dict):
        return {}, " ".join(str(item) for item in detail)
    own = {key: value for key, value in detail.items() if key != api_settings.NON_FIELD_ERRORS_KEY}
    whole = detail.get(api_settings.NON_FIELD_ERRORS_KEY, [])
    text = " ".join(str(item) for item in whole) or str(_("Some values need correction."))
    return own, text


STATUS_TEXTS = {
    status.HTTP_401_UNAUTHORIZED: "Not signed in, or the token is unknown, expired or revoked.",
    status.HTTP_403_FORBIDDEN: "In view, but not yours to do; the text says why.",
    status.HTTP_404_NOT_FOUND: "Nothing here, or outside your scope.",
    status.HTTP_409_CONFLICT: "Wrong state or stale version.",
    status.HTTP_422_UNPROCESSABLE_ENTITY: "Bad input; `fields` holds a list of texts per field.",
}
