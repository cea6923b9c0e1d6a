"""The administration's bases: in scope, on record, and never in the way of a move."""

import pytest
from django.contrib import admin
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.utils import translation

from core.audit.models import AuditEntry
from core.jobs.models import Job
from core.orgs import roles
from core.web.admin import ActAdmin, ReadOnlyAdmin, ScopedAdmin
from core.workflow.errors import MoveRefused
from tests.core.web import sample
from tests.factories.core import PlaceFactory
from tests.support import acting

SITE = AdminSite()


def request_of(actor, method="get", **data):
    request = getattr(RequestFactory(), method)("/", data)
    request.actor, request.user = actor, actor.user
    actor.user.actor = actor
    return request


@pytest.fixture
def admin_permissions(monkeypatch, sample_table):
    known = dict(roles.permissions())
    known["sample.paper"] = {**known["sample.paper"], "run": frozenset({"municipal_officer"})}
    monkeypatch.setattr(roles, "permissions", lambda: known)


def test_only_rows_in_scope_are_offered(officer, papers):
    papers(2)
    papers(3, organisation=PlaceFactory())
    with acting(officer) as actor:
        rows = ScopedAdmin(sample.Paper, SITE).get_queryset(request_of(actor))
        assert len(rows) == 2


def test_what_a_move_changes_is_read_only(officer):
    with acting(officer) as actor:
        fields = ScopedAdmin(sample.Paper, SITE).get_readonly_fields(request_of(actor))
    assert set(fields) == {"ref", "org_path", "state", "version"}


def test_a_change_is_an_act_with_old_and_new_values(officer, papers, as_owner):
    [paper] = papers(1)
    with acting(officer) as actor:
        request = request_of(actor, "post")
        model_admin = ScopedAdmin(sample.Paper, SITE)
        form_class = model_admin.get_form(request, paper, fields=["title"])
        form = form_class({"title": "New"}, instance=sample.Paper.objects.get(pk=paper.pk))
        assert form.is_valid()
        model_admin.save_model(request, form.save(commit=False), form, change=True)
    with as_owner():
        entry = AuditEntry.objects.get(action="paper.edit")
    assert (entry.before, entry.after) == ({"title": "Paper 00000"}, {"title": "New"})


def test_nobody_is_led_to_a_page_that_belongs_to_somebody_else(officer):
    job = Job(pk=1, kind="trial", user=officer.user)
    assert admin.site.get_model_admin(Job).get_view_on_site_url(job) is None


def test_history_can_only_be_read(officer):
    with acting(officer) as actor:
        request, model_admin = request_of(actor), ReadOnlyAdmin(sample.Paper, SITE)
        assert model_admin.has_view_permission(request)
        assert not model_admin.has_add_permission(request)
        assert not model_admin.has_change_permission(request)
        assert not model_admin.has_delete_permission(request)


def test_an_act_is_a_service_call_with_its_refusal_shown(
    officer, papers, admin_permissions, monkeypatch
):
    [paper] = papers(1)
    said, done = [], []

    def run(row, *, actor, now):
        done.append(row.pk)
        if len(done) > 1:
            raise MoveRefused("Too early.")

    class RunAdmin(ActAdmin):
        acts = {"run": ("Run now", run)}

    monkeypatch.setattr("core.web.admin.messages.success", lambda request, text: said.append(text))
    monkeypatch.setattr("core.web.admin.messages.error", lambda request, text: said.append(text))
    monkeypatch.setattr("core.web.admin.reverse", lambda name: f"/{name}/")
    with acting(officer) as actor, translation.override("en"):
        for _ in range(2):
            response = RunAdmin(sample.Paper, SITE).act_view(
                request_of(actor, "post"), str(paper.pk), "run"
            )
            assert response.status_code == 302
    assert done == [paper.pk, paper.pk]
    assert said == ["Done: Run now · Paper 00000", "Too early."]


@pytest.mark.parametrize(
    ("method", "name"), [("get", "run"), ("post", "other"), ("post", "submit")]
)
def test_an_act_that_is_not_offered_is_refused(officer, papers, admin_permissions, method, name):
    [paper] = papers(1)
    with acting(officer) as actor, pytest.raises(PermissionDenied):
        ActAdmin(sample.Paper, SITE).act_view(request_of(actor, method), str(paper.pk), name)
