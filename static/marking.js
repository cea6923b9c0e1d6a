/* Marks line by line with the keyboard alone: Enter and the arrows lead from field to field. */
(function () {
  "use strict";

  document.addEventListener("keydown", function (event) {
    var field = event.target;
    if (!field.matches || !field.matches("input[data-mark]") || event.ctrlKey || event.altKey) { return; }
    var step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) { return; }
    event.preventDefault();
    var fields = Array.prototype.slice.call(document.querySelectorAll("input[data-mark]"));
    var next = fields[fields.indexOf(field) + step];
    if (next) { next.focus(); next.select(); return; }
    if (step > 0) { document.querySelector(".form-actions .btn-primary").focus(); }
  });
}());
