"""What stands between a nominee's inspection and its report: checks, replies, talks."""

from collections.abc import Sequence

from django.db.models import Count
from django.utils.translation import gettext as _

from core.workflow.wording import listed
from selection.models import NoticeReply
from selection.services import must_checks, talks
from selection.states import MustCheckKind, TalkGroup


def obstacles(nominations: Sequence[int]) -> dict[int, list[str]]:
    """Nominee -> each thing that is missing, in words; who has none is left out. Three statements."""
    found: dict[int, list[str]] = {}
    for nominee, kinds in must_checks.missing(nominations).items():
        names = listed(MustCheckKind(kind).label for kind in kinds)
        found.setdefault(nominee, []).append(
            _("Must-checks still open: %(names)s.") % {"names": names}
        )
    waiting = NoticeReply.objects.any_of("nomination_id", nominations).filter(outcome="")
    counts = waiting.order_by().values_list("nomination_id").annotate(Count("pk"))
    for nominee, count in counts:
        text = _("Replies to the inspection notice not looked into yet: %(count)d.")
        found.setdefault(nominee, []).append(text % {"count": count})
    for nominee, groups in talks.due_of(nominations).items():
        left = [
            _("%(group)s: %(left)d") % {"group": TalkGroup(each.group).label, "left": each.left}
            for each in groups
            if each.left
        ]
        if left:
            text = _("Individual talks still due: %(left)s.") % {"left": listed(left)}
            found.setdefault(nominee, []).append(text)
    return found
