/* Three ways to see the texts: row by row, each by itself (two texts that scroll apart), or one to be read, with the others
   on demand. What is in sight stays in sight. Loaded after columns.js. */
"use strict";
(() => {
  const { columns } = window.workbench;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  let main, form;
  let flows = null; // the texts side by side, while each flows by itself
  let last = null; // the flow that was moved last
  const parts = new Map(); // a row, and what was taken out of it, by column
  const whole = new WeakMap(); // what was taken out of a row, and the row

  const layout = () => form.elements.layout.value;
  const rowsIn = (place) => all(":scope > .row:not(.heads), :scope > .hundred > .row", place);
  function together(element) { // a row with all that was taken out of it
    const part = element.closest(".row");
    const row = whole.get(part) || part;
    return [row, ...(parts.get(row) || new Map()).values()].filter((each, at, list) => list.indexOf(each) === at);
  }

  /* Each by itself */
  function hasText(cell) { return cell.querySelector(".segment, :scope > p:not(.absent, .joined)") !== null; }
  function unlink() {
    columns.finish();
    const shown = columns.indexes();
    const cells = shown.map((column) => main.querySelector(`.heads .c${column}`));
    const first = [".base", ".corrected", ":not(.source)", "*"].map((kind) => cells.findIndex((cell) => cell.matches(kind)));
    const carrier = shown[first.find((at) => at >= 0)]; // of numbers and notes
    const made = new Map(shown.map((column, at) => [column, flow(cells[at])]));
    flows = document.createElement("div");
    flows.className = "flows";
    flows.append(...made.values());
    const items = [...number.keys()];
    const here = document.createComment(""); // what is out of the page is moved faster
    before.after(here);
    for (const item of items) {
      hundred(made.get(carrier), item).append(item);
      for (const row of item.matches(".row") ? [item] : all(".row", item)) {
        for (const cell of all(":scope > .cell", row)) { if (cell !== columns.cell(row, carrier)) { cell.remove(); } }
      }
      if (!item.matches(".row")) { continue; }
      item.classList.toggle("nothing", !hasText(columns.cell(item, carrier)) && !item.querySelector(".notes"));
      const taken = new Map([[carrier, item]]);
      for (const [column, to] of made) {
        const cell = columns.cell(item, column);
        if (column !== carrier && hasText(cell)) {
          const part = document.createElement("div");
          part.className = item.className.replace("nothing", "");
          part.tabIndex = -1;
          part.append(cell);
          taken.set(column, part);
          whole.set(part, item);
          hundred(to, item).append(part);
        }
      }
      parts.set(item, taken);
    }
    for (const [column, each] of made) { sendHome(each, column); }
    here.replaceWith(flows);
    last = made.get(carrier);
  }
  function hundred(place, item) { // where it goes: on a long page, with those it came with
    const from = home.get(item);
    if (from === main) { return place; }
    if (place.lastElementChild?.of !== from) {
      place.append(document.createElement("div"));
      Object.assign(place.lastElementChild, { className: "hundred", of: from });
    }
    return place.lastElementChild;
  }
  function flow(head) {
    const made = document.createElement("section");
    made.className = `flow ${head.className.split(" ").find((name) => !/^(cell|c\d+)$/.test(name))}`;
    made.tabIndex = 0;
    made.dataset.label = head.firstElementChild.textContent;
    made.setAttribute("aria-label", made.dataset.label);
    for (const name of ["scroll", "focusin", "pointerenter"]) { made.addEventListener(name, () => { if (name !== "scroll" || made.matches(":hover, :focus-within")) { last = made; } }, { passive: true }); }
    return made;
  }
  function sendHome(place, column) { // a text by itself comes in its own order; which rows were moved for that
    const tails = new Map();
    const sent = [];
    for (const ghost of all(`.c${column} > .ghost`, place)) {
      const row = ghost.closest(".row");
      const moved = all(`.c${column}[data-moved="${ghost.dataset.moved}"]`, place).map((cell) => cell.closest(".row"));
      sent.push(...moved);
      if (ghost.matches(".before")) { row.before(...moved); continue; }
      (tails.get(row) || row).after(...moved);
      tails.set(row, moved.at(-1) || tails.get(row) || row);
    }
    return sent;
  }
  function link() {
    if (!flows) { return; }
    const items = document.createDocumentFragment();
    const furniture = all(".furniture", flows);
    const order = [...parts.keys(), ...furniture].sort((one, other) => number.get(one) - number.get(other));
    for (const item of order) {
      item.classList.remove("nothing");
      const place = home.get(item);
      if (place !== main && place !== items.lastChild) { items.append(place); }
      (place === main ? items : place).append(item);
    }
    columns.settle();
    flows.replaceWith(items);
    flows = last = null;
    parts.clear();
  }
  const number = new Map(); // rows and furniture in the order of the page
  const home = new Map(); // where each of them stands in it
  let before; // what comes before the first
  let away = []; // rows that a text to be read has elsewhere
  function sendBack() {
    const items = [...number.keys()];
    for (const row of away.sort((one, other) => number.get(one) - number.get(other))) {
      const last = items[number.get(row) - 1];
      if (home.get(row) !== main && home.get(last) !== home.get(row)) { home.get(row).prepend(row); } else { (last || before).after(row); }
    }
    away = [];
  }

  /* One to be read */
  function offerOthers() { // a button in the margin of every row; with the pointer the paragraph itself will do
    if (main.querySelector(".aside")) { return; }
    for (const row of rowsIn(main)) {
      const name = row.querySelector(".number");
      if (!name) { continue; }
      const button = document.createElement("button");
      button.type = "button";
      button.className = "aside";
      button.setAttribute("aria-expanded", "false");
      button.setAttribute("aria-label", `The other texts of ${name.textContent}`);
      row.firstElementChild.prepend(button);
    }
  }
  function unfold(row, isOpen = !row.matches(".open")) {
    row.classList.toggle("open", isOpen);
    const button = row.querySelector(".aside");
    if (button) { button.setAttribute("aria-expanded", String(isOpen)); }
  }

  /* What is in sight */
  function inSight() {
    const scroller = flows ? last : main;
    const top = flows ? topOf(last) : Math.max(0, main.querySelector(".bar").getBoundingClientRect().bottom);
    const isBelow = (each) => each.getBoundingClientRect().bottom > top + 20;
    const rows = rowsIn(all(":scope > .hundred", scroller).find(isBelow) || scroller).filter((each) => !each.matches(".break"));
    const [head] = number.keys();
    if (!flows && head.getBoundingClientRect().top > top + 4) { return null; } // the page's head is
    const first = rows.find((each) => each.offsetParent && isBelow(each));
    return first ? whole.get(first) || first : null;
  }
  function bringBack(row, frames = main.matches(".long") ? 4 : 0) {
    if (!row || !row.isConnected) { return; }
    scrollTo(row);
    // On a long page what comes into sight is laid out in the next frames, and may be higher or lower than it was taken to be.
    if (frames) { requestAnimationFrame(() => bringBack(row, frames - 1)); }
  }
  function scrollTo(row) {
    if (!flows) { row.scrollIntoView({ behavior: "instant" }); return; }
    flows.scrollIntoView({ behavior: "instant" });
    for (const place of all(".flow", flows)) { level(row, place); }
  }
  const topOf = (place) => place.getBoundingClientRect().top + (parseFloat(getComputedStyle(place).scrollPaddingTop) || 0);
  function level(row, place) { // the part of the row that is there, or else of the next that has one
    const rows = [...parts.keys()];
    for (const each of rows.slice(rows.indexOf(row))) {
      const part = [...parts.get(each).values()].find((one) => one.closest(".flow") === place && one.offsetParent);
      if (part) { place.scrollTop += part.getBoundingClientRect().top - topOf(place); return; }
    }
  }

  function show(measure) { // measure: what to do once the bar is as high as it will be
    const wanted = layout();
    const before = main.matches(".reading") ? "read" : flows ? "free" : "rows";
    const focus = document.activeElement;
    const place = before === wanted && wanted !== "free" ? null : inSight();
    link();
    sendBack();
    columns.show(wanted === "read" ? form.elements.read.value : "");
    main.classList.toggle("reading", wanted === "read");
    if (wanted === "read") {
      columns.finish();
      offerOthers();
      away = sendHome(main, columns.index(form.elements.read.value));
    }
    if (wanted === "free") { unlink(); }
    main.classList.toggle("apart", wanted === "free");
    measure();
    bringBack(place);
    if (focus !== document.activeElement && focus.isConnected) { focus.focus({ preventScroll: true }); } // what is moved loses it
  }

  function toggle(name) {
    form.elements.layout.value = layout() === name ? "rows" : name;
    form.dispatchEvent(new Event("change"));
  }
  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, textarea, input:not([type=checkbox])")) { return; }
    if (event.key === "Enter" && event.target.matches("main .row")) { answer(event.target); }
    if (!form.elements.keys.checked) { return; }
    if (event.key === "r") { toggle("read"); }
    if (event.key === "s") { toggle("free"); }
  }
  function answer(row) { // the other texts of a row: below it, or level with it
    if (layout() === "read") { unfold(row); }
    if (flows) { for (const place of all(".flow", flows)) { if (place !== row.closest(".flow")) { level(whole.get(row) || row, place); } } }
  }
  function clicked(event) {
    const row = event.target.closest(".row:not(.heads)");
    if (!row || layout() !== "read") { return; }
    if (event.target.closest(".aside") || (event.target.closest(".margin + .cell > .segment") && !event.target.closest("a") && getSelection().isCollapsed)) { unfold(row); }
  }
  function reveal() { // what an address leads to may be folded away
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* an address that was cut */ }
    const place = id && (document.getElementById(id) || main.querySelector(`.number[href="#${CSS.escape(id)}"]`));
    const row = place && place.closest("main .row");
    if (row && layout() === "read" && (!place.closest(".segment, .number") || row.querySelector(".margin + .cell > .absent"))) { unfold(row, true); }
    if (row && flows) { bringBack(whole.get(row) || row); }
  }

  function start(inMain, ofForm) {
    [main, form] = [inMain, ofForm];
    for (const [at, item] of all(":scope > :is(.row, .furniture), :scope > .hundred > .row", main).entries()) {
      number.set(item, at);
      home.set(item, item.parentElement);
    }
    before = main.querySelector(":scope > :is(.row, .furniture, .hundred)").previousElementSibling;
    document.addEventListener("keydown", pressed);
    main.addEventListener("click", clicked);
    main.addEventListener("dblclick", (event) => { if (flows && event.target.closest(".flow .row")) { answer(event.target.closest(".row")); } });
    addEventListener("hashchange", reveal);
    addEventListener("load", () => { if (flows) { reveal(); } }, { once: true }); // the browser has gone there by itself meanwhile
    addEventListener("beforeprint", () => { if (flows) { link(); main.classList.remove("apart"); addEventListener("afterprint", () => form.dispatchEvent(new Event("change")), { once: true }); } });
  }
  Object.assign(window.workbench, { layout: { start, show, reveal, together } });
})();
