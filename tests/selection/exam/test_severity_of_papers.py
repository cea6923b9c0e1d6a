"""Severity of those who mark papers: what the sheets say, what an adoption does, and what it holds fast."""

from collections import defaultdict
from decimal import Decimal
from statistics import fmean

import pytest
from django.urls import reverse

from core.workflow.errors import MoveRefused
from selection.models import CodeKey, Mark, MarkSheet, SeverityLine
from selection.rules.marking import counting
from selection.services import papers, runs, schemes, severity, sheets
from tests.factories import exam
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
#: What each of three markers takes off, in the order of their accounts.
OFF = (0, 6, -4)


def worth(code: str) -> int:
    return 40 + int(code[:3]) % 40


@pytest.fixture
def candidates(stage):
    return exam.nominees(stage, 45)


@pytest.fixture
def reading():
    """A request enters its scope itself, and each act below names its own."""


@pytest.fixture
def paper(stage, now, candidates):
    """Marked twice each by the draw among three markers, opened by two people and released."""
    factories.SchemeFactory(edition=stage.edition, number=2, may_adjust=True)
    session = exam.held(stage, now, rooms=((5, 6), (5, 6)))
    paper, examiners = exam.marked(stage, now, session, tolerance=12)
    off = dict(zip(sorted(examiners), OFF, strict=True))
    with database.as_owner():
        given = list(MarkSheet.objects.select_related("paper").order_by("number"))
    for sheet in given:
        less = off[sheet.marker_id]

        def mark_of(code, less=less):
            return worth(code) + (int(code[3:5]) + less) % 3 - 1 - less

        exam.fill(sheet, examiners[sheet.marker_id], now, mark_of)
    with acting(stage.exam) as actor:
        papers.seal(paper, actor=actor, now=now)
    exam.opened(stage, now, paper)
    with acting(stage.exam) as actor:
        papers.release(paper, actor=actor, now=now)
    return paper


def study(stage, now):
    with acting(stage.office) as actor:
        begun = severity.start(
            edition=stage.edition, tier="municipal", components=["written"], actor=actor, now=now
        )
        return severity.compute(begun, actor=actor, now=now)


def test_what_an_effective_mark_is_made_of():
    first = [(1, Decimal(60)), (1, Decimal(70))]
    assert counting("mean", first) == [0, 1]
    assert counting("single", first[:1]) == [0]
    assert counting("pair", [*first, (2, Decimal(66))]) == [1, 2]
    # Equally near: the higher one.
    assert counting("pair", [*first, (2, Decimal(65))]) == [1, 2]
    assert counting("arbitrated", [*first, (2, Decimal(90))]) == []


def test_double_marking_links_the_markers_and_their_severity_is_told(stage, paper, now):
    found = study(stage, now)
    assert (found.state, found.fault) == ("done", "")
    assert (found.marks, found.candidates) == (90, 45)
    with database.as_owner():
        markers = list(paper.sheets.order_by("marker_id").values_list("marker__name", flat=True))
    told = {each["name"]: each["measure"] for each in found.result["examiners"]}
    strict, plain, lenient = markers[1], markers[0], markers[2]
    assert told[strict] > told[plain] > told[lenient]
    with acting(stage.office):
        assert SeverityLine.objects.filter(study=found).count() == 45
        assert not Mark.objects.exclude(adjusted=None).exists()


def test_adopted_each_script_counts_with_the_mean_of_its_two_adjusted_marks(stage, paper, now):
    found = study(stage, now)
    decider = MembershipFactory(role="programme_office")
    with acting(decider) as actor:
        severity.adopt(found, actor=actor, now=now, reason="双评数据充分，宽严差异显著。")
        rows = list(Mark.objects.filter(component="written"))
        assert len(rows) == 45
        assert all(mark.adjusted is not None for mark in rows)
        lines = CodeKey.objects.values_list(
            "nomination_id", "script__code", "script__marks__sheet__marker"
        )
        truth, pairs = {}, defaultdict(set)
        for nominee, code, marker in lines:
            truth[nominee] = worth(code)
            pairs[nominee].add(marker)

        def apart(name):
            """How far the three pairs of markers lie apart on average from what the script is worth."""
            off = defaultdict(list)
            for mark in rows:
                nominee = mark.nomination_id
                off[frozenset(pairs[nominee])].append(float(getattr(mark, name)) - truth[nominee])
            means = [fmean(each) for each in off.values()]
            return max(means) - min(means)

        assert apart("adjusted") < apart("mark")
        scheme = schemes.current(stage.edition, "municipal")
        one = runs.compute_now(scheme=scheme, step="shortlist", actor=actor, now=now)
        assert runs.current_digest(one) == one.inputs_digest


def test_no_sheet_is_unsealed_under_an_adopted_adjustment(stage, paper, now):
    found = study(stage, now)
    with acting(MembershipFactory(role="programme_office")) as actor:
        severity.adopt(found, actor=actor, now=now, reason="双评数据充分，宽严差异显著。")
    with acting(stage.exam) as actor:
        sheet = MarkSheet.objects.select_related("paper").first()
        sheets.unseal(sheet, actor=actor, now=now, reason="登分有误。")
    with acting(stage.office) as actor:
        sheet.refresh_from_db()
        with pytest.raises(MoveRefused, match="Withdraw the adoption"):
            sheets.unseal(sheet, actor=actor, now=now, reason="登分有误。")


def test_the_statistics_of_a_paper_go_by_room_and_by_marker(client, stage, paper):
    sign_in(client, stage.exam)
    answer = client.get(reverse("selection:mark-statistics"), {"component": "written"})
    found = answer.context["found"]
    assert [each.panel for each in found.groups] == ["示例中学 第1考场", "示例中学 第2考场"]
    assert sum(each.spread.count for each in found.groups) == 45
    assert (found.pairs.candidates, len(found.pairs.coefficients)) == (45, 2)
    assert found.pairs.coefficients[0].value > 0.6
    assert [one.count for one in found.examiners] == [30, 30, 30]
    html = answer.content.decode()
    assert "45 scripts, each marked by two" in html
    (told,) = [
        each
        for each in client.get(reverse("markstatistics-list")).json()
        if each["component"] == "written"
    ]
    assert told["pairs"]["kappa"] == pytest.approx(found.pairs.kappa)
