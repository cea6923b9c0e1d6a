import io
import zipfile
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.formats import lrmx
from candidates.models import Person
from candidates.services import dossiers, people
from candidates.services.dossiers import DossierFile
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.jobs.models import Job
from core.orgs.models import AccessLog
from core.web.cursors import Cursor
from tests.data.make_lrmx import SAMPLE
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
NUMBER = "420000198203140025"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def visitor(client, officer) -> Client:
    return sign_in(client, officer)


@pytest.fixture
def sample(officer) -> Person:
    with acting(officer) as actor:
        actor.user = officer.user
        return dossiers.import_dossier(
            DossierFile("岑试样.lrmx", SAMPLE.read_bytes()),
            organisation=officer.organisation,
            actor=actor,
            now=timezone.now(),
        )


def address(name, *args) -> str:
    return reverse(f"candidates:person-{name}", args=args)


def content(response) -> str:
    return b"".join(response).decode() if response.streaming else response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_people(
    visitor, officer, rows, django_assert_num_queries
):
    for _ in range(rows):
        PersonFactory(organisation=officer.organisation)
    visitor.get(address("list"))
    with django_assert_num_queries(9):
        response = visitor.get(address("list"))
    assert response.status_code == 200


def test_the_list_shows_ones_own_place_alone_in_the_order_of_strokes(visitor, officer):
    for name in ("王伟", "丁一", "李明"):
        PersonFactory(organisation=officer.organisation, name=name)
    PersonFactory(name="马外地")
    text = content(visitor.get(address("list")))
    assert text.index("丁一") < text.index("王伟") < text.index("李明")
    assert "马外地" not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=试", {"岑试样"}),
        ("q=csy", {"岑试样"}),
        ("q=censhi", {"岑试样"}),
        (f"q={NUMBER}", {"岑试样"}),
        ("q=lv", {"吕晓明"}),
        ("q=试样人", set()),
        ("sex=2", {"岑试样"}),
        ("minority=true", {"岑试样"}),
        ("education=10", {"岑试样"}),
        ("born_to=1975", {"吕晓明"}),
        ("born_from=1980&born_to=1982", {"岑试样"}),
        ("born_from=abc", set()),
    ],
)
def test_people_are_found_by_what_staff_know_of_them(visitor, officer, sample, query, found):
    PersonFactory(organisation=officer.organisation, name="吕晓明", birth="1972-01")
    text = content(visitor.get(f"{address('list')}?{query}"))
    assert {name for name in ("岑试样", "吕晓明") if name in text} == found


def test_the_list_walks_by_birth_also_where_the_day_is_not_known(visitor, officer):
    births = [f"19{60 + number}-05" for number in range(30)]
    for birth in births:
        PersonFactory(organisation=officer.organisation, birth=birth)
    first = content(visitor.get(f"{address('list')}?sort=birth&size=25"))
    with acting(officer):
        last = Person.objects.get(birth="1984-05")
    after = Cursor("birth", last.birth, last.pk, 25)
    second = content(
        visitor.get(f"{address('list')}?sort=birth&size=25&after={after.text('candidates:person')}")
    )
    shown = [birth.replace("-", ".") for birth in births]
    assert [birth for birth in shown if birth in first] == shown[:25]
    assert [birth for birth in shown if birth in second] == shown[25:]


@pytest.mark.parametrize("tab", ["form", "resume", "family", "record", "file"])
def test_every_tab_of_the_dossier_is_shown(visitor, sample, tab):
    response = visitor.get(f"{address('detail', sample.ref)}?tab={tab}")
    assert response.status_code == 200
    assert NUMBER not in content(response)


def test_the_sample_is_shown_with_nothing_lost(visitor, officer, sample):
    """Every word of the file stands on some tab of its page."""
    shown = "".join(
        content(visitor.get(f"{address('detail', sample.ref)}?tab={tab}"))
        for tab in ("form", "resume", "family", "record", "file")
    ).replace("&quot;", '"')
    dossier = lrmx.read(SAMPLE.read_bytes())
    for name in ("name", "native_place", "professional_title", "expertise", "full_time_degree",
                 "full_time_education_school", "in_service_education_school", "present_post",
                 "proposed_post", "relieved_post", "reason", "reporting_unit", "filled_by",
                 "filled_on", "age_on", "version", "health"):  # fmt: skip
        assert getattr(dossier, name) in shown, name
    for line in [*dossier.resume.split("\n"), *dossier.awards.split("\n")]:
        assert line.strip() in shown
    hidden = content(visitor.post(address("revealfamily", sample.ref), {"reason": "核对"}))
    for relative in dossier.family:
        assert relative.name not in shown
        assert relative.name in hidden
        assert relative.unit_and_post in hidden
    with acting(officer):
        assert reverse("core:file", args=[sample.photo.ref]) in shown


