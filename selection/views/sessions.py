"""Exam sessions: their list, one session with its rooms and papers, seating and tickets."""

from django.db.models import Count
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.orgs.models import AccessLog
from core.web.downloads import attachment
from core.web.errors import NotYours
from core.web.page import Page, not_for_role
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage, FormPage, MoveFormPage
from core.web.pages.listing import ListPage
from core.workflow.errors import MoveRefused
from planning.handover import running_editions
from selection import filters, forms, policies, tables
from selection.documents import exam as documents
from selection.services import papers, printing, schemes, sessions
from selection.states import SESSION, SessionState


class SessionList(ListPage):
    policy, table, filters = policies.sessions, tables.SessionTable, filters.SessionFilter
    workflow, services = SESSION, sessions
    title = gettext_lazy("Exam sessions")
    create_label = gettext_lazy("Plan a session")
    empty_text = gettext_lazy("No session has been planned yet.")
    batch_moves = ()


class SessionDetail(DetailPage):
    """Day and hours, rooms with their attendance, papers with their state, and what is printed."""

    policy, workflow, services = policies.sessions, SESSION, sessions
    template_name = "selection/session_detail.html"

    def may_edit(self):
        return self.row.state != SessionState.HELD

    def get_page_actions(self):
        actions = super().get_page_actions()
        if self.policy.allows(self.actor, "edit", self.row):
            here = self.row.ref
            if self.may_edit():
                actions.append((_("Add a room"), self.url("room", here), "", "plus"))
            if policies.papers.may(self.actor, "create"):
                actions.append((_("Add a paper"), self.url("paper", here), "", "file-text"))
            if self.row.state in SESSION.seat.sources:
                actions.append((_("Assign seats"), self.url("seat", here), "primary", "users"))
        return actions

    def is_seated(self):
        return self.row.state != SessionState.PLANNED

    def rooms(self):
        """With who sits there, as far as the reader's area goes."""
        counts = policies.sittings.scope(self.actor).filter(session=self.row).order_by()
        seated: dict[tuple, int] = {}
        for room, attendance, count in counts.values_list("room", "attendance").annotate(
            count=Count("pk")
        ):
            seated[room, attendance] = count
        rooms = policies.rooms.scope(self.actor).filter(session=self.row).order_by("number")
        return [
            {
                "room": room,
                "seated": sum(seated.get((room.pk, key), 0) for key in ("", "present", "absent")),
                "present": seated.get((room.pk, "present"), 0),
                "absent": seated.get((room.pk, "absent"), 0),
                "is_kept": not seated.get((room.pk, ""), 0),
            }
            for room in rooms
        ]

    def get_context(self, **context):
        return super().get_context(
            rooms=self.rooms(),
            papers=policies.papers.scope(self.actor).filter(session=self.row).order_by("pk"),
            waiting=sessions.nominees(self.row).count()
            if self.policy.may(self.actor, "seat")
            else 0,
            may_print=policies.rooms.may(self.actor, "print") and self.is_seated(),
            may_have_tickets=policies.sittings.may(self.actor, "ticket") and self.is_seated(),
            may_remove=self.may_edit() and self.policy.allows(self.actor, "edit", self.row),
            kinds=KINDS,
            **context,
        )


KINDS = [
    ("door", gettext_lazy("Door lists")),
    ("plan", gettext_lazy("Seat plans")),
    ("sign", gettext_lazy("Sign-in sheets")),
]


class SessionCreate(CreatePage):
    policy, form_class = policies.sessions, forms.SessionForm
    verb = staticmethod(sessions.plan)
    title = gettext_lazy("Plan a session")

    def get_data(self, form):
        edition = running_editions(self.actor).first()
        if edition is None:
            raise MoveRefused(_("No edition is running."), code="state")
        return {**super().get_data(form), "edition": edition}


class SessionEdit(EditPage):
    policy, form_class = policies.sessions, forms.SessionEditForm
    verb = staticmethod(sessions.revise)


class RoomCreate(FormPage):
    policy, form_class = policies.sessions, forms.RoomForm
    verb = staticmethod(sessions.add_room)
    title = gettext_lazy("Add a room")
    done_text = gettext_lazy("The room is added.")

    def get_initial(self):
        return {"rows_of_seats": 5, "columns": 6}

    def get_success_url(self, result):
        return self.row.get_absolute_url()


class PaperCreate(FormPage):
    """A component of the published scheme that has no paper yet."""

    policy, form_class = policies.sessions, forms.PaperForm
    verb = staticmethod(papers.plan)
    title = gettext_lazy("Add a paper")
    done_text = gettext_lazy("The paper is planned.")

    def load(self, ref):
        super().load(ref)
        if not policies.papers.may(self.actor, "create"):
            raise NotYours(not_for_role(self.actor))

    def get_form_kwargs(self):
        scheme = schemes.current(self.row.edition, self.row.tier)
        components = schemes.parsed_of(scheme).components if scheme else ()
        return {"components": [each.name for each in components if each.panels is None]}

    def get_initial(self):
        return {}

    def get_success_url(self, result):
        return result.get_absolute_url()


class SessionSeat(MoveFormPage):
    policy, form_class = policies.sessions, forms.SeatForm
    verb, move = staticmethod(sessions.seat), SESSION.seat
    template_name = "selection/session_seat.html"
    submit_label = gettext_lazy("Draw the seats")
    done_text = gettext_lazy("The seats are drawn.")

    def get_initial(self):
        return {"seed": None}

    def get_context(self, **context):
        rooms = list(self.row.rooms.all())
        return super().get_context(
            people=sessions.nominees(self.row).count(),
            seats=sum(room.capacity for room in rooms),
            again=self.row.state == SessionState.SEATED,
            **context,
        )


class SessionTickets(Page):
    """POST: all tickets of the reader's area, as a job."""

    policy = policies.sessions
    http_method_names = ["post"]

    def check(self):
        if not policies.sittings.may(self.actor, "ticket"):
            raise NotYours(not_for_role(self.actor))

    def post(self, request, ref):
        session = self.get_row(ref)
        job = printing.queue_tickets(session, actor=self.actor, now=timezone.now())
        return redirect(job.get_absolute_url())


class SessionPapers(Page):
    """POST: the door lists, seat plans or sign-in sheets of all rooms in one file."""

    policy = policies.sessions
    http_method_names = ["post"]

    def check(self):
        if not policies.rooms.may(self.actor, "print"):
            raise NotYours(not_for_role(self.actor))

    def post(self, request, ref, kind):
        session = self.get_row(ref)
        rows = policies.sittings.scope(self.actor).filter(session=session).for_detail().in_order()
        if not rows.exists():
            raise MoveRefused(_("Nobody is seated yet."), code="state")
        if not policies.rooms.scope(self.actor, "print").filter(session=session).exists():
            # A place sees its own people alone: its list of a door would lack the others.
            raise NotYours(_("This row is not yours to change."))
        printing.release_papers(session, kind, actor=self.actor, now=timezone.now())
        request.reads.append(
            AccessLog(
                user_id=self.actor.user_id,
                role=self.actor.role,
                org_path=self.actor.path,
                kind="file",
                object_type=session._meta.label_lower,
                object_ref=session.ref,
                purpose=kind,
            )
        )
        content = documents.room_papers(session, kind, rows)
        return attachment(
            content, f"{session.name}-{documents.ROOM_PAPERS[kind]}.pdf", documents.PDF
        )


def session_crumbs(session) -> list[tuple[str, str]]:
    """The way down to what belongs to a session."""
    return [
        (_("Exam sessions"), reverse("selection:session-list")),
        (session.name, session.get_absolute_url()),
    ]
