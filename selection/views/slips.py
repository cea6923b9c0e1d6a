"""The page behind a one-time code, shared by the democratic evaluation and the committee's vote."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views import View
from django.views.decorators.cache import never_cache


@method_decorator(never_cache, name="dispatch")
class SlipPage(View):
    """Without an account: a code, then the sheet, then thanks. The code stands in no address.

    A page says which `service` knows its codes (`sheet_for`, `cast`) and what is said once the box is
    closed. Its `answer(request, sheet=, code=, fault=, done=, status=)` shows the sheet; its
    `read(sent, sheet)` gives what `cast` takes after the code, and what is wrong with it ("" if nothing).
    """

    http_method_names = ["get", "post"]
    service: Any = None
    closed_text: Any = ""

    def get(self, request):
        return self.answer(request)

    def post(self, request):
        code = request.POST.get("code", "").strip()
        if not code:
            return self.answer(request)
        sheet = self.service.sheet_for(code)
        if sheet is None:
            return self.answer(request, fault=gettext("This code is not known."), status=422)
        if not sheet.is_open:
            return self.answer(request, fault=str(self.closed_text), status=409)
        if sheet.is_used:
            return self.answer(request, fault=gettext("This code has been used."), status=409)
        if "cast" not in request.POST:
            return self.answer(request, sheet=sheet, code=code)
        given, fault = self.read(request.POST, sheet)
        if fault:
            return self.answer(request, sheet=sheet, code=code, fault=fault, status=422)
        if not self.service.cast(code, *given):
            return self.answer(request, fault=gettext("This code has been used."), status=409)
        return self.answer(request, done=True)
