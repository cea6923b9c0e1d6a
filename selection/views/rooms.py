"""One room on the day, seats, tickets, and what invigilators note."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import FormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from selection import filters, forms, policies, tables
from selection.documents import exam as documents
from selection.services import attending, printing, sessions
from selection.states import INCIDENT, SessionState
from selection.views.sessions import session_crumbs


class RoomDetail(DetailPage):
    """The plan of the room as its people sit, in view as far as the reader's area goes."""

    policy = policies.rooms
    template_name = "selection/room_detail.html"

    def rows(self, action="view"):
        return self.policy.scope(self.actor, action).select_related("session")

    def get_page_actions(self):
        seated = self.row.session.state == SessionState.SEATED
        if seated and self.policy.allows(self.actor, "attend", self.row):
            url = self.url("attendance", self.row.ref)
            return [(_("Take attendance"), url, "primary", "checklist")]
        return []

    def get_breadcrumbs(self):
        return session_crumbs(self.row.session)

    def get_context(self, **context):
        sittings = policies.sittings.scope(self.actor).filter(room=self.row)
        at = {(s.row, s.column): s for s in sittings.select_related("nomination", "unit")}
        grid = [
            [at.get((row, column)) for column in range(1, self.row.columns + 1)]
            for row in range(1, self.row.rows + 1)
        ]
        return super().get_context(grid=grid, seated=len(at), **context)


class RoomAttendance(FormPage):
    """For the invigilators' telephone: everybody is present, except who is ticked."""

    policy, form_class, action = policies.rooms, forms.AttendanceForm, "attend"
    verb = staticmethod(attending.take)
    template_name = "selection/room_attendance.html"
    title = gettext_lazy("Take attendance")
    submit_label = gettext_lazy("All others are present: save")

    def rows(self, action="view"):
        return self.policy.scope(self.actor, action).select_related("session")

    def load(self, ref):
        super().load(ref)
        if self.request.method == "GET" and self.row.session.state != SessionState.SEATED:
            raise MoveRefused(_("Attendance is taken once people have seats."), code="state")

    def get_initial(self):
        return {}

    def get_form_kwargs(self):
        rows = policies.sittings.scope(self.actor).filter(room=self.row)
        return {"sittings": rows.select_related("nomination").order_by("seat")}

    def get_success_url(self, result):
        return self.row.session.get_absolute_url()

    def get_cancel_url(self):
        return self.row.get_absolute_url()

    def get_done_text(self, result):
        return _("Room %(room)s: %(present)d present, %(absent)d absent.") % {
            "room": self.row.number,
            **result,
        }

    def get_breadcrumbs(self):
        return [*session_crumbs(self.row.session), (str(self.row), self.row.get_absolute_url())]


class RoomRemove(Page):
    """POST: a room that was entered by mistake and seats nobody."""

    policy = policies.rooms
    http_method_names = ["post"]

    def check(self):
        if not policies.sessions.may(self.actor, "edit"):
            raise NotYours(not_for_role(self.actor))

    def post(self, request, ref):
        room = self.get_row(ref)
        if not policies.sessions.allows(self.actor, "edit", room.session):
            raise NotYours(_("This row is not yours to change."))
        sessions.remove_room(room, actor=self.actor, now=timezone.now())
        messages.success(request, _("The room is removed."))
        return redirect(room.session.get_absolute_url())


class SittingList(ListPage):
    policy, table, filters = policies.sittings, tables.SittingTable, filters.SittingFilter
    title = gettext_lazy("Seats in the exam")
    empty_text = gettext_lazy("Nobody has a seat yet.")


class SittingDetail(DetailPage):
    policy = policies.sittings
    template_name = "selection/sitting_detail.html"

    def get_page_actions(self):
        actions = []
        open_ = self.row.session.state == SessionState.SEATED
        if open_ and self.policy.allows(self.actor, "move_seat", self.row):
            url = self.url("seat", self.row.ref)
            actions.append((_("Change the seat"), url, "", "switch-horizontal"))
        if policies.incidents.may(self.actor, "create"):
            url = self.url("incident", self.row.ref)
            actions.append((_("Note misconduct"), url, "danger", "alert-triangle"))
        return actions

    def get_breadcrumbs(self):
        room = self.row.room
        return [
            *session_crumbs(self.row.session),
            (str(room), room.get_absolute_url()),
        ]

    def get_context(self, **context):
        found = policies.incidents.scope(self.actor).filter(sitting=self.row)
        return super().get_context(
            incidents=list(found.order_by("pk")),
            may_ticket=self.policy.may(self.actor, "ticket"),
            **context,
        )


class SittingSeat(FormPage):
    policy, form_class, action = policies.sittings, forms.MoveSeatForm, "move_seat"
    verb = staticmethod(sessions.move_seat)
    wants = ("row",)
    title = gettext_lazy("Change the seat")

    def get_initial(self):
        return {"room": str(self.row.room.ref), "row": self.row.row, "column": self.row.column}


class SittingIncident(FormPage):
    policy, form_class, action = policies.sittings, forms.IncidentForm, "view"
    verb = staticmethod(attending.report)
    title = gettext_lazy("Note misconduct")
    done_text = gettext_lazy("It is noted. A person decides what follows.")

    def load(self, ref):
        super().load(ref)
        if not policies.incidents.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return result.get_absolute_url()


class SittingTicket(Page):
    """POST: one ticket as PDF."""

    policy = policies.sittings
    http_method_names = ["post"]
    action = "ticket"

    def post(self, request, ref):
        rows = self.rows("ticket").for_detail()
        sitting = self.get_row(ref, rows)
        printing.release_ticket(sitting, actor=self.actor, now=timezone.now())
        number = sitting.nomination.exam_number
        return attachment(documents.tickets([sitting]), f"准考证-{number}.pdf", documents.PDF)


class IncidentList(ListPage):
    policy, table, filters = policies.incidents, tables.IncidentTable, filters.IncidentFilter
    workflow, services = INCIDENT, attending
    title = gettext_lazy("Misconduct in the exam")
    empty_text = gettext_lazy("No misconduct has been noted.")
    batch_moves = ()


class IncidentDetail(DetailPage):
    policy, workflow, services = policies.incidents, INCIDENT, attending
    template_name = "selection/incident_detail.html"
