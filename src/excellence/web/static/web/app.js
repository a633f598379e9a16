/* Small helps; every page works without them. Autosave itself is htmx's work (hx-trigger with a delay): this file only
   says what state a form is in, counts characters, keeps the focus and warns before unsaved words are left behind. */
(() => {
  "use strict";

  const guarded = "form[data-guard]";
  const progress = new WeakMap(); /* form: how often something was typed, how much of it was sent, how much is stored */
  const of = (form) => {
    if (!progress.has(form)) progress.set(form, { typed: 0, sent: 0, stored: 0 });
    return progress.get(form);
  };
  const guardedFormOf = (event) => (event.target instanceof Element ? event.target.closest(guarded) : null);

  function sayAll(kind) {
    for (const output of document.querySelectorAll("output[data-state]")) {
      output.classList.toggle("is-waiting", kind === "waiting");
      output.classList.toggle("is-failed", kind === "failed");
      output.textContent = output.dataset[kind];
    }
  }

  /* Unsaved words */
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (!form || !form.matches(guarded)) return;
    of(form).typed += 1;
    if (form.dataset.guard !== "quiet") sayAll("waiting");
  });
  /* A save pressed while an automatic one is under way waits for its reply, which brings the version to name */
  const busy = new WeakSet();
  const pressed = new WeakMap(); /* form: the button that waits */
  document.addEventListener("submit", (event) => {
    if (busy.has(event.target)) {
      event.preventDefault();
      pressed.set(event.target, event.submitter);
    } else progress.delete(event.target);
  });
  function submitPressed(form) {
    if (busy.has(form) || !pressed.has(form)) return;
    const button = pressed.get(form); /* the reply may have exchanged it: what it says is sent by a hidden field */
    pressed.delete(form);
    if (button?.name) {
      const said = Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value });
      form.append(said);
    }
    form.requestSubmit();
  }
  window.addEventListener("beforeunload", (event) => {
    const forms = [...document.querySelectorAll(guarded)];
    if (forms.some((form) => of(form).typed > of(form).stored)) event.preventDefault();
  });

  /* Autosave by htmx: words count as stored only when the answer to the request that carried them says so */
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = guardedFormOf(event);
    if (!form) return;
    if (event.target === form && of(form).typed === of(form).stored) {
      event.preventDefault(); /* leaving a field whose words are stored: a reply now would exchange what is being pressed */
      return;
    }
    of(form).sent = of(form).typed;
    busy.add(form);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = guardedFormOf(event);
    if (!form) return;
    busy.delete(form);
    setTimeout(submitPressed, 0, form);
    const isKept = document.querySelector("[data-kept]"); /* by the server until one is signed in again: safe to leave */
    if (event.detail.successful && isKept) of(form).stored = of(form).sent;
    if (!event.detail.successful || document.querySelector("[data-refused]")) sayAll("failed");
    else of(form).stored = of(form).sent;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const form = guardedFormOf(event) || document.querySelector(guarded);
    if (form && of(form).typed > of(form).sent) sayAll("waiting");
  });

  /* Focus: what was focused before a part of the page is exchanged has the focus afterwards */
  let kept = "";
  const nameOf = (element) => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    if (!element.name) return "";
    const value = element.type === "radio" ? `[value="${CSS.escape(element.value)}"]` : "";
    return `[name="${CSS.escape(element.name)}"]${value}`;
  };
  document.addEventListener("htmx:beforeSwap", () => { kept = nameOf(document.activeElement || document.body); });
  document.addEventListener("htmx:afterSettle", () => {
    if (kept && document.activeElement === document.body) document.querySelector(kept)?.focus({ preventScroll: true });
    document.querySelectorAll("[data-count]").forEach(count);
  });
  document.querySelector("[data-focus]")?.focus();

  /* Browsers bring the first line of a field into view, not the field: by keyboard it is wanted whole, above the save bar */
  document.addEventListener("keyup", (event) => {
    if (event.key === "Tab") document.activeElement?.scrollIntoView({ block: "nearest" });
  });

  /* Characters */
  function count(counter) {
    const control = document.getElementById(counter.dataset.count);
    if (!control) return;
    const figure = new Intl.NumberFormat(document.documentElement.lang).format([...control.value].length);
    counter.textContent = counter.dataset.pattern.replace("{n}", figure);
  }
  document.addEventListener("input", (event) => {
    const counter = event.target.id && document.querySelector(`[data-count="${CSS.escape(event.target.id)}"]`);
    if (counter) count(counter);
  });
})();
