/* What the pages do beyond HTML and htmx: keys, dialogs, choice of rows, drafts, charts. No framework. */
(function () {
  "use strict";

  const body = document.body;
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const typing = (node) => node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName);
  const loaded = {};

  function loadScript(url) {
    loaded[url] = loaded[url] || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loaded[url];
  }

  function loadStyle(url) {
    if (loaded[url]) return;
    loaded[url] = true;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = url;
    document.head.appendChild(link);
  }

  /* ---- dialogs and menus ---- */

  function openDialog(ident) {
    const dialog = document.getElementById(ident);
    if (dialog && !dialog.open) dialog.showModal();
  }

  function closeMenus(except) {
    all("details.menu[open]").forEach((menu) => { if (menu !== except) menu.open = false; });
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      closeMenus();
      openDialog(opener.dataset.dialog);
      return;
    }
    if (event.target.closest("[data-close]") || event.target.nodeName === "DIALOG") {
      event.target.closest("dialog").close();
      return;
    }
    const toggle = event.target.closest("[data-side-toggle]");
    if (toggle) {
      const open = toggle.closest("[data-side]").classList.toggle("is-open");
      toggle.setAttribute("aria-expanded", String(open));
      return;
    }
    if (event.target.closest("[data-batch-clear]")) clearChoice();
    if (event.target.closest("[data-print]")) window.print();
    closeMenus(event.target.closest("details.menu"));
  });

  /* ---- rows: walk, choose, act on many ---- */

  const rows = () => all("tr[data-row]");
  const here = () => document.querySelector("tr[data-row].is-here");

  function walk(step) {
    const list = rows();
    if (!list.length) return;
    const now = list.indexOf(here());
    const next = list[Math.min(list.length - 1, Math.max(0, now < 0 ? 0 : now + step))];
    list.forEach((row) => row.classList.toggle("is-here", row === next));
    const link = next.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const boxes = () => all("tr[data-row] input[name=ref]");

  function showChoice() {
    const list = boxes();
    const chosen = list.filter((box) => box.checked);
    list.forEach((box) => box.closest("tr").classList.toggle("is-chosen", box.checked));
    all("[data-batch]").forEach((bar) => {
      bar.hidden = chosen.length === 0;
      bar.querySelector("[data-batch-count]").textContent = chosen.length;
      const whole = bar.querySelector("input[name=all]");
      if (whole && !chosen.length) whole.checked = false;
    });
    all("[data-choose-all]").forEach((box) => {
      box.checked = list.length > 0 && chosen.length === list.length;
      box.indeterminate = chosen.length > 0 && chosen.length < list.length;
    });
  }

  function clearChoice() {
    boxes().forEach((box) => { box.checked = false; });
    showChoice();
  }

  let lastBox = null;
  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches || !box.matches("tr[data-row] input[name=ref]")) return;
    if (event.shiftKey && lastBox) {
      const list = boxes();
      const [from, to] = [list.indexOf(lastBox), list.indexOf(box)].sort((a, b) => a - b);
      if (from >= 0) list.slice(from, to + 1).forEach((other) => { other.checked = box.checked; });
    }
    lastBox = box;
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-choose-all]")) {
      boxes().forEach((box) => { box.checked = event.target.checked; });
      showChoice();
    } else if (event.target.name === "ref") {
      showChoice();
    }
  });

  /* ---- keys ---- */

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      const form = event.target.closest("form[data-save]") || document.querySelector("form[data-save]");
      if (form) {
        event.preventDefault();
        const button = form.querySelector("button[type=submit]");
        if (button) button.click();
      }
      return;
    }
    if (event.key === "Escape") {
      const menu = document.querySelector("details.menu[open]");
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (event.target.id === "global-search") {
        event.target.blur();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const row = here();
    if (event.key === "/") {
      const box = document.querySelector("[data-search]");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (event.key === "j") {
      walk(1);
    } else if (event.key === "k") {
      walk(-1);
    } else if (event.key === "n" || event.key === "p") {
      const link = document.querySelector(`a[data-hotkey="${event.key}"]`);
      if (link) link.click();
    } else if (event.key === "x" && row) {
      const box = row.querySelector("input[name=ref]");
      if (box) { box.checked = !box.checked; showChoice(); }
    } else if (event.key === "Enter" && row && event.target === body) {
      const link = row.querySelector("a");
      if (link) link.click();
    } else if (event.key === "?") {
      openDialog("keys");
    }
  });

  /* ---- forms: drafts, unsaved changes ---- */

  const DRAFT = "draft:";
  const kept = (field) => field.name && !field.disabled && !field.hasAttribute("data-private") &&
    !/^(password|file|hidden|submit|button)$/.test(field.type);

  function state(form) {
    return all("input, select, textarea", form).filter(kept).map((field) =>
      [field.name, /^(checkbox|radio)$/.test(field.type) ? [field.value, field.checked] : field.value]);
  }

  function restore(form, values) {
    const fields = all("input, select, textarea", form).filter(kept);
    values.forEach(([name, value], place) => {
      const field = fields[place];
      if (!field || field.name !== name) return;
      if (Array.isArray(value)) field.checked = value[1];
      else field.value = value;
      if (field.tomselect) field.tomselect.sync();
    });
  }

  function startForm(form) {
    if (form.dataset.started) return;
    form.dataset.started = "1";
    // drafts.js keeps these, where the browser can seal them.
    const lasts = form.dataset.lasting && window.crypto.subtle;
    const key = form.dataset.autosave && !lasts ? DRAFT + form.dataset.autosave : "";
    const first = JSON.stringify(state(form));
    const notice = form.querySelector("[data-draft]");
    let timer = 0;
    if (key && notice) offerDraft(form, key, notice, first);
    form.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const now = JSON.stringify(state(form));
        form.dataset.dirty = now === first ? "" : "1";
        if (key) window.sessionStorage.setItem(key, now);
      }, 400);
    });
    form.addEventListener("submit", () => {
      form.dataset.dirty = "";
      window.clearTimeout(timer);
      if (key) window.sessionStorage.removeItem(key);
    });
  }

  function offerDraft(form, key, notice, first) {
    const draft = window.sessionStorage.getItem(key);
    if (!draft || draft === first || form.querySelector(".is-invalid")) return;
    notice.hidden = false;
    notice.addEventListener("click", (event) => {
      const act = event.target.dataset.act;
      if (!act) return;
      if (act === "restore") {
        restore(form, JSON.parse(draft));
        form.dataset.dirty = "1";
      } else {
        window.sessionStorage.removeItem(key);
      }
      notice.hidden = true;
    });
  }

  window.addEventListener("beforeunload", (event) => {
    if (all("form[data-guard]").some((form) => form.dataset.dirty)) {
      event.preventDefault();
      event.returnValue = body.dataset.unsaved;
    }
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-clear-drafts]")) return;
    window.sessionStorage.clear();
    dropLasting(() => true);
  });

  /* Entries that outlive the tab (drafts.js): gone when saved, for another account, and after a day. */
  const DAY = 24 * 3600 * 1000;

  function dropLasting(unwanted) {
    Object.keys(window.localStorage).filter((key) => key.startsWith("lasting:") && unwanted(key))
      .forEach((key) => window.localStorage.removeItem(key));
  }

  function clearLasting() {
    const own = `lasting:${body.dataset.user}:`;
    const saved = all("[data-saved]").map((message) => own + message.dataset.saved.slice("saved:".length));
    if (!body.dataset.user) return;
    dropLasting((key) => !key.startsWith(own) || saved.includes(key) ||
      Date.now() - JSON.parse(window.localStorage.getItem(key)).at > DAY);
  }

  window.formEntries = { state, restore };

  /* One submit per click: the second of a double click finds the button resting. */
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method === "get") return;
    const form = event.target;
    if (form.dataset.sent && Date.now() - Number(form.dataset.sent) < 3000) event.preventDefault();
    form.dataset.sent = String(Date.now());
  });
  window.addEventListener("pageshow", () => {
    all("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  /* ---- long selects ---- */

  function startSelects(root) {
    const selects = all("select[data-select]", root).filter((select) => !select.tomselect);
    if (!selects.length) return;
    loadStyle(body.dataset.tomSelectCss);
    loadScript(body.dataset.tomSelect).then(() => selects.forEach((select) => {
      if (select.tomselect) return;
      const label = select.id && document.querySelector(`label[for="${select.id}"]`);
      const box = new window.TomSelect(select, {
        maxOptions: 500,
        allowEmptyOption: true,
        render: { no_results: () => `<div class="no-results">${body.dataset.noResults}</div>` },
      });
      box.wrapper.classList.toggle("ts-small", select.classList.contains("form-select-sm"));
      box.wrapper.classList.remove("form-select", "form-select-sm", "form-control");
      const name = label ? label.textContent.trim() : select.getAttribute("aria-label") || select.name;
      box.control_input.setAttribute("aria-label", name);
      select.setAttribute("aria-label", name);
      box.dropdown_content.setAttribute("aria-label", name);
    }));
  }

  /* ---- charts ---- */

  const INK = "#1c2733";
  const SOFT = "#4b5768";
  const COLOURS = ["#0b5cab", "#c2590a", "#1d7a5f", "#7a1f93", "#5b6675", "#a11a13"];

  /* The first colour is plain, the others carry a light pattern, so that print in grey tells them apart. */
  const LIGHT = "rgba(255, 255, 255, .45)";
  const DECALS = [
    { symbol: "none" },
    { color: LIGHT, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
    { color: LIGHT, symbol: "circle", symbolSize: .7, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [4, 2] },
    { color: LIGHT, dashArrayX: [1, 0], dashArrayY: [2, 7] },
    { color: LIGHT, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
    { color: LIGHT, dashArrayX: [2, 5], dashArrayY: [1, 0] },
  ];

  function axisOption(data, lying, width) {
    const turned = !lying && data.categories.length > 8;
    // A label beside others keeps to the place of its bars and breaks into lines.
    const breaks = lying || turned ? {} : { width: (width - 64) / data.categories.length - 4, overflow: "break" };
    const names = {
      type: "category", data: data.categories, inverse: lying,
      axisLabel: { color: INK, interval: 0, rotate: turned ? 35 : 0, ...breaks }, axisLine: { lineStyle: { color: SOFT } }, axisTick: { show: false },
    };
    // Whole things are not counted in fifths.
    const whole = data.lines.every((line) => line.values.every((value) => value === null || Number.isInteger(value)));
    const values = { type: "value", minInterval: whole ? 1 : 0, axisLabel: { color: SOFT }, splitLine: { lineStyle: { color: "#d9e0e8" } } };
    return lying ? { xAxis: values, yAxis: names } : { xAxis: names, yAxis: values };
  }

  function chartOption(data, width) {
    const lying = data.kind === "hbar";
    const many = data.lines.length > 1 || data.kind === "pie";
    const option = {
      animation: false,
      aria: { enabled: true, decal: { show: many, decals: DECALS } },
      color: data.colours.length ? data.colours : COLOURS,
      textStyle: { fontFamily: getComputedStyle(body).fontFamily, color: INK },
      tooltip: { trigger: data.kind === "pie" ? "item" : "axis", renderMode: "richText", axisPointer: { type: "shadow" } },
      legend: many ? { type: "scroll", bottom: 0, textStyle: { color: INK } } : undefined,
      grid: { left: 8, right: 24, top: 16, bottom: many ? 36 : 8, containLabel: true },
    };
    if (data.kind === "pie") {
      const values = data.lines[0].values;
      option.series = [{
        type: "pie", radius: ["40%", "70%"], label: { color: INK, formatter: "{b} {c}" },
        data: data.categories.map((name, place) => ({ name, value: values[place] })),
      }];
      return option;
    }
    Object.assign(option, axisOption(data, lying, width));
    option.series = data.lines.map((line, place) => ({
      name: line.name,
      data: line.values,
      type: data.kind === "line" ? "line" : "bar",
      stack: data.kind === "stacked" ? "all" : undefined,
      barMaxWidth: 26,
      symbolSize: 6,
      label: !many && data.categories.length <= 20 ? { show: true, position: lying ? "right" : "top", color: INK } : undefined,
      markLine: place === 0 && data.limit !== null ? {
        symbol: "none", lineStyle: { color: "#a11a13", type: "dashed" },
        label: { formatter: data.limit_name || String(data.limit), color: "#a11a13" },
        data: [lying ? { xAxis: data.limit } : { yAxis: data.limit }],
      } : undefined,
    }));
    return option;
  }

  function startCharts(root) {
    const places = all("[data-chart]", root).filter((place) => !place.dataset.drawn);
    if (!places.length) return;
    loadScript(body.dataset.echarts).then(() => places.forEach((place) => {
      place.dataset.drawn = "1";
      const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
      const drawing = window.echarts.init(place, null, { renderer: "svg" });
      drawing.setOption(chartOption(data, place.clientWidth));
      window.addEventListener("resize", () => drawing.resize());
      window.addEventListener("beforeprint", () => drawing.resize());
    }));
  }

  /* ---- tables wider than their place scroll inside it; the others keep the page's sticky head ---- */

  function measureTables(root) {
    all(".table-region", root).forEach((region) => {
      region.classList.remove("is-wide");
      const table = region.querySelector("table");
      if (table && table.offsetWidth > region.clientWidth + 1) region.classList.add("is-wide");
    });
  }

  /* ---- forms kept on the server: what could not be sent is sent when the server answers again ---- */

  function tellOffline(offline) {
    all("[data-offline]").forEach((note) => { note.hidden = !offline; });
  }

  document.addEventListener("htmx:sendError", (event) => {
    if (event.target.id === "autosave") tellOffline(true);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.target.id === "autosave" && event.detail.successful) tellOffline(false);
  });
  window.addEventListener("offline", () => tellOffline(true));
  window.addEventListener("online", () => {
    tellOffline(false);
    body.dispatchEvent(new CustomEvent("keep-now"));
  });

  function start(root) {
    measureTables(root);
    startSelects(root);
    startCharts(root);
    all("form[data-guard], form[data-autosave]", root).forEach(startForm);
    showChoice();
    all("[data-current-query]").forEach((input) => { input.value = window.location.search.slice(1); });
  }

  document.addEventListener("htmx:afterSettle", (event) => start(event.target.parentElement || document));
  document.addEventListener("htmx:responseError", () => {
    document.getElementById("messages").scrollIntoView({ block: "center" });
  });
  document.addEventListener("htmx:pushedIntoHistory", () => start(document));
  window.addEventListener("resize", () => measureTables(document));
  start(document);
  clearLasting();

  const summary = document.querySelector(".form-summary");
  if (summary) summary.focus();
  all("[data-open-dialog]").forEach((dialog) => openDialog(dialog.id));
})();
