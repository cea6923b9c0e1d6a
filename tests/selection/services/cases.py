"""Cases of the qualification review, and how somebody gives a verdict on one."""

from django.core.files.uploadedfile import SimpleUploadedFile

from selection.models import Nomination
from selection.services import verdicts
from tests.factories.reviews import PDF
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting


def paper():
    return SimpleUploadedFile("依据.pdf", PDF, "application/pdf")


def nominee(stage, person, state="endorsed", **fields):
    return NominationFactory(
        edition=stage.edition, sub_project=stage.field, person=person, place=stage.place,
        author=stage.author.user, state=state,
        **({"approver": stage.approver.user} if state == "endorsed" else {}) | fields,
    )  # fmt: skip


def give(stage, case, now, verdict, reason="", key="health", by=None, evidence=None):
    with acting(by or stage.reviewer) as actor:
        return verdicts.give(
            Nomination.objects.for_detail().get(pk=case.pk), key=key, verdict=verdict,
            reason=reason, evidence=evidence, actor=actor, now=now,
        )  # fmt: skip


def again(case):
    with database.as_owner():
        return Nomination.objects.for_detail().get(pk=case.pk)
