"""Fields of a form: labels, required marks, help and errors tied to the input."""

from django import forms
from django.template import Context, engines
from django.utils import translation

from core.templatetags.ui_forms import asks_for_something


class Nomination(forms.Form):
    fieldsets = [("Person", ["name", "sex"])]

    name = forms.CharField(label="Name", help_text="As on the ID card.")
    sex = forms.ChoiceField(label="Sex", choices=[("m", "M"), ("f", "F")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Agreed")
    grounds = forms.CharField(label="Grounds", required=False, widget=forms.Textarea)
    letter = forms.FileField(label="Letter", required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


def render(form, source: str = "{% form form %}") -> str:
    with translation.override("en"):
        return engines["django"].engine.from_string(source).render(Context({"form": form}))


def test_help_and_errors_are_tied_to_the_input():
    html = render(Nomination({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_faulty_form_begins_with_links_to_its_faults():
    html = render(Nomination({}))
    assert html.index('href="#id_name"') < html.index('id="id_name"')
    assert 'role="alert"' in html


def test_a_fresh_form_has_no_summary():
    assert "form-summary" not in render(Nomination())


def test_fields_stand_in_their_fieldsets_and_the_rest_at_the_end():
    html = render(Nomination())
    assert html.index("<legend>Person</legend>") < html.index('id="id_name"')
    assert html.index('name="sex"') < html.index('name="agreed"')


def test_a_choice_is_a_fieldset_with_a_legend():
    html = render(Nomination())
    assert '<legend class="form-label required">Sex' in html


def test_no_id_occurs_twice():
    html = render(Nomination({}))
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_hidden_fields_are_kept():
    assert 'name="version"' in render(Nomination())


def test_widgets_keep_classes_of_their_own():
    form = Nomination()
    form.fields["name"].widget.attrs["class"] = "wide"
    assert 'class="form-control wide"' in render(form)


def test_a_file_outside_a_form_has_its_label():
    html = render(None, '{% file_input "file" "File" ".xlsx" "XLSX." %}')
    assert '<label class="form-label required" for="file-file">File</label>' in html
    assert 'aria-describedby="file-file-help"' in html


def test_the_mark_is_explained_only_where_a_field_carries_it():
    class Choosing(forms.Form):
        note = forms.CharField(required=False)

    class Naming(Choosing):
        name = forms.CharField()
        key = forms.CharField(widget=forms.HiddenInput)

    assert asks_for_something(Naming())
    assert not asks_for_something(Choosing())
