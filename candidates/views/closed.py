"""The old addresses of a record that was merged into another."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from candidates.policies import closed_records, people
from core.web.page import Page


class LedOn(Exception):
    """The row asked for was merged into another; `target` is where its address leads."""

    def __init__(self, target: str):
        super().__init__(target)
        self.target = target


class LeadsOn(Page):
    """A page of one person that leads from a closed record to the one that goes on; who may not see
    that one comes to the page of the closed record, which names no other."""

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except LedOn as led:
            return redirect(led.target)

    def get_row(self, ref, rows=None):
        try:
            return super().get_row(ref, rows)
        except Http404:
            closed = closed_records.scope(self.actor).filter(ref=ref).order_by().first()
            if closed is None:
                raise
            kept = people.scope(self.actor).filter(pk=closed.merged_into_id).order_by().first()
            match = self.request.resolver_match
            if kept is None:
                raise LedOn(reverse("candidates:person-closed", args=[ref])) from None
            raise LedOn(reverse(match.view_name, args=[kept.ref])) from None
