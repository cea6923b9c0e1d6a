"""Teams, posts and vacancies; the board of vacancies by place and level."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from appointment import charts, policies
from appointment.filters import PostFilter, TeamFilter, VacancyFilter
from appointment.forms import PostForm, TeamForm, VacancyForm
from appointment.services import teams, vacancies
from appointment.states import VACANCY, VacancyState
from appointment.tables import PostTable, TeamTable, VacancyTable
from core.web.page import Page
from core.web.pages.detail import DetailPage
from core.web.pages.forms import CreatePage, EditPage
from core.web.pages.listing import ListPage


class TeamList(ListPage):
    policy, table, filters = policies.teams, TeamTable, TeamFilter
    title = _("Leadership teams")
    create_label = _("New team")


class TeamDetail(DetailPage):
    policy, template_name = policies.teams, "appointment/team_detail.html"

    def get_page_actions(self):
        actions = super().get_page_actions()
        if policies.posts.may(self.actor, "create"):
            url = self.url("post", self.row.ref)
            actions.insert(0, (gettext("Add a post"), url, "primary", "plus"))
        return actions

    def get_context(self, **context):
        rows = policies.posts.scope(self.actor).filter(team=self.row)
        return super().get_context(posts=rows.order_by("-level", "pk"), **context)


class TeamCreate(CreatePage):
    policy, form_class, verb = policies.teams, TeamForm, staticmethod(teams.add_team)
    title = _("New team")
    wants = ("actor",)


class TeamEdit(EditPage):
    policy, form_class, verb = policies.teams, TeamForm, staticmethod(teams.edit_team)
    wants = ("actor", "row")


class Within(CreatePage):
    """A form for a row that belongs to the row of the address."""

    parent_policy: Any = None
    parent_name = ""

    def dispatch(self, request, *args, ref, **kwargs):
        self.ref = ref
        return super().dispatch(request, *args, **kwargs)

    def check(self):
        self.parent = self.find_parent()
        super().check()

    def find_parent(self):
        rows = self.parent_policy.scope(self.actor)
        rows = rows.for_detail() if hasattr(rows, "for_detail") else rows
        row = rows.filter(ref=self.ref).first()
        if row is None:
            raise Http404
        return row

    def get_data(self, form):
        return {self.parent_name: self.parent, **super().get_data(form)}

    def get_breadcrumbs(self):
        return [(str(self.parent), self.parent.get_absolute_url())]

    def get_cancel_url(self):
        return self.parent.get_absolute_url()


class PostAdd(Within):
    policy, form_class, verb = policies.posts, PostForm, staticmethod(teams.add_post)
    parent_policy, parent_name = policies.teams, "team"
    title = _("Add a post")

    def get_success_url(self, result):
        return self.parent.get_absolute_url()


class PostList(ListPage):
    policy, table, filters = policies.posts, PostTable, PostFilter
    title = _("Posts")


class PostDetail(DetailPage):
    policy, template_name = policies.posts, "appointment/post_detail.html"

    def get_page_actions(self):
        actions = super().get_page_actions()
        is_open = self.row.vacancies.open().exists()
        if not is_open and policies.vacancies.may(self.actor, "create"):
            url = self.url("open", self.row.ref)
            actions.insert(0, (gettext("Open the post"), url, "primary", "plus"))
        return actions

    def get_context(self, **context):
        row = self.row
        return super().get_context(
            vacancies=policies.vacancies.scope(self.actor).filter(post=row).order_by("-opens_on"),
            appointments=policies.appointments.scope(self.actor)
            .filter(post=row)
            .select_related("trainee")
            .order_by("-appointed_on"),
            **context,
        )


class PostEdit(EditPage):
    policy, form_class, verb = policies.posts, PostForm, staticmethod(teams.edit_post)


class VacancyOpen(Within):
    policy, form_class = policies.vacancies, VacancyForm
    verb = staticmethod(vacancies.open_vacancy)
    parent_policy, parent_name = policies.posts, "post"
    title = _("Open the post")
    wants = ("actor",)


class VacancyList(ListPage):
    policy, table, filters = policies.vacancies, VacancyTable, VacancyFilter
    workflow, services = VACANCY, vacancies
    title = _("Vacancies")
    empty_text = _("No post is open. Open one from the list of posts.")

    def get_page_actions(self):
        board = (gettext("Board by place and level"), self.url("board"), "", "table")
        return [board, *super().get_page_actions()]


class VacancyDetail(DetailPage):
    policy, workflow = policies.vacancies, VACANCY
    template_name = "appointment/vacancy_detail.html"

    def may_edit(self):
        return self.row.state == VacancyState.OPEN

    def get_page_actions(self):
        row, actions = self.row, super().get_page_actions()
        if row.state == VacancyState.OPEN and self.policy.may(self.actor, "propose"):
            url = self.url("trainees", row.ref)
            actions.insert(0, (gettext("Find suitable trainees"), url, "primary", "user-search"))
        return actions

    def get_context(self, **context):
        rows = policies.proposals.scope(self.actor).filter(vacancy=self.row)
        rows = rows.select_related("trainee__organisation").order_by("pk")
        return super().get_context(proposals=rows, **context)


class VacancyEdit(EditPage):
    policy, form_class, verb = policies.vacancies, VacancyForm, staticmethod(vacancies.edit)
    wants = ("actor", "row")


class VacancyBoard(Page):
    """Place by level: how many posts are open and how many filled."""

    policy = policies.vacancies
    template_name = "appointment/vacancy_board.html"
    title = _("Vacancies by place and level")

    def get(self, request):
        year = request.GET.get("year", "")
        rows = self.rows()
        if year.isascii() and year.isdigit() and len(year) == 4:
            rows = rows.filter(opens_on__year=int(year))
        else:
            year = ""
        board = charts.board(rows, self.actor.path)
        return self.render(
            self.get_context(board=board, year=year, board_chart=charts.open_by_place(board))
        )

    def get_breadcrumbs(self):
        return [(gettext("Vacancies"), self.url("list"))]
