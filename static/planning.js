/* A matrix of seats: sums follow the typing; a tier says how it stands to its plan, the division of a
   place where a field has more than the place. */
(function () {
  "use strict";

  function value(input) {
    var number = parseInt(input.value, 10);
    return isNaN(number) ? 0 : number;
  }

  function text(template, numbers) {
    return template.replace(/\{(\w+)\}/g, function (_all, name) { return numbers[name]; });
  }

  function update(part) {
    var table = part.querySelector("table");
    var columns = [];
    var total = 0;
    table.querySelectorAll("tbody tr").forEach(function (row) {
      var sum = 0;
      row.querySelectorAll("input").forEach(function (input, place) {
        var seats = value(input);
        sum += seats;
        columns[place] = (columns[place] || 0) + seats;
        input.closest("td").classList.toggle("is-changed", input.value !== input.defaultValue);
      });
      row.querySelector("[data-row-sum]").textContent = sum;
      var change = row.querySelector("[data-was]");
      if (change) {
        var more = sum - parseInt(change.dataset.was, 10);
        change.textContent = more > 0 ? "+" + more : more < 0 ? "\u2212" + -more : "";
      }
      total += sum;
    });
    table.querySelectorAll("[data-column-sum]").forEach(function (cell, place) {
      cell.textContent = columns[place] || 0;
      if (cell.dataset.most) { cell.classList.toggle("text-danger", (columns[place] || 0) > parseInt(cell.dataset.most, 10)); }
    });
    table.querySelectorAll("[data-sum]").forEach(function (cell) { cell.textContent = total; });
    if (!part.dataset.planned) { return; }
    var planned = value(document.getElementById(part.dataset.planned));
    var line = part.querySelector("[data-balance]");
    line.classList.toggle("is-off", total !== planned);
    line.textContent = text(line.dataset.balance, { given: total, planned: planned, left: planned - total });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-matrix]").forEach(function (part) {
      var show = function () { update(part); };
      part.addEventListener("input", show);
      if (part.dataset.planned) { document.getElementById(part.dataset.planned).addEventListener("input", show); }
      show();
    });
  });
})();
