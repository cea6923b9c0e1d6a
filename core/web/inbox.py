"""The inbox of the acting membership."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from core.notices import deliver
from core.web.page import Page, safe_next

SHOWN = 100


class Inbox(Page):
    """Notices to one's role and to oneself, newest first; `?unread` leaves out what has been read."""

    template_name = "pages/inbox.html"
    partial = "list"
    title = gettext_lazy("Inbox")

    def get(self, request):
        rows = deliver.inbox(self.actor)
        only_unread = "unread" in request.GET
        if only_unread:
            rows = rows.filter(is_read=False)
        notices = list(rows[:SHOWN])
        return self.render(
            self.get_context(
                notices=notices,
                only_unread=only_unread,
                unread=deliver.unread_count(self.actor),
                now=timezone.localdate(),
            )
        )


class NoticeRead(Page):
    """POST: mark one notice as read and go where it leads."""

    http_method_names = ["post"]

    def rows(self, action: str = "view"):
        return deliver.inbox(self.actor)

    def post(self, request, ref):
        notice = self.get_row(ref)
        deliver.mark_read(self.actor, [notice])
        return redirect(safe_next(request, notice.url or reverse("core:inbox")))


class AllRead(Page):
    """POST: mark everything as read."""

    http_method_names = ["post"]

    def post(self, request):
        deliver.mark_all_read(self.actor)
        return redirect("core:inbox")
