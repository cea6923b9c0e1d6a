"""The editor of schemes: rows instead of JSON, an example that follows, versions, trials."""

import json
from decimal import Decimal

import pytest
from django.urls import reverse

from selection.models import Scheme
from selection.ranking.parse import scheme_of
from tests.factories import selection as factories
from tests.plugins import database
from tests.support import sign_in

pytestmark = pytest.mark.django_db

CREATE = "selection:scheme-create"


@pytest.fixture
def office(client, stage):
    sign_in(client, stage.office)
    return client


def entries(answer) -> dict:
    """What a browser would send of the form as it is shown."""
    form = answer.context["form"]
    return {bound.html_name: bound.value() if bound.value() is not None else "" for bound in form}


def posted(client, url, sent, act=""):
    return client.post(url, {**sent, "act": act} if act else sent)


def test_an_officer_makes_a_scheme_without_seeing_json(office, stage):
    url = reverse(CREATE)
    sent = entries(office.get(url)) | {"tier": "provincial", "title": "2026 年方案"}
    sent = entries(posted(office, url, sent, "add:components"))
    assert sent["title"] == "2026 年方案"
    sent |= {"components-2-name": "research", "components-2-max": "100"}
    sent = entries(posted(office, url, sent, "add:composites-0-parts"))
    sent |= {"composites-0-parts-2-part": "research", "composites-0-parts-2-weight": "0.30"}
    made = posted(office, url, sent)
    assert made.status_code == 302
    with database.as_owner():
        scheme = Scheme.objects.select_related("edition").get(name="2026 年方案")
    assert (scheme.edition, scheme.tier) == (stage.edition, "provincial")
    assert '"research": 0.30' in scheme.text
    assert scheme_of(scheme.text).composite["total"].of[2] == ("research", Decimal("0.30"))


def test_a_row_that_was_added_and_left_empty_does_no_harm(office):
    url = reverse(CREATE)
    sent = entries(office.get(url)) | {"tier": "provincial", "title": "甲"}
    sent = entries(posted(office, url, sent, "add:steps"))
    assert posted(office, url, sent).status_code == 302


