/* Comfort only: the page is whole without it. Everything waits for the document. */
"use strict";
(() => {
  const root = document.documentElement;
  const { columns, layout, kept, offer, paint } = window.workbench;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  let main, form, popover;
  let origin = null; // the sign that led to the note that is open
  let asked = null; // where one was when the legend was asked for
  let shownFor = null; // the words the popover is about
  let byKey = false; // whether the last thing used was the keyboard
  let waiting = 0;
  let barHeight = -1; // px

  /* The address says what is shown, so that it can be sent; it goes before what the browser keeps. */
  function fromAddress() {
    const said = new URLSearchParams(location.search);
    const state = {};
    if (said.has("columns")) { state.columns = said.get("columns").split("."); }
    for (const name of ["findings", "compare", "layout", "read"]) { if (said.has(name)) { state[name] = said.get(name); } }
    if (said.has("changes")) { state.changes = said.get("changes") === "1"; }
    return state;
  }
  function say(filters) { // filters: those of the list, as they are in the address; undefined: as they were
    const state = collect();
    const said = new URLSearchParams(filters === undefined ? location.search : filters);
    said.set("columns", state.columns.join("."));
    said.set("findings", state.findings);
    said.set("changes", state.changes ? "1" : "0");
    const special = { compare: state.compare, layout: state.layout === "rows" ? "" : state.layout, read: state.layout === "read" ? state.read : "" };
    for (const [name, value] of Object.entries(special)) { if (value) { said.set(name, value); } else { said.delete(name); } }
    history.replaceState(null, "", `?${said}${location.hash}`);
  }
  function point(anchor) { history.replaceState(null, "", `${location.search}#${anchor}`); }
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }
  Object.assign(window.workbench, { say, copy });

  /* Controls */
  function collect() {
    const named = Array.from(form.elements).filter((field) => field.name && field.name !== "column");
    return { ...columns.collect(), ...Object.fromEntries(named.map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value])) };
  }
  function restore(state) {
    columns.restore(state);
    for (const field of form.elements) {
      const kept = state[field.name];
      if (kept === undefined || field.name === "column") { continue; }
      if (field.type === "checkbox") { field.checked = typeof kept === "boolean" ? kept : field.checked; }
      else if (all("option", field).some((option) => option.value === kept)) { field.value = kept; }
    }
  }
  function show(state) {
    layout.show(measure);
    main.classList.toggle("hide-changes", !state.changes);
    main.classList.toggle("hide-findings", state.findings === "none");
    main.classList.toggle("hide-minor", state.findings === "grave");
    main.classList.toggle("show-settled", state.findings === "all");
    paint(state.theme);
    measure();
  }
  function changed(event) {
    const texts = all("[name=column]", form);
    if (event.target.name === "compare" && event.target.value) {
      const text = event.target.selectedOptions[0].dataset.text;
      for (const box of texts) { box.checked = box.checked || box.dataset.text === text; }
    }
    if (!texts.some((box) => box.checked)) { event.target.checked = true; }
    const state = collect();
    show(state);
    kept.keep(state);
    say();
  }
  function measure() { // what is jumped to must not end up under the bar
    const bar = document.querySelector(".bar");
    const height = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
    if (height === barHeight) { return; } // else every style of the page is worked out again
    barHeight = height;
    root.style.setProperty("--bar-height", `${height}px`);
  }

  /* Notes beside the words they are about */
  function unlight() {
    for (const each of all(".lit, .near")) { each.classList.remove("lit", "near"); }
  }
  function close() {
    clearTimeout(waiting);
    popover.hidden = true;
    popover.replaceChildren();
    shownFor = null;
    unlight();
  }
  function note(id) { // a copy to show beside the words; a note that stands open is only lit
    const mark = document.getElementById(id);
    const item = mark && mark.closest("li");
    if (!item) { return null; }
    if (item.closest("details[open]")) { item.classList.add("lit"); return null; }
    const copy = document.createElement("div");
    copy.className = item.className;
    copy.dataset.note = item.id;
    for (const part of item.children) { copy.append(part.cloneNode(true)); }
    const [command] = item.matches(".finding") ? offer.commands(item) : [];
    for (const part of all(".commands, .buttons, .said, .ask", copy)) { part.remove(); }
    for (const part of all("[id], [tabindex], a", copy)) { part.removeAttribute("id"); part.removeAttribute("tabindex"); part.removeAttribute("href"); }
    if (command) {
      const line = document.createElement("p");
      const key = document.createElement("kbd");
      const code = document.createElement("code");
      key.textContent = "y";
      code.textContent = offer.seen(command);
      line.className = "command";
      line.append(key, " copies ", code);
      copy.append(line);
    }
    return copy;
  }
  function name(sign) { // in running text a sign has a short name; who stops at it hears what it says
    const item = document.getElementById(`n-${offer.findings(sign)[0]}`);
    const told = item && item.closest("li");
    const label = sign.getAttribute("aria-label");
    if (told && !label.includes(":")) { sign.setAttribute("aria-label", `${label}: ${offer.words(told)}`); }
  }
  function about(target) {
    const thing = target.closest("mark, .flag, .change, .light");
    const sentence = target.closest("[data-s]");
    if (!thing && !sentence) { return; }
    clearTimeout(waiting);
    unlight();
    if (sentence) {
      for (const part of layout.together(sentence)) { for (const each of all(`[data-s="${sentence.dataset.s}"]`, part)) { each.classList.add("near"); } }
    }
    const findings = thing ? offer.findings(thing) : [];
    const link = target.closest(".change");
    for (const id of findings) {
      for (const each of all(`mark[data-finding~="${id}"], .light[data-for~="${id}"]`)) { each.classList.add("lit"); }
    }
    const act = link && offer.act(link);
    if (act) { for (const each of all(".change", main)) { if (offer.act(each) === act) { each.classList.add("lit"); } } }
    const notes = findings.map((id) => note(`n-${id}`)).concat(act ? [note(`a-${act}`)] : []).filter(Boolean);
    popover.replaceChildren(...notes);
    popover.hidden = notes.length === 0;
    shownFor = notes.length ? thing : null;
    follow();
  }
  function follow() {
    if (!shownFor) { return; }
    const words = shownFor.getBoundingClientRect();
    if (words.bottom < 0 || words.top > innerHeight) { close(); } else { place(shownFor); }
  }
  function place(thing) { // below the words, above them where there is no room, always inside the window
    const words = thing.getClientRects()[0] || thing.getBoundingClientRect();
    const { width, height } = popover.getBoundingClientRect();
    const below = words.bottom + 8 + height < innerHeight || words.top < height + 8;
    const left = Math.max(8, Math.min(words.left, root.clientWidth - width - 8));
    const top = below ? Math.min(words.bottom + 8, innerHeight - height - 8) : words.top - height - 8;
    Object.assign(popover.style, { left: `${left}px`, top: `${Math.max(8, top)}px`, right: "auto", bottom: "auto" });
  }
  function leave() { // time to reach the note with the pointer
    clearTimeout(waiting);
    waiting = setTimeout(close, 250);
  }

  /* Places */
  function openNote() {
    let place = null;
    try { place = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* an address that was cut */ }
    if (!place) { return; }
    for (let each = place.closest("details"); each; each = each.parentElement.closest("details")) { each.open = true; }
    if (place.matches(".flow .segment")) { return; } // the texts were brought level with it
    (place.offsetParent ? place : place.closest("main .row") || place).scrollIntoView(); // its text may be hidden
    const told = place.closest(".notes li[tabindex]");
    if (told) { told.focus(); close(); }
  }
  function shut() {
    const legend = document.activeElement.closest(".legend[open]");
    if (legend && asked) {
      legend.open = false;
      if (asked === document.body) { document.activeElement.blur(); } else { asked.focus(); }
      asked = null;
      return;
    }
    const opened = document.activeElement.closest(".notes[open]");
    const hadPopover = !popover.hidden;
    close();
    if (!hadPopover && opened) {
      opened.open = false;
      (origin && origin.isConnected ? origin : opened.querySelector("summary")).focus();
    }
  }
  const isSeen = (each) => each.offsetParent !== null && each.closest("details:not([open])") === null;
  function passed(list, here) { // how many stand before the place; each look costs, and a long page has thousands
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (here.compareDocumentPosition(list[middle]) & Node.DOCUMENT_POSITION_PRECEDING) { low = middle + 1; } else { high = middle; }
    }
    return low;
  }
  function step(selector, forward) { // to the next that is seen, and from the last to the first
    const list = all(selector);
    const here = document.activeElement;
    const known = here !== document.body && main.contains(here);
    let at = known ? passed(list, here) : forward ? 0 : list.length;
    if (forward && list[at] === here) { at += 1; }
    const round = [...list.slice(at), ...list.slice(0, at)];
    const next = forward ? round.find(isSeen) : round.findLast((each) => isSeen(each) && !each.contains(here));
    if (!next) { return; }
    next.scrollIntoView({ block: "center", behavior: "instant" });
    if (next.tabIndex < 0) { next.tabIndex = -1; } // a sentence can be gone to, but not with Tab
    next.focus({ preventScroll: true });
    const number = next.closest(".row").querySelector(".number");
    if (number) { point(number.getAttribute("href").slice(1)); }
  }
  const KEYS = {
    j: () => step("main .row:not(.heads, .break)", true), k: () => step("main .row:not(.heads, .break)", false),
    n: () => step(".segment .flag", true), p: () => step(".segment .flag", false),
    c: () => step(".segment .change", true), v: () => step(".segment .change", false),
    ".": () => step(".segment [data-s]", true), ",": () => step(".segment [data-s]", false),
    "?": () => { const legend = document.querySelector(".legend"); asked = legend.contains(document.activeElement) ? asked : document.activeElement; legend.open = true; legend.querySelector("summary").focus(); },
  };
  function pressed(event) {
    byKey = true;
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape") { shut(); return; }
    if (!form.elements.keys.checked || event.target.matches("select, input:not([type=checkbox])")) { return; }
    const action = KEYS[event.key];
    if (action) { event.preventDefault(); action(); }
  }

  function start() {
    main = document.querySelector("main");
    form = document.querySelector(".controls");
    popover = document.getElementById("popover");
    if (!form) { return; }
    columns.start(main, form);
    layout.start(main, form);
    restore({ ...kept.read(), ...fromAddress() });
    show(collect());
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    // A pointer that only lies there while the page moves under it says nothing.
    main.addEventListener("mouseover", (event) => { if (!byKey) { about(event.target); } });
    main.addEventListener("mouseout", () => { if (!byKey) { leave(); } });
    addEventListener("pointermove", () => { byKey = false; }, { passive: true });
    main.addEventListener("focusin", (event) => { if (event.target.matches(".segment :is(a, [data-s])")) { origin = event.target; origin.scrollIntoView({ block: "nearest", behavior: "instant" }); if (origin.matches(".flag")) { name(origin); } about(origin); } else { close(); } });
    popover.addEventListener("mouseenter", () => clearTimeout(waiting));
    popover.addEventListener("mouseleave", leave);
    document.addEventListener("keydown", pressed);
    addEventListener("hashchange", openNote);
    addEventListener("resize", measure);
    addEventListener("scroll", follow, { passive: true, capture: true });
    const closed = [];
    addEventListener("beforeprint", () => { for (const each of all(".notes:not([open])")) { closed.push(each); each.open = true; } });
    addEventListener("afterprint", () => { for (const each of closed.splice(0)) { each.open = false; } });
    layout.reveal();
    openNote();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
