"""One world for all questions of a module, built once; what a question changes is taken back."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import client

from core.jobs import queue
from core.web import errors
from tests.contracts import world as worlds


def said_plainly(request, template: str, context: dict, status: int) -> HttpResponse:
    """What a refusal says, without the page around it: two thirds of all answers are refusals."""
    said = [context["text"], *map(str, context["fields"].items()), context["back_url"]]
    return HttpResponse("\n".join(map(str, said)), status=status)


@pytest.fixture(scope="module")
def whole_world(django_db_setup, django_db_blocker) -> Iterator[worlds.World]:
    """Lives as long as the module; the database forgets it afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(queue, "ring", lambda ref, countdown=0: None)
        # The client keeps a copy of every context of every template: half of the time of a page.
        patch.setattr(client, "store_rendered_templates", lambda *args, **kwargs: None)
        patch.setattr(errors, "render", said_plainly)
        yield worlds.build()
        transaction.set_rollback(True)
    cache.clear()


@pytest.fixture
def world(whole_world) -> Iterator[worlds.World]:
    """The world; what the test does to it is taken back."""
    with transaction.atomic():
        yield whole_world
        transaction.set_rollback(True)