def test_a_dossier_of_another_place_is_not_there(visitor):
    elsewhere = PersonFactory()
    for name in ("detail", "edit", "reveal", "download", "upload"):
        assert visitor.get(address(name, elsewhere.ref)).status_code == 404


@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        ("inspector", "edit", 403),
        ("inspector", "reveal", 403),
        ("inspector", "download", 403),
        ("qualification_reviewer", "download", 200),
        ("examiner", "detail", 403),
        ("system_admin", "detail", 403),
    ],
)
def test_each_role_opens_its_own_pages(client, sample, role, name, status):
    sign_in(client, MembershipFactory(role=role))
    assert client.get(address(name, sample.ref)).status_code == status


def typed(**changes) -> dict:
    return {"name": "岑试样", "sex": "2", "birth": "1982.03", **changes}


def test_an_officer_registers_somebody_through_the_form(visitor, officer):
    response = visitor.post(
        address("create"),
        typed(
            place=str(officer.organisation.ref),
            id_number=NUMBER,
            resume="2004.07--2008.10  某镇科员\r\n2008.10--         某镇镇长",
            family="丈夫 | 石例 | 1979.11 | 中共党员 | 某局科长",
            appraisals="2009年、2010年年度考核优秀",
        ),
    )
    assert response.status_code == 302
    with acting(officer):
        person = Person.objects.get()
        assert response.url == person.get_absolute_url()
        assert [str(row.start) for row in person.careers.all()] == ["2004-07", "2008-10"]
        assert person.family.get().birth.iso == "1979-11"
        assert person.appraisals.count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"birth": "1982.13"}, "birth"),
        ({"id_number": "420000198203140026"}, "id_number"),
        ({"id_number": NUMBER, "birth": "1983.03"}, "birth"),
        ({"id_number": NUMBER, "sex": "1"}, "sex"),
        ({"family": "丈夫 | 石例 | 何时"}, "family"),
        ({"appraisals": "良好"}, "appraisals"),
    ],
)
def test_a_form_with_a_fault_comes_back_with_the_fault_at_its_field(
    visitor, officer, change, field
):
    data = typed(place=str(officer.organisation.ref)) | change
    response = visitor.post(address("create"), data)
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_number_that_the_place_has_already_is_refused_at_its_field(visitor, officer, sample):
    response = visitor.post(
        address("create"), typed(place=str(officer.organisation.ref), id_number=NUMBER)
    )
    assert response.status_code == 422
    assert "id_number" in response.context["form"].errors


def as_sent(form) -> dict:
    """What a browser sends of a form that nobody touched."""
    values = {name: form[name].value() for name in form.fields}
    return {
        name: value for name, value in values.items() if value is not None and value is not False
    }


def test_a_form_that_was_not_touched_changes_nothing(visitor, officer, sample):
    form = visitor.get(address("edit", sample.ref)).context["form"]
    data = as_sent(form)
    assert not data.get("id_number")
    assert visitor.post(address("edit", sample.ref), data).status_code == 302
    with acting(officer):
        after = Person.objects.get()
        assert after.id_number == NUMBER
        assert after.version == 1
        entry = AuditEntry.objects.get(action="person.edit")
        assert entry.before == entry.after == {}


def test_the_second_editor_is_shown_what_the_first_wrote(visitor, sample):
    form = visitor.get(address("edit", sample.ref)).context["form"]
    data = as_sent(form)
    assert visitor.post(address("edit", sample.ref), data | {"health": "良好"}).status_code == 302
    again = data | {"health": "一般", "form_key": "another"}
    response = visitor.post(address("edit", sample.ref), again)
    assert response.status_code == 409
    assert "良好" in content(response)


@pytest.mark.django_db(transaction=True)
def test_a_number_is_shown_after_a_reason_and_the_look_is_on_record(
    visitor, officer, sample, as_owner
):
    url = address("reveal", sample.ref)
    assert NUMBER not in content(visitor.get(url))
    assert visitor.post(url, {"reason": ""}).status_code == 422
    response = visitor.post(url, {"reason": "核对档案"})
    assert NUMBER in content(response)
    assert response.headers["Cache-Control"] == "no-store"
    with as_owner():
        assert AccessLog.objects.get(kind="id_number").purpose == "核对档案"
        assert AuditEntry.objects.filter(action="person.reveal_id_number").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_file_goes_out_whole_and_the_look_is_on_record(visitor, sample, as_owner):
    page = address("download", sample.ref)
    assert NUMBER not in content(visitor.get(page))
    assert visitor.post(page, {"reason": " "}).status_code == 422
    response = visitor.post(page, {"reason": "调档"})
    assert "attachment" in response.headers["Content-Disposition"]
    written = lrmx.read(b"".join(response))
    assert (written.name, written.id_number) == ("岑试样", NUMBER)
    with as_owner():
        look = AccessLog.objects.get(kind="dossier")
        assert (look.object_ref, look.purpose) == (sample.ref, "调档")
        assert AuditEntry.objects.get(action="person.download_file").reason == "调档"


