/* Which texts stand side by side, and in which order (how they flow: layout.js). The boxes of the bar hold both; the cells of every row follow them,
   so that what is read aloud and reached with Tab comes in the order that is seen. The address names texts by id:
   ?columns=en-mt.ru */
"use strict";
(() => {
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  let main, form, heads, said, rows; // rows: [margin, cells by column] of every row, once they are needed
  let order = []; // columns as they stand now
  let waiting = []; // rows that do not stand so yet
  let later = 0;
  const beside = new WeakMap(); // the cells of a row by column, for the row and each of its cells
  const [SCREENFUL, SLICE] = [40, 12]; // rows; milliseconds

  const boxes = () => all("[name=column]", form);
  const shown = () => boxes().filter((box) => box.checked);
  const same = (one, other) => one.length === other.length && one.every((each, at) => each === other[at]);

  function collect() {
    return { order: boxes().map((box) => box.dataset.text), columns: shown().map((box) => box.dataset.text) };
  }
  function restore(state) { // what is kept may be of an edition that had other texts
    const ids = boxes().map((box) => box.dataset.text);
    const known = (list) => (Array.isArray(list) ? list.filter((id, at) => ids.includes(id) && list.indexOf(id) === at) : []);
    sort(known(state.order));
    const columns = known(state.columns);
    if (!columns.length) { return; }
    for (const box of boxes()) { box.checked = columns.includes(box.dataset.text); }
    if (!same(columns, collect().columns)) { sort(columns); } // the address has another order than this browser
  }
  function sort(ids) { // the boxes themselves; texts that are not named stay at the end
    const labels = new Map(boxes().map((box) => [box.dataset.text, box.closest("label")]));
    const fieldset = boxes()[0].closest("fieldset");
    for (const id of [...ids, ...[...labels.keys()].filter((each) => !ids.includes(each))]) { fieldset.append(labels.get(id)); }
  }

  const numbers = (list) => list.map((box) => Number(box.value));
  function show(id = "") { // id: of a text that is read by itself, before all others
    const alone = boxes().filter((box) => box.dataset.text === id);
    for (const box of boxes()) { main.classList.toggle(`hide-c${box.value}`, !box.checked && !alone.includes(box)); }
    main.className = main.className.replace(/columns-\d+/, `columns-${alone.length || shown().length}`);
    arrange(numbers([...alone, ...boxes().filter((box) => !alone.includes(box))]));
    const cells = shown().map((box) => heads.querySelector(`.c${box.value}`));
    main.classList.toggle("with-source", cells[0].matches(".source"));
    main.classList.toggle("source-last", cells.length > 1 && cells.at(-1).matches(".source"));
    for (const [at, cell] of cells.entries()) {
      const [left, right] = all(".shift", cell);
      left.setAttribute("aria-disabled", String(at === 0));
      right.setAttribute("aria-disabled", String(at === cells.length - 1));
    }
  }
  function arrange(wanted) { // what is in sight at once; the rest of a long page while it can be used already
    if (same(order, wanted)) { return; }
    order = wanted;
    rows = rows || know();
    const first = inSight();
    waiting = [...rows.slice(first, first + SCREENFUL), ...rows.slice(first + SCREENFUL), ...rows.slice(0, first)];
    const focus = document.activeElement;
    place(waiting.splice(0, SCREENFUL).concat([rows[0]]));
    if (focus !== document.activeElement) { focus.focus({ preventScroll: true }); } // what is moved loses the focus
    goOn();
  }
  function know() {
    rows = all(".row", main).map((row) => [row.firstElementChild, Array.from(row.children).filter((each) => each.matches(".cell"))]);
    for (const [margin, cells] of rows) {
      const byColumn = [];
      for (const cell of cells) { byColumn[Number(/ c(\d+)/.exec(cell.className)[1])] = cell; beside.set(cell, byColumn); }
      beside.set(margin.parentElement, byColumn);
      cells.splice(0, cells.length, ...byColumn);
    }
    return rows;
  }
  function inSight() {
    const hundreds = all(".hundred", main); // what is out of sight is laid out when it is asked where it stands
    const isBelow = (element) => element.getBoundingClientRect().bottom >= 0;
    const near = hundreds.find(isBelow);
    const first = near ? rows.findIndex(([margin]) => near.contains(margin)) : 1; // the first is the heads
    return first + Math.max(0, rows.slice(first).findIndex(([margin]) => isBelow(margin.parentElement)));
  }
  function place(some) { for (const [margin, cells] of some) { margin.after(...order.map((column) => cells[column])); } }
  function goOn() {
    clearTimeout(later);
    for (const start = performance.now(); waiting.length && performance.now() - start < SLICE;) { place(waiting.splice(0, 50)); }
    main.setAttribute("aria-busy", String(waiting.length > 0));
    if (waiting.length) { later = setTimeout(goOn); }
  }
  function finish() { rows = rows || know(); place(waiting.splice(0)); goOn(); }
  function settle() { waiting = []; place(rows); } // every cell in its row, wherever it was
  function cell(row, column) { rows = rows || know(); return beside.get(row)[column]; } // row: or a cell of it

  /* From one place to another: by buttons, by arrow keys in a head, or dragged by it */
  const position = (cell) => shown().findIndex((box) => cell.matches(`.c${box.value}`));
  function move(cell, to) {
    const ids = shown().map((box) => box.dataset.text);
    const from = position(cell);
    if (to < 0 || to >= ids.length || to === from) { return; }
    const full = boxes().map((box) => box.dataset.text).filter((id) => id !== ids[from]);
    full.splice(full.indexOf(ids[to]) + (to > from ? 1 : 0), 0, ids[from]);
    sort(full);
    form.dispatchEvent(new Event("change"));
    said.textContent = `${ids[from]} is text ${to + 1} of ${ids.length}`;
  }
  function pressed(event) {
    const cell = event.target.closest(".heads .cell");
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!cell || !by || event.ctrlKey || event.metaKey || event.altKey) { return; }
    event.preventDefault();
    move(cell, position(cell) + by);
  }
  function clicked(event) {
    const button = event.target.closest(".shift");
    if (button) { move(button.closest(".cell"), position(button.closest(".cell")) + Number(button.dataset.by)); }
  }
  function grasp(event) {
    const cell = event.target.closest(".heads .cell");
    if (!cell || event.button !== 0 || event.target.closest("button")) { return; }
    const others = all(".cell", heads).filter((each) => each !== cell && each.offsetParent !== null);
    const middles = others.map((each) => { const box = each.getBoundingClientRect(); return box.left + box.width / 2; });
    if (others.some((each) => Math.abs(each.offsetTop - cell.offsetTop) > 4)) { return; } // they stand in several lines
    const from = position(cell);
    let to = from;
    const drag = (moved) => {
      const by = moved.clientX - event.clientX;
      if (Math.abs(by) < 6 && !cell.matches(".dragged")) { return; }
      cell.classList.add("dragged");
      cell.style.transform = `translateX(${by}px)`;
      to = middles.filter((middle) => middle < moved.clientX).length;
      for (const [at, each] of others.entries()) {
        each.classList.toggle("drop-before", to !== from && at === to);
        each.classList.toggle("drop-after", to !== from && at === to - 1 && to === others.length);
      }
    };
    const stop = (last) => {
      for (const each of [cell, ...others]) { each.classList.remove("dragged", "drop-before", "drop-after"); }
      cell.style.transform = "";
      for (const name of ["pointermove", "pointerup", "pointercancel", "keydown"]) { removeEventListener(name, name === "pointermove" ? drag : end); }
      if (last.type === "pointerup") { move(cell, to); }
    };
    const end = (last) => { if (last.type !== "keydown" || last.key === "Escape") { stop(last); } };
    event.preventDefault(); // no words are selected meanwhile
    addEventListener("pointermove", drag);
    for (const name of ["pointerup", "pointercancel", "keydown"]) { addEventListener(name, end); }
  }

  /* What moved, and the place where it stands in its own text: pointed at, both are seen to belong together */
  function join(event) {
    const one = event.target.closest("[data-moved]");
    for (const each of all(".joined-to", main)) { each.classList.remove("joined-to"); }
    if (one) { for (const each of all(`[data-moved="${one.dataset.moved}"]`, main)) { each.classList.add("joined-to"); } }
  }

  function start(inMain, ofForm) {
    [main, form] = [inMain, ofForm];
    heads = main.querySelector(".heads");
    said = main.querySelector(".said-of-columns");
    order = boxes().map((box) => Number(box.value));
    heads.addEventListener("click", clicked);
    heads.addEventListener("keydown", pressed);
    heads.addEventListener("pointerdown", grasp);
    main.addEventListener("mouseover", join);
    main.addEventListener("focusin", join);
    addEventListener("beforeprint", finish);
  }

  Object.assign(window.workbench, { columns: { start, collect, restore, show, finish, settle, cell, indexes: () => numbers(shown()), index: (id) => numbers(boxes().filter((box) => box.dataset.text === id))[0] } });
})();
