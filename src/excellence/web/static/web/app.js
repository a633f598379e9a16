/* Small helps; every page works without them. Autosave itself is htmx's work (hx-trigger with a delay): this file only
   says what state a form is in, counts characters, keeps the focus and warns before unsaved words are left behind. */
(() => {
  "use strict";

  const guarded = "form[data-guard]";
  const statesOf = (form) => document.querySelectorAll(`output[data-state]`);

  function say(output, text, kind) {
    if (!text) return;
    output.classList.toggle("is-waiting", kind === "waiting");
    output.classList.toggle("is-failed", kind === "failed");
    output.textContent = text;
  }

  function sayAll(kind) {
    for (const output of statesOf()) say(output, output.dataset[kind], kind);
  }

  /* Unsaved words */
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.matches(guarded)) return;
    form.dataset.unsaved = "yes";
    sayAll("waiting");
  });
  document.addEventListener("submit", (event) => delete event.target.dataset.unsaved);
  window.addEventListener("beforeunload", (event) => {
    if (document.querySelector(`${guarded}[data-unsaved]`)) event.preventDefault();
  });

  /* Autosave by htmx: a form counts as stored only when the answer says so */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.target.closest(guarded);
    if (form) form.dataset.sent = form.dataset.unsaved ? "yes" : "";
    if (form) delete form.dataset.unsaved;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest(guarded);
    if (!form || event.detail.successful) return;
    form.dataset.unsaved = "yes";
    sayAll("failed");
  });

  /* Focus: what was focused before a part of the page is exchanged has the focus afterwards */
  let kept = "";
  const path = (element) =>
    element.id ? `#${CSS.escape(element.id)}`
      : element.name ? `[name="${CSS.escape(element.name)}"]${element.type === "radio" ? `[value="${CSS.escape(element.value)}"]` : ""}`
        : "";
  document.addEventListener("htmx:beforeSwap", () => { kept = path(document.activeElement || document.body); });
  document.addEventListener("htmx:afterSettle", () => {
    if (kept && document.activeElement === document.body) document.querySelector(kept)?.focus({ preventScroll: true });
    for (const counter of document.querySelectorAll("[data-count]")) count(counter);
  });
  document.querySelector("[data-focus]")?.focus();

  /* Characters */
  function count(counter) {
    const control = document.getElementById(counter.dataset.count);
    if (!control) return;
    const figure = new Intl.NumberFormat(document.documentElement.lang).format([...control.value].length);
    counter.textContent = counter.dataset.pattern.replace("{n}", figure);
  }
  document.addEventListener("input", (event) => {
    if (!event.target.id) return;
    const counter = document.querySelector(`[data-count="${CSS.escape(event.target.id)}"]`);
    if (counter) count(counter);
  });
})();