def test_what_the_file_cannot_carry_is_said_before_it_goes_out(visitor, officer, sample):
    assert "Nothing: it says all that is on record." in content(
        visitor.get(address("download", sample.ref))
    )
    with acting(officer) as actor:
        record = replace(load_record(sample), phone="13812345678", position_level="1A41")
        people.update_person(sample, record=record, actor=actor, now=timezone.now())
    page = content(visitor.get(address("download", sample.ref)))
    assert "What the file cannot carry" in page
    assert "township-section head" in page
    assert "13812345678" not in page


def test_a_newer_file_is_compared_and_only_what_is_ticked_is_taken_over(visitor, officer, sample):
    newer = SAMPLE.read_bytes().replace("健康".encode(), "良好".encode())
    newer = newer.replace(
        "青禾镇党委副书记、镇长</XianRen".encode(), "青禾镇党委书记</XianRen".encode()
    )
    response = visitor.post(address("upload", sample.ref), {"file": upload("新.lrmx", newer)})
    assert response.status_code == 302
    html = content(visitor.get(response.url))
    assert html.count('name="take"') == 2
    assert "健康" in html
    assert "良好" in html
    with acting(officer):
        assert Person.objects.get().health == "健康"
        version = Person.objects.get().version
    done = visitor.post(response.url, {"take": "health", "version": version})
    assert done.url == address("detail", sample.ref)
    with acting(officer):
        person = Person.objects.get()
        assert (person.health, person.present_post.endswith("镇长")) == ("良好", True)


def test_the_comparison_shows_no_relative_and_no_whole_number(visitor, sample):
    newer = SAMPLE.read_bytes().replace("石小样".encode(), "石大样".encode())
    response = visitor.post(address("upload", sample.ref), {"file": upload("新.lrmx", newer)})
    html = content(visitor.get(response.url))
    assert "5 relatives" in html
    assert "石大样" not in html
    assert "石小样" not in html
    assert NUMBER not in html


def test_a_file_that_says_the_same_leaves_nothing_to_do(visitor, sample):
    response = visitor.post(
        address("upload", sample.ref), {"file": upload("同.lrmx", SAMPLE.read_bytes())}
    )
    assert "It says what the record says" in content(visitor.get(response.url))


def test_another_persons_file_is_refused_and_another_places_is_not_found(
    client, visitor, officer, sample
):
    other = PersonFactory(organisation=officer.organisation, id_number="420000197005050019")
    response = visitor.post(
        address("upload", other.ref), {"file": upload("岑试样.lrmx", SAMPLE.read_bytes())}
    )
    assert response.status_code == 422
    mine = visitor.post(
        address("upload", sample.ref), {"file": upload("同.lrmx", SAMPLE.read_bytes())}
    ).url
    colleague = MembershipFactory(role="municipal_officer", organisation=officer.organisation)
    sign_in(client, colleague)
    assert client.get(mine).status_code == 200
    sign_in(client, MembershipFactory(role="municipal_officer"))
    assert client.get(mine).status_code == 404
    assert client.post(mine, {"take": "health"}).status_code == 404


def upload(name: str, data: bytes) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def archive(**files: bytes) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            packed.writestr(f"档案/{name}.lrmx", data)
    return upload("全部.zip", out.getvalue())


@pytest.mark.parametrize("packed", [False, True])
def test_many_files_are_queued_as_one_job(visitor, officer, packed):
    files = [archive(a=SAMPLE.read_bytes())] if packed else [upload("a.lrmx", SAMPLE.read_bytes())]
    response = visitor.post(
        address("import"), {"place": str(officer.organisation.ref), "dossiers": files}
    )
    assert response.status_code == 302
    with acting(officer):
        job = Job.objects.get()
        assert job.kind == "candidates.import_dossiers"
        assert job.params["name"] == files[0].name
        assert response.url == job.get_absolute_url()


def test_an_import_without_a_dossier_among_its_files_is_refused(visitor, officer):
    response = visitor.post(
        address("import"),
        {"place": str(officer.organisation.ref), "dossiers": [upload("a.txt", b"x")]},
    )
    assert response.status_code == 422


@pytest.mark.parametrize("language", ["zh-hans", "es", "en"])
def test_pages_speak_the_readers_language(client, officer, sample, language):
    sign_in(client, officer, language)
    response = client.get(address("detail", sample.ref))
    assert response.headers["Content-Language"] == language
    words = {"zh-hans": "土家族", "es": "tujia", "en": "Tujia"}
    assert words[language] in content(response)