def test_a_fault_is_shown_at_its_field_and_nothing_is_kept(office):
    url = reverse(CREATE)
    sent = entries(office.get(url)) | {"tier": "provincial", "title": "甲"}
    sent["composites-0-parts-1-weight"] = "most"
    answer = posted(office, url, sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["composites-0-parts-1-weight"]
    assert "most" in answer.content.decode()
    with database.as_owner():
        assert not Scheme.objects.filter(name="甲").exists()


def test_the_worked_example_follows_what_is_typed(office):
    url = reverse(CREATE)
    sent = entries(office.get(url)) | {"components-0-max": "50"}
    answer = office.post(url, sent | {"act": "preview"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.context["explanation"].components[0].shown_score == "41.00"
    assert b"<html" not in answer.content
    sent["components-0-max"] = "0"
    faulty = office.post(url, sent | {"act": "preview"}, headers={"HX-Request": "true"})
    assert faulty.context["reading"].faults[0][0] == "written · Highest mark"


def test_a_scheme_is_brought_in_as_json(office):
    url = reverse(CREATE)
    sent = entries(office.get(url)) | {"title": "甲", "json": json.dumps(factories.SIMPLE)}
    filled = entries(posted(office, url, sent, "bring"))
    assert filled["title"] == factories.SIMPLE["name"]
    assert filled["steps-0-name"] == factories.SIMPLE["steps"][0]["name"]
    sent["json"] = '{"steps": 1}'
    refused = posted(office, url, sent, "bring")
    assert "/steps" in refused.content.decode()
    assert entries(refused)["title"] == "甲"


def test_the_json_that_is_handed_out_is_the_sealed_text(office, stage):
    answer = office.get(reverse("selection:scheme-json", args=[stage.scheme.ref]))
    assert answer.content.decode() == stage.scheme.text
    assert "attachment" in answer["Content-Disposition"]


def test_a_published_scheme_gets_a_new_version_with_its_reason(office, stage):
    url = f"{reverse(CREATE)}?from={stage.scheme.ref}"
    sent = entries(office.get(url)) | {"title": "新方案"}
    sent["steps-0-per_seat"] = "9"
    assert posted(office, url, sent).status_code == 422
    made = posted(office, url, sent | {"reason": "名额有调整"})
    assert made.status_code == 302
    with database.as_owner():
        version = Scheme.objects.get(name="新方案")
    assert (version.tier, version.number) == (stage.scheme.tier, stage.scheme.number + 1)
    compare = office.get(
        reverse("selection:scheme-compare", args=[version.ref]), {"with": stage.scheme.ref}
    )
    [change] = [one for one in compare.context["changes"] if "per_seat" in one.where]
    assert change.after == "9"


def test_a_draft_is_edited_and_a_published_scheme_is_not(office, stage):
    with database.as_owner():
        draft = factories.SchemeFactory(
            edition=stage.edition, tier="provincial", state="draft", published_on=None
        )
    url = reverse("selection:scheme-edit", args=[draft.ref])
    sent = entries(office.get(url)) | {"title": "改过"}
    assert posted(office, url, sent).status_code == 302
    with database.as_owner():
        draft.refresh_from_db()
    assert draft.name == "改过"
    sealed = reverse("selection:scheme-edit", args=[stage.scheme.ref])
    assert posted(office, sealed, entries(office.get(sealed))).status_code == 409


def test_the_order_of_steps_is_changed_by_moving_one_up(office):
    url = reverse(CREATE)
    sent = entries(office.get(url))
    moved = entries(posted(office, url, sent, "up:steps-1"))
    assert moved["steps-0-name"] == sent["steps-1-name"]


def test_a_place_sees_no_editor_and_no_trial(client, stage):
    sign_in(client, stage.author)
    assert client.get(reverse(CREATE)).status_code == 403
    trial = reverse("selection:scheme-trial", args=[stage.scheme.ref])
    assert client.get(trial).status_code == 403
    assert client.get(stage.scheme.get_absolute_url()).status_code == 200


class TestTrial:
    def url(self, scheme):
        return reverse("selection:scheme-trial", args=[scheme.ref])

    def test_invented_marks_go_through_every_step(self, office, stage):
        trial = office.get(self.url(stage.scheme)).context["trial"]
        assert not trial.faults
        assert trial.steps[0].entrants == 72
        assert trial.groups == 3
        assert sum(trial.steps[0].counts.values()) == 72

    def test_panels_and_dropped_marks_are_invented_too(self, office, stage):
        text = json.dumps(
            {
                "name": "panels",
                "components": {
                    "talk": {
                        "max": 100,
                        "examiners": {"drop_highest": 1, "drop_lowest": 1},
                        "panels": {"method": "double_average"},
                    }
                },
                "steps": [{"name": "one", "score": "talk", "keep": {"per_seat": 1, "ties": "all"}}],
            }
        )
        with database.as_owner():
            scheme = factories.SchemeFactory(edition=stage.edition, tier="provincial", text=text)
        trial = office.get(self.url(scheme)).context["trial"]
        assert trial.steps[0].counts["kept"] >= 6

    def test_marks_of_an_edition_show_who_would_fare_otherwise(self, office, stage):
        """Two nominees, one place: the list in effect took the weaker one."""
        strong, weak = self.examined(stage, ("90", "61"))
        run = factories.RunFactory(scheme=stage.scheme, state="effective", step_number=2)
        with database.as_owner():
            factories.RunRowFactory(run=run, nomination=strong, outcome="cut")
            factories.RunRowFactory(run=run, nomination=weak, outcome="kept")
        answer = office.get(self.url(self.one_seat(stage)), {"source": str(stage.edition.ref)})
        trial = answer.context["trial"]
        assert not trial.faults
        assert [one.pk for one in trial.gains] == [strong.pk]
        assert [one.pk for one in trial.losses] == [weak.pk]
        assert trial.changes == 2

    def test_a_component_without_marks_is_named(self, office, stage):
        self.examined(stage, ("90",))
        with database.as_owner():
            scheme = factories.SchemeFactory(
                edition=stage.edition,
                number=3,
                text=json.dumps(factories.SIMPLE).replace("interview", "speech"),
            )
        trial = office.get(self.url(scheme), {"source": str(stage.edition.ref)}).context["trial"]
        assert len(trial.faults) == 1
        assert "speech" in trial.faults[0]

    def examined(self, stage, marks):
        own = {"edition": stage.edition, "sub_project": stage.field, "place": stage.place}
        found = []
        with database.as_owner():
            for mark in marks:
                row = factories.NominationFactory(**own, state="qualified")
                for component in ("written", "interview"):
                    factories.MarkFactory(nomination=row, component=component, mark=mark)
                found.append(row)
        return found

    def one_seat(self, stage):
        text = {
            **factories.SIMPLE,
            "steps": [
                {"name": "all", "score": "written"},
                {"name": "half", "score": "written", "keep": {"per_seat": "0.5", "ties": "all"}},
            ],
        }
        with database.as_owner():
            return factories.SchemeFactory(edition=stage.edition, number=2, text=json.dumps(text))


@pytest.mark.parametrize("versions", [1, 3])
def test_a_scheme_costs_the_same_with_any_number_of_versions(
    office, stage, versions, django_assert_num_queries
):
    with database.as_owner():
        for number in range(versions):
            factories.SchemeFactory(edition=stage.edition, number=number + 2)
    office.get(stage.scheme.get_absolute_url())
    with django_assert_num_queries(11):
        office.get(stage.scheme.get_absolute_url())
