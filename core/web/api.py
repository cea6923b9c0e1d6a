"""Bases of the API: viewsets over the policies and services that the pages use too.

class NominationViewSet(Moves, Edits, Creates, ScopedViewSet):
    policy, workflow, services = policies.nominations, states.NOMINATION, services.nominations
    serializer_class, input_class = NominationSerializer, NominationInput
    filterset_class, table = NominationFilter, NominationTable
    create_verb, edit_verb = services.nominations.nominate, services.nominations.revise
"""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status, viewsets
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response

from core.web.api_schema import ActorScheme
from core.web.errors import NotYours
from core.web.moves import check_version
from core.web.page import not_for_role
from core.workflow.errors import MoveRefused

__all__ = ["ActorScheme", "Creates", "Edits", "Moves", "Removes", "ScopedViewSet", "VersionedInput"]

MOVE_PATH = r"moves/(?P<move>[a-z][a-z0-9_]*)"
MOST_REFS = 5_000


class ScopedViewSet(viewsets.GenericViewSet):
    """Lists and shows the rows in one's scope. `table` lends its closed list of sorts."""

    policy: Any = None
    table: Any = None
    lookup_field = "ref"
    lookup_value_converter = "uuid"
    #: Name of the serializer that checks input; `serializer_class` shows rows.
    input_class: Any = None

    @property
    def actor(self):
        return getattr(self.request._request, "actor", None) if self.request else None

    def get_queryset(self):
        rows = self.policy.scope(self.actor, "view")
        return rows.for_api() if hasattr(rows, "for_api") else rows

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        self.now = timezone.now()
        if not self.policy.may(self.actor, "view"):
            raise NotYours(not_for_role(self.actor))

    def list(self, request):
        rows = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def retrieve(self, request, ref):
        return Response(self.get_serializer(self.row(ref)).data)

    def row(self, ref):
        """One row in view, or 404."""
        row = self.get_queryset().filter(ref=ref).first()
        if row is None:
            raise NotFound(_("There is nothing here, or it is outside your scope."))
        return row

    def demand(self, name: str, row=None) -> None:
        """403 with the reason unless the actor may do `name` (on this row)."""
        if not self.policy.may(self.actor, name):
            raise NotYours(not_for_role(self.actor))
        if row is not None and not self.policy.allows(self.actor, name, row):
            raise NotYours(_("This row is not yours to change."))

    def checked(self, request, row=None) -> dict:
        """The input as keyword arguments of a verb."""
        serializer = self.input_class(row, data=request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def shown(self, row, code: int = status.HTTP_200_OK) -> Response:
        return Response(self.get_serializer(self.row(row.ref)).data, status=code)


class VersionedInput(serializers.Serializer):
    """Base of inputs that change a row: the version they were made on."""

    version = serializers.IntegerField(min_value=0, help_text="As read; another one answers 409.")


class MoveInput(serializers.Serializer):
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    version = serializers.IntegerField(required=False, min_value=0)


class BatchInput(serializers.Serializer):
    refs = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_REFS, help_text="Rows to move."
    )
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    skip_refused = serializers.BooleanField(
        default=False, help_text="False: one row that does not qualify stops all (409)."
    )


class BatchResult(serializers.Serializer):
    moved = serializers.IntegerField()
    refused = serializers.ListField(child=serializers.UUIDField())


class Creates:
    """POST: `create_verb(**input, actor=, now=)`."""

    create_verb: Any = None

    def create(self, request):
        self.demand("create")
        row = type(self).create_verb(**self.checked(request), actor=self.actor, now=self.now)
        return self.shown(row, status.HTTP_201_CREATED)


class Edits:
    """PUT, with `version`: `edit_verb(row, **input, actor=, now=)`."""

    edit_verb: Any = None

    def update(self, request, ref):
        row = self.row(ref)
        self.demand("edit", row)
        version = VersionedInput(data=request.data)
        version.is_valid(raise_exception=True)
        check_version(row, str(version.validated_data["version"]))
        given = self.checked(request, row)
        given.pop("version", None)
        type(self).edit_verb(row, **given, actor=self.actor, now=self.now)
        return self.shown(row)


class Removes:
    """DELETE, with `?version=`: `remove_verb(row, actor=, now=)`."""

    remove_verb: Any = None

    @extend_schema(parameters=[OpenApiParameter("version", int, description="As read.")])
    def destroy(self, request, ref):
        row = self.row(ref)
        self.demand("delete", row)
        check_version(row, request.query_params.get("version", ""))
        type(self).remove_verb(row, actor=self.actor, now=self.now)
        return Response(status=status.HTTP_204_NO_CONTENT)


class Moves:
    """POST …/<ref>/moves/<move>/ for one row, POST …/moves/<move>/ for many."""

    workflow: Any = None
    services: Any = None

    @extend_schema(request=MoveInput)
    @action(detail=True, methods=["post"], url_path=MOVE_PATH, url_name="move")
    def move(self, request, ref, move):
        row, step = self.row(ref), self.step(move)
        if not step.button:
            raise NotFound(_("This move needs more input than a reason."))
        self.demand(step.name, row)
        given = MoveInput(data=request.data)
        given.is_valid(raise_exception=True)
        check_version(row, str(given.validated_data.get("version", "")))
        verb = getattr(self.services, step.name)
        verb(row, actor=self.actor, now=self.now, reason=given.validated_data["reason"])
        return self.shown(row)

    @extend_schema(request=BatchInput, responses=BatchResult)
    @action(detail=False, methods=["post"], url_path=MOVE_PATH, url_name="batch")
    def batch(self, request, move):
        step = self.step(move)
        if not hasattr(self.services, f"{step.name}_many"):
            raise NotFound(_("This move is made row by row."))
        self.demand(step.name)
        given = BatchInput(data=request.data)
        given.is_valid(raise_exception=True)
        data = given.validated_data
        known = set(self.get_queryset().filter(ref__in=data["refs"]).values_list("ref", flat=True))
        if unknown := set(data["refs"]) - known:
            raise NotFound(
                ngettext(
                    "%(count)d of these rows is not in your scope.",
                    "%(count)d of these rows are not in your scope.",
                    len(unknown),
                )
                % {"count": len(unknown)}
            )
        ready = self.policy.scope(self.actor, step.name).filter(
            ref__in=data["refs"], state__in=step.sources
        )
        refused = sorted(known - set(ready.values_list("ref", flat=True)))
        if refused and not data["skip_refused"]:
            text = ngettext(
                "%(count)d row does not qualify. Nothing was changed.",
                "%(count)d rows do not qualify. Nothing was changed.",
                len(refused),
            )
            raise MoveRefused(text % {"count": len(refused)}, code="state")
        verb = getattr(self.services, f"{step.name}_many")
        moved = verb(ready, actor=self.actor, now=self.now, reason=data["reason"])
        count = len(known) - len(refused) if moved is None else moved
        return Response({"moved": count, "refused": refused})

    def step(self, name: str):
        step = self.workflow.get(name)
        if step is None:
            raise NotFound(_("There is no such move."))
        return step
