/* Entries that outlive a closed tab and a lost connection: sealed in local storage with a key that only the
   signed-in account is given. They go when the server has them, on signing out, when another account
   comes, and after a day (app.js). */
(function () {
  "use strict";

  const form = document.querySelector("form[data-lasting]");
  if (!form || !window.crypto.subtle) return;
  const name = `lasting:${form.dataset.autosave}`;
  const subtle = window.crypto.subtle;
  const bytes = (text) => Uint8Array.from(window.atob(text), (letter) => letter.charCodeAt(0));
  const letters = (buffer) => window.btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
  const sealer = subtle.importKey("raw", bytes(form.dataset.lasting), "AES-GCM", false, ["encrypt", "decrypt"]);
  const now = () => JSON.stringify(window.formEntries.state(form));
  const first = now();

  /* The key that gives a form one effect: the same entries sent again go under the same key. */
  const once = form.querySelector("input[name=form_key]");
  const fresh = once ? once.value : "";
  let sent = { entries: "", key: "" };
  let turn = Promise.resolve();

  async function seal(draft) {
    const iv = window.crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(draft));
    const data = await subtle.encrypt({ name: "AES-GCM", iv }, await sealer, text);
    window.localStorage.setItem(name, JSON.stringify({ at: Date.now(), iv: letters(iv), data: letters(data) }));
  }

  function keep() {
    const draft = { entries: now(), sent };
    turn = turn.then(() => seal(draft));
  }

  function drop() {
    turn = turn.then(() => window.localStorage.removeItem(name));
  }

  async function found() {
    const kept = JSON.parse(window.localStorage.getItem(name) || "null");
    if (!kept) return null;
    try {
      const text = await subtle.decrypt({ name: "AES-GCM", iv: bytes(kept.iv) }, await sealer, bytes(kept.data));
      return JSON.parse(new TextDecoder().decode(text));
    } catch (_unreadable) {
      window.localStorage.removeItem(name);
      return null;
    }
  }

  const notice = form.querySelector("[data-draft]");
  found().then((draft) => {
    if (!draft || draft.entries === first || form.querySelector(".is-invalid")) return;
    notice.hidden = false;
    notice.addEventListener("click", (event) => {
      const act = event.target.dataset.act;
      if (!act) return;
      notice.hidden = true;
      if (act !== "restore") { drop(); return; }
      sent = draft.sent;
      window.formEntries.restore(form, JSON.parse(draft.entries));
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
  });

  form.addEventListener("input", () => {
    if (once) once.value = sent.key && sent.entries === now() ? sent.key : fresh;
    keep();
  });

  /* Sent without a connection, a form waits here and goes once when it is back. */
  const held = form.querySelector("[data-held]");
  let waiting = null;
  form.addEventListener("submit", (event) => {
    sent = { entries: now(), key: once ? once.value : "" };
    keep();
    if (window.navigator.onLine) return;
    event.preventDefault();
    form.dataset.dirty = "1";
    waiting = { button: event.submitter };
    held.hidden = false;
  });
  window.addEventListener("online", () => {
    if (!waiting) return;
    const button = waiting.button;
    waiting = null;
    held.hidden = true;
    form.requestSubmit(button || undefined);
  });

  /* Forms that the server keeps while one writes. */
  let asked = "";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target.id === "autosave") asked = now();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "autosave" && asked === now() && !event.target.querySelector("[data-left]")) drop();
  });
}());
