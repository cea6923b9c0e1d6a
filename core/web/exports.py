"""The job behind every export of a list: written whole, counted, recorded, then offered."""

import hashlib

from django.conf import settings
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.audit.log import act, record_many
from core.exchange import export
from core.jobs.registry import job
from core.web.pages.listing import list_page
from core.workflow.errors import Refused

_STEP = 1_000


@job("core.export", label=gettext_lazy("Export a list"))
def export_list(job) -> dict:
    """`params`: page (URL name of the list), query (its filters and order), format (xlsx or csv).

    Everything happens in the one transaction of the job: what is counted is what is written.
    """
    page, query, form = list_page(job.params["page"]), job.params["query"], job.params["format"]
    actor = job.actor
    if not page.policy.may(actor, "export"):
        raise Refused(_("Your role may not export this list."))
    expected = page.export_count(actor, query)
    if expected > settings.EXPORT_ROW_CAP:
        raise Refused(
            _("The list has %(count)s rows; at most %(cap)s can be exported. Narrow the filter.")
            % {"count": number_format(expected), "cap": number_format(settings.EXPORT_ROW_CAP)}
        )
    counted = _Counted(page.export_rows(actor, query), expected, job.progress)
    title = str(page.title)
    columns = [(str(place), label) for place, label in enumerate(page.export_columns())]
    content = export.export(form, columns, counted, title=title)
    if counted.count != expected:
        raise Incomplete
    digest = hashlib.sha256(content).hexdigest()
    stamp = timezone.localtime(job.now).strftime("%Y%m%d-%H%M")
    name = f"{title or slugify(job.params['page'])}-{stamp}.{form}"
    job.attach(content, name, export.FORMATS[form])
    _record(job, page, {"rows": expected, "digest": digest, "format": form, "query": query})
    return {"rows": expected, "digest": digest}


class Incomplete(RuntimeError):
    """Fewer or more rows were written than there are: the file is not offered."""


class _Counted:
    """Passes rows on, counts them and shows the progress."""

    def __init__(self, rows, expected: int, progress):
        self._rows, self._expected, self._progress = rows, expected, progress
        self.count = 0

    def __iter__(self):
        for row in self._rows:
            self.count += 1
            if self.count % _STEP == 0:
                self._progress(self.count, self._expected)
            yield row


def _record(job, page, after: dict) -> None:
    """One entry of the ledger for the whole export, under the job's reference."""
    label = page.policy.model._meta.label
    with act(job.actor, job.now):
        record_many(
            label, f"{label.split('.')[-1].lower()}.export", [(job.ref, job.actor.path, {}, after)]
        )
