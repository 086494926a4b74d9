// What the workspace does beyond htmx: live updates, completion, dialogs, drawers.
(() => {
  "use strict";
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const here = document.body.dataset.room;
  const refresh = (id) => { const part = document.getElementById(id); if (part) htmx.trigger(part, "refresh"); };

  // Live updates: events say that something changed; the parts of the page fetch what.
  let heard = false;
  const events = new EventSource("/local/events");
  events.addEventListener("room", (event) => {
    if (event.data === here) { soon("messages"); soon("details"); }
    soon("rooms");
  });
  events.addEventListener("home", () => soon("home"));
  events.addEventListener("hello", () => {
    // After a lost connection, fetch whatever was missed.
    if (heard) ["messages", "details", "rooms", "home"].forEach(soon);
    heard = true;
  });
  window.addEventListener("pagehide", () => events.close());
  const due = new Map();
  function soon(id) {
    if (!due.has(id)) due.set(id, setTimeout(() => { due.delete(id); refresh(id); }, 60));
  }

  // The end of the conversation stays in view unless the reader has scrolled up.
  const scroll = $("#scroll");
  let atEnd = true;
  const toEnd = () => { if (scroll && $("#messages")) scroll.scrollTop = scroll.scrollHeight; };
  if (scroll) scroll.addEventListener("scroll", () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  }, { passive: true });
  const linked = location.hash && document.getElementById(location.hash.slice(1));
  if (linked) { linked.scrollIntoView({ block: "center" }); linked.classList.add("linked"); } else toEnd();

  // A swap keeps what is unfolded and what has the focus.
  const address = (element) => {
    const message = element.closest("article, section, .body");
    const number = all("button, summary, a", message || document).indexOf(element);
    return { id: message && message.id, number };
  };
  let kept = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (!target || !["messages", "details"].includes(target.id)) return;
    const focus = target.contains(document.activeElement) ? address(document.activeElement) : null;
    kept = { target, focus, open: all("details[open]", target).map((one) => address($("summary", one))) };
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (kept && kept.target === event.detail.target) {
      const find = ({ id, number }) => {
        const message = id ? document.getElementById(id) : $("section", kept.target);
        return message && all("button, summary, a", message)[number];
      };
      kept.open.forEach((one) => { const summary = find(one); if (summary) summary.parentElement.open = true; });
      const again = kept.focus && find(kept.focus);
      if (again) again.focus({ preventScroll: true });
      kept = null;
    }
    if (event.detail.target.id === "messages" && atEnd) toEnd();
  });

  // Sending.
  const composer = $("#composer");
  const text = $("#text");
  const attach = $("#file");
  // What will be sent is said beside the verbs that could be typed instead.
  const usage = $("#usage");
  const hint = usage && usage.innerHTML;
  function attached() {
    const names = [...attach.files].map((file) => file.name);
    if (names.length) usage.textContent = "Attached: " + names.join(", ");
    else usage.innerHTML = hint;
  }
  const sent = (event) => event.detail.elt === composer && event.detail.successful;
  document.addEventListener("htmx:afterRequest", (event) => {
    if (sent(event)) { text.value = ""; attach.value = ""; attached(); complete(); atEnd = true; toEnd(); }
    const form = event.detail.elt.closest && event.detail.elt.closest("[data-reload]");
    if (form && event.detail.successful) location.reload();
  });

  // Show faults; whatever was typed stays where it is.
  const toast = $("#toast");
  let hiding;
  function say(sentence) {
    toast.textContent = sentence;
    toast.hidden = false;
    clearTimeout(hiding);
    hiding = setTimeout(() => { toast.hidden = true; }, 8000);
    const dialog = $("dialog[open]");
    (dialog || document.body).append(toast);
  }
  const acting = (event) => event.detail.requestConfig && event.detail.requestConfig.verb === "post";
  document.addEventListener("htmx:sendError", (event) => acting(event) && say("Firewatch can't be reached. What you typed is kept; send it again in a moment."));
  document.addEventListener("htmx:timeout", (event) => acting(event) && say("Firewatch takes too long to answer. What you typed is kept; sending it again does no harm."));
  document.addEventListener("htmx:responseError", (event) => {
    if (!acting(event)) return;
    if (event.detail.xhr.status === 404) say("That is not here, or not here for you.");
    else say("That did not work. What you typed is kept; try it again.");
  });

  // Keep the wall clock running.
  const clock = $("#clock");
  const ahead = new Date(clock.dateTime) - Date.now();
  const wall = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: clock.dataset.zone });
  setInterval(() => {
    const part = Object.fromEntries(wall.formatToParts(Date.now() + ahead).map(({ type, value }) => [type, value]));
    clock.textContent = `${part.weekday} ${part.day} ${part.month}, ${part.hour}:${part.minute}`;
  }, 10000);

  // Dialogs.
  const slot = () => $("#dialog-slot");
  function showDialog() {
    const dialog = $("dialog", slot());
    if (!dialog || dialog.open) return;
    dialog.showModal();
    const first = $("[aria-invalid]", dialog) || $(".fields input:not([type=hidden]), .fields textarea, .fields select", dialog);
    const focus = first && first.matches("fieldset") ? $("input", first) : first;
    // Later, since htmx first returns the focus to where it was.
    setTimeout(() => {
      if (!focus) return;
      focus.focus();
      if (focus.select && focus.value && dialog.dataset.wrong !== "true") focus.select();
    }, 40);
    dialog.addEventListener("close", () => { document.body.append(toast); slot().replaceChildren(); if (text) text.focus(); });
  }
  document.addEventListener("htmx:oobAfterSwap", showDialog);
  document.addEventListener("htmx:afterSettle", showDialog);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-cancel]")) $("dialog[open]").close();
    all("details[data-menu][open], details.more[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // Drawers on narrow screens; the details fold away on wide ones.
  function drawer(name, open) {
    document.body.classList.toggle("show-" + name, open);
    const button = $(`[data-toggle=${name}]`);
    if (button) button.setAttribute("aria-expanded", String(document.body.classList.contains("show-" + name)));
  }
  document.addEventListener("click", (event) => {
    const toggle = event.target.closest("[data-toggle]");
    if (toggle && toggle.dataset.toggle === "details" && matchMedia("(min-width: 1100px)").matches) {
      document.body.classList.toggle("hide-details");
    } else if (toggle) drawer(toggle.dataset.toggle, !document.body.classList.contains("show-" + toggle.dataset.toggle));
    else if (event.target.closest("[data-close]")) { drawer("rooms", false); drawer("details", false); document.body.classList.add("hide-details"); }
    // What is pressed in the drawer is answered in the conversation below it.
    else if (event.target.closest("#details-pane button[type=submit]")) drawer("details", false);
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && text && !$("dialog[open]")) { event.preventDefault(); text.focus(); }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.closest("dialog")) {
      event.preventDefault();
      $("#dialog-form").requestSubmit();
    }
    if (event.key === "Escape" && !$("dialog[open]")) {
      drawer("rooms", false);
      drawer("details", false);
      all("details[data-menu][open], details.more[open]").forEach((menu) => { menu.open = false; });
    }
  });

  // Completion of verbs from the first letter, and of people after an at sign.
  if (!composer) return;
  attach.addEventListener("change", attached);
  const list = $("#completions");
  const entries = (id) => all(`#${id} li`).map((li) => ({ ...li.dataset, names: li.dataset.names.split(" ").filter(Boolean) }));
  const verbs = entries("verbs");
  const people = entries("people");
  let options = [];
  let chosen = -1;

  function found() {
    const before = text.value.slice(0, text.selectionStart);
    const at = before.match(/(?:^|\s)@([a-z]*)$/i);
    if (at) {
      const start = before.length - at[1].length - 1;
      return people.filter((one) => one.names[0].startsWith(at[1].toLowerCase())).map((one) => ({ ...one, start }));
    }
    const verb = before.match(/^(\s*\/?(?:incident\s+)?)([a-z]+)$/i);
    if (!verb) return [];
    const typed = verb[2].toLowerCase();
    return verbs.filter((one) => one.names.some((name) => name.startsWith(typed)))
      .sort((a, b) => b.name.startsWith(typed) - a.name.startsWith(typed))
      .slice(0, 7).map((one) => ({ ...one, start: 0 }));
  }
  function complete() {
    options = found();
    chosen = -1;
    const verb = text.value.match(/^\s*(?:\/incident\s+)?([a-z]+)\s/i);
    const known = verb && verbs.find((one) => one.names.includes(verb[1].toLowerCase()));
    if (known) usage.replaceChildren(Object.assign(document.createElement("code"), { textContent: known.usage }), " " + known.summary);
    else usage.innerHTML = hint;
    show();
  }
  function show() {
    list.hidden = options.length === 0;
    text.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...options.map((one, number) => {
      const option = document.createElement("div");
      option.id = "completion-" + number;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(number === chosen));
      const form = document.createElement("code");
      form.textContent = one.usage;
      const what = document.createElement("span");
      what.textContent = one.summary;
      option.append(form, what);
      option.addEventListener("mousedown", (event) => { event.preventDefault(); accept(one); });
      return option;
    }));
    if (chosen >= 0) text.setAttribute("aria-activedescendant", "completion-" + chosen);
    else text.removeAttribute("aria-activedescendant");
  }
  function accept(one) {
    const after = text.value.slice(text.selectionStart);
    text.value = text.value.slice(0, one.start) + one.name + " " + after.trimStart();
    const end = one.start + one.name.length + 1;
    text.setSelectionRange(end, end);
    complete();
    text.focus();
  }
  // Half-typed text survives a visit to another room.
  const draft = "draft " + here;
  text.value = sessionStorage.getItem(draft) || "";
  window.addEventListener("pagehide", () => sessionStorage.setItem(draft, text.value));
  text.addEventListener("input", complete);
  text.addEventListener("blur", () => { options = []; show(); });
  text.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = options.length > 0;
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      chosen = (chosen + (event.key === "ArrowDown" ? 1 : options.length - (chosen < 0 ? 0 : 1))) % options.length;
      show();
    } else if (open && (event.key === "Tab" && !event.shiftKey || event.key === "Enter" && chosen >= 0)) {
      event.preventDefault();
      accept(options[Math.max(0, chosen)]);
    } else if (open && event.key === "Escape") {
      event.stopPropagation();
      options = [];
      show();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (text.value.trim() || attach.files.length) composer.requestSubmit();
    }
  });
  if (matchMedia("(pointer: fine)").matches) text.focus();
})();
