"""The smallest valid rows of the qualification review."""

import datetime

import factory
from django.utils import timezone

from core.files.store import store
from selection import models
from tests.factories import Factory
from tests.factories.core import UserFactory
from tests.factories.selection import NominationFactory, RunFactory
from tests.plugins import database

PDF = b"%PDF-1.7\n%%EOF"


def file_in(org_path, name="报告.pdf"):
    """A paper that belongs to a nomination."""
    with database.as_owner():
        return store(PDF, name, org_path=org_path, belongs_to="selection.nomination")


class ReviewVerdictFactory(Factory):
    class Meta:
        model = models.ReviewVerdict

    nomination = factory.SubFactory(NominationFactory, state="endorsed")
    org_path = factory.SelfAttribute("nomination.org_path")
    stage = "office"
    key = "health"
    verdict = "needs_proof"
    rule_verdict = "needs_proof"
    reviewer = factory.SubFactory(UserFactory)
    at = factory.LazyFunction(timezone.now)


class ExemptionFactory(Factory):
    class Meta:
        model = models.Exemption

    nomination = factory.SubFactory(NominationFactory, state="endorsed")
    org_path = factory.SelfAttribute("nomination.org_path")
    key = "years_at_level_min"
    ground = "tested"
    reason = "在抗洪抢险中经受住考验。"
    document = factory.LazyAttribute(lambda row: file_in(row.org_path))
    declared = True
    proposed_by = factory.SubFactory(UserFactory)
    proposed_at = factory.LazyFunction(timezone.now)


class ReopeningFactory(Factory):
    class Meta:
        model = models.Reopening

    nomination = factory.SubFactory(NominationFactory, state="rejected")
    org_path = factory.SelfAttribute("nomination.org_path")
    ground = "amended"
    reason = "条件已调整。"
    from_state = "rejected"
    round = 1
    proposed_by = factory.SubFactory(UserFactory)
    proposed_at = factory.LazyFunction(timezone.now)


class ReviewRequestFactory(Factory):
    class Meta:
        model = models.ReviewRequest

    nomination = factory.SubFactory(NominationFactory, state="rejected")
    org_path = factory.SelfAttribute("nomination.org_path")
    received_on = datetime.date(2011, 3, 9)
    until = datetime.date(2011, 3, 15)
    body = "本人认为年龄计算有误。"
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = factory.LazyFunction(timezone.now)


class RecheckFactory(Factory):
    class Meta:
        model = models.Recheck

    nomination = factory.SubFactory(NominationFactory, state="not_shortlisted")
    org_path = factory.SelfAttribute("nomination.org_path")
    run = factory.SubFactory(RunFactory, state="effective")
    received_on = datetime.date(2011, 4, 9)
    until = datetime.date(2011, 4, 15)
    body = "请复核总分。"
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = factory.LazyFunction(timezone.now)


class LetterFactory(Factory):
    class Meta:
        model = models.Letter

    nomination = factory.SubFactory(NominationFactory, state="rejected")
    edition = factory.SelfAttribute("nomination.edition")
    org_path = factory.SelfAttribute("nomination.org_path")
    kind = "rejected"
    number = factory.Sequence(lambda n: n + 1)
    params = factory.LazyAttribute(
        lambda row: {
            "number": row.number, "year": 2011, "edition": "测试", "office": "省委组织部",
            "office_latin": "Organisation Department", "name": row.nomination.name,
            "pinyin": row.nomination.pinyin, "place": row.nomination.place.name,
            "place_latin": row.nomination.place.latin, "tier": "municipal", "field": "economy",
            "ground": "file", "exam_number": "", "reason": "与档案不符。", "until": "2011-03-15",
            "day": "2011-03-08",
        }
    )  # fmt: skip
    text = factory.LazyAttribute(
        lambda row: {
            "title": "资格审查结果通知书", "number": "第1号", "to": f"{row.nomination.name}：",
            "lines": ["经审查，不符合条件。"], "office": "省委组织部", "day": "2011年3月8日",
        }
    )  # fmt: skip
    issued_by = factory.SubFactory(UserFactory)
    issued_at = factory.LazyFunction(timezone.now)
