/* A long sheet of the committee: one press votes alike on all of a place; each can be changed after. */
(function () {
  "use strict";

  document.querySelectorAll("[data-vote-all]").forEach(function (bar) { bar.hidden = false; });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-vote-all] [data-choice]");
    if (!button) { return; }
    button.closest("[data-vote-group]")
      .querySelectorAll('input[type=radio][value="' + button.dataset.choice + '"]')
      .forEach(function (field) { field.checked = true; });
  });
}());
