"""The rows of the table of goals that are asked in process, through the whole middleware."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import translation

from bench.measure import Figure, peak_mb, requests, timed
from bench.working import await_job
from candidates.models import Person
from candidates.views.people import PersonList
from core.exchange import export
from core.exchange.models import ImportRun
from core.orgs import scope
from core.orgs.models import Membership, Organisation
from core.web.cursors import Cursor
from planning.models import SubProject
from planning.states import Tier
from selection.exchange import NominationSheet
from selection.models import Nomination, Run
from selection.views.nominations import NominationList

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = {"goal50": 15, "goal95": 30, "goal_sql": 6}
EXPORTED = 20_000


class Reader:
    """Somebody signed in, asking for pages in Chinese."""

    def __init__(self, membership: int):
        member = Membership.objects.select_related("organisation").get(pk=membership)
        member.user = get_user_model().objects.get(pk=member.user_id)
        self.member = member
        self.client = Client(headers={"host": "localhost", "accept-language": "zh-CN"})
        self.client.force_login(member.user, backend=BACKEND)
        session = self.client.session
        session["membership_id"] = member.pk
        session.save()

    @property
    def cookie(self) -> str:
        return f"sessionid={self.client.cookies['sessionid'].value}"

    def get(self, url: str):
        response = self.client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        return response

    def post(self, url: str, data: dict):
        response = self.client.post(url, data)
        assert response.status_code in (200, 302), (url, response.status_code)
        return response


def pages(facts: dict) -> Iterator[Figure]:
    """Rows 1 to 6 and 8."""
    office = Reader(facts["members"]["office"])
    place = Reader(facts["members"]["place"])
    people, nominations = reverse("candidates:person-list"), reverse("selection:nomination-list")
    name, city, ref = _sample(facts)

    def asked(row, what, url, reader=office, **goals):
        return requests(row, what, lambda: reader.get(url), **(goals or PAGE))

    yield asked("1", "people, page 1, province", people)
    yield asked("1", "people, page 1, one place", people, place)
    yield asked("1", "nominations, page 1, province", nominations)
    filtered = f"{nominations}?state=endorsed&place={city}"
    yield asked("2", "nominations by state and city", filtered)
    yield asked("2", "people by city and level", f"{people}?place={city}&position_level=1A41")
    deep = _deep(office, people, PersonList, "candidates:person")
    yield asked("3", "people at 90 % depth", deep)
    deep = _deep(office, nominations, NominationList, "selection:nomination")
    yield asked("3", "nominations at 90 % depth", deep)
    search = {"goal50": 20, "goal95": 40, "goal_sql": 6}
    yield asked("4", "people, search of two characters", f"{people}?q={name}", **search)
    yield asked("4", "nominations, search of two characters", f"{nominations}?q={name}", **search)
    detail = reverse("selection:nomination-detail", args=[ref])
    goals = {"goal50": 20, "goal95": 40, "goal_sql": 10}
    yield asked("5", "nomination: summary and history", detail, **goals)
    yield asked("5", "nomination: marks and composite", f"{detail}?tab=score", **goals)
    yield asked("6", "home with the funnel, province", reverse("home"), goal50=15, goal95=30)
    with _as(facts["members"]["office"]):
        run = Run.objects.get(state="effective")
    results = reverse("selection:result-list")
    yield asked("8", "ranking of the province, page 1", f"{results}?run={run.ref}")
    table = reverse("selection:run-detail", args=[run.ref])
    quota = f"{results}?run={run.ref}&place={city}&field=economy"
    yield asked("8", "ranking of one quota", quota)
    yield asked("8", "ranked table of a run (500 rows)", table, goal50=None)


def _sample(facts) -> tuple[str, str, str]:
    with _as(facts["members"]["office"]):
        names = Person.objects.order_by("pk").values_list("name", flat=True)[:50]
        name = next(name for name in names if len(name) == 3)[1:]
        city = Organisation.objects.filter(
            parent__path=Membership.objects.get(pk=facts["members"]["office"]).organisation.path,
            kind="prefecture",
        ).first()
    return name, city.path, facts["nomination"]


def _as(membership: int):
    return scope.entered(Membership.objects.select_related("organisation").get(pk=membership))


def _deep(reader: Reader, url: str, page, resource: str) -> str:
    """The address of the page after nine tenths of the list, as its own pager would give it."""
    with scope.entered(reader.member) as actor:
        rows = page.queryset(actor)
        order = page.table.usual_ordering(page.policy.model)
        place = rows.count() * 9 // 10
        pk, value = rows.order_by(*order.keys()).values_list("pk", order.path)[place]
    return f"{url}?after={Cursor(order.name, value, pk, place).text(resource)}"


def importing(facts: dict) -> Iterator[Figure]:
    """Row 10: 20,000 nominations in a workbook, from the upload to the end of the job."""
    reader = Reader(facts["members"]["importer"])
    content = _workbook(reader)
    steps: dict[str, Figure] = {}
    before = peak_mb()
    url = reverse("selection:nomination-import")
    run = ""

    def upload(content=content):
        nonlocal run
        file = io.BytesIO(content)
        file.name = "nominations.xlsx"
        run = reader.post(url, {"file": file}).headers["location"]

    spoilt = _workbook(reader, spoilt=True)
    faulty = timed("10", "upload with 3 % faults, all named", lambda: upload(spoilt), count=1)
    with scope.entered(reader.member):
        named = {(fault.line, fault.key) for fault in ImportRun.objects.latest("id").fault_list}
    assert named == _seeded(), named ^ _seeded()
    faulty.note = (
        f"{len(named):,} faults by line and column; peak memory +{peak_mb() - before:.0f} MB"
    )
    yield faulty

    def write():
        reader.post(run, {"act": "confirm"})
        await_job(reader.member)

    steps["read and check"] = timed("10", "upload: read, check, keep", upload, count=1)
    steps["write"] = timed("10", "confirm and job: check again, write", write, count=1)
    with scope.entered(reader.member):
        written = Nomination.objects.count()
    assert written == EXPORTED, written
    whole = Figure(
        "10",
        "import of 20,000 rows, end to end",
        sum(step.p50 for step in steps.values()),
        sum(step.p50 for step in steps.values()),
        goal50=1.2,
        calibration=max(step.calibration for step in steps.values()),
        unit="s",
        note=f"peak memory +{peak_mb() - before:.0f} MB (goal +120)",
    )
    yield whole
    yield from steps.values()


#: Column, what stands in it at each third fault, and where it stands in the line.
_FAULTS = (("tier", "royal", 2), ("met_on", "next spring", 6), ("agreed", 99, 8))
_EVERY = 33


def _seeded() -> set[tuple[int, str]]:
    """(line, column) of each fault in the spoilt workbook: three in a hundred rows."""
    lines = range(_EVERY, EXPORTED + 1, _EVERY)
    return {(line + 1, _FAULTS[turn % 3][0]) for turn, line in enumerate(lines)}


def _workbook(reader: Reader, *, spoilt: bool = False) -> bytes:
    """The people of the place under the sheet's own headings, fields in turn."""
    sheet = NominationSheet()
    with scope.entered(reader.member), translation.override("zh-hans"):
        names = list(Person.objects.order_by("pk").values_list("name", flat=True)[:EXPORTED])
        fields = [row.get_field_display() for row in SubProject.objects.order_by("position")[:6]]
        labels = [str(column.label) for column in sheet.columns]
        tier = str(Tier.MUNICIPAL.label)
        title = str(sheet.title)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(title)
        page.write_row(0, 0, labels)
        for line, name in enumerate(names, 1):
            values = [
                name,
                "",
                tier,
                fields[line % 6],
                "表现突出。",
                "市委组织部",
                "2026-02-10",
                9,
                8,
            ]
            if spoilt and line % _EVERY == 0:
                _column, text, at = _FAULTS[(line // _EVERY - 1) % 3]
                values[at] = text
            page.write_row(line, 0, values)
    return out.getvalue()


def exporting(facts: dict) -> Iterator[Figure]:
    """Row 11: the job behind the button, and 20,000 rows of 20 columns through the same writer."""
    reader = Reader(facts["members"]["office"])
    url = reverse("selection:nomination-export")

    def job(form):
        def run():
            reader.post(f"{url}?format={form}", {})
            await_job(reader.member)

        return run

    cells = [
        tuple(f"{row}列{column}某镇党委书记"[:12] for column in range(20))
        for row in range(EXPORTED)
    ]
    columns = [(str(number), f"第{number}列") for number in range(20)]
    for form, goal in (("xlsx", 1.5), ("csv", 0.4)):
        yield timed("11", f"{form}: all nominations, request and job", job(form), goal50=goal)
        write = getattr(export, f"export_{form}")
        yield timed(
            "11", f"{form}: writing 20,000 × 20 alone", lambda w=write: w(columns, iter(cells))
        )
