"""The reading of a name, set by staff where the tables err."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms import ReadingForm
from candidates.policies import people as policy
from candidates.services import people
from core.web.pages.forms import FormPage


class Reading(FormPage):
    """One syllable for each character, with the reason; lists and search follow."""

    policy = policy
    action = "edit"
    form_class = ReadingForm
    verb = people.set_reading
    title = gettext_lazy("Reading of the name")
    done_text = gettext_lazy("The reading has been set; lists and search follow it.")

    def get_title(self):
        return _("Reading of the name: %(name)s (%(pinyin)s)") % {
            "name": self.row.name,
            "pinyin": self.row.pinyin,
        }

    def get_initial(self):
        return {"syllables": self.row.reading} if self.row is not None else {}

    def get_data(self, form):
        return {**super().get_data(form), "version": form.cleaned_data.get("form_version")}
