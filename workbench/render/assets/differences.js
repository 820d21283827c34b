/* Any two texts of one language compared. The page has both wordings; a cell's data-diff has the lengths of what is equal,
   taken out (-) and put in (+), worked out when the page was made, so that the page shows what `workbench diff` prints. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector(".controls");
  const choice = form && form.elements.compare;
  if (!choice) { return; }
  const told = document.querySelector(".comparison");
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  let last = ""; // what was compared before it was switched off
  let drawn = null;

  function words(segment) { // without the signs that findings, corrections, notes and pages put between them
    const copy = segment.cloneNode(true);
    const isNote = copy.querySelector(".mark-back") !== null;
    for (const sign of all(".flag, .place, .mark-back, .note-mark, .page-break", copy)) { sign.remove(); }
    return isNote ? copy.textContent.replace(/^ /, "") : copy.textContent;
  }
  function made(name, text, kind) {
    const element = document.createElement(name);
    element.textContent = text;
    if (kind) { element.className = kind; }
    return element;
  }
  const seen = (text) => text.replaceAll("\n", "¶\n"); // a changed paragraph boundary would not be seen
  function change(name, text, kind) { return text ? [made(name, seen(text), kind)] : []; }
  function edits(code, old, now) {
    if (code === "*") { return [...change("del", old.join(""), "block"), ...change("ins", now.join(""), "block")]; }
    const parts = [];
    let i = 0;
    let j = 0;
    for (const [, sign, length] of code.matchAll(/([=+-])(\d+)/g)) {
      const size = Number(length);
      if (sign !== "+") { i += size; }
      if (sign !== "-") { j += size; }
      if (sign === "=") { parts.push(now.slice(j - size, j).join("")); }
      else if (sign === "-") { parts.push(...change("del", old.slice(i - size, i).join(""))); }
      else { parts.push(...change("ins", now.slice(j - size, j).join(""))); }
    }
    return parts;
  }
  function draw(cell, record, option) {
    const [, sides, percent, code] = record;
    const { text, against, kind } = option.dataset;
    const other = window.workbench.columns.cell(cell, Number(option.dataset.column));
    const [old, now] = sides.split("|").map((side, number) =>
      (side ? side.split(",") : []).map((place) => all(":scope > .segment", number ? cell : other)[Number(place)]));
    const joined = (segments) => Array.from(segments.map(words).join("\n"));
    const extent = !old.length ? `only in ${text}` : !now.length ? `only in ${against}` : `${percent} % ${code === "*" ? "reworded" : "changed"}`;
    const box = made("div", "", `compare ${kind}`);
    const line = made("p", "");
    line.append(...edits(code, joined(old), joined(now)));
    const like = now[0] || old[0];
    line.lang = like.lang;
    if (like.dir) { line.dir = like.dir; }
    line.className = like.className.replace("segment", "").trim();
    box.append(made("p", `${kind} against ${against}: ${extent}`, "extent"), line);
    if (now.length) { now[0].before(box); } else { cell.append(box); }
    for (const segment of now) { segment.classList.add("drawn-over"); }
    cell.classList.add("compared");
  }
  function show() {
    const option = choice.selectedOptions[0];
    if (drawn === option.value) { return; }
    drawn = option.value;
    for (const box of all("main .compare")) { box.remove(); }
    for (const each of all(".drawn-over, .compared")) { each.classList.remove("drawn-over", "compared"); }
    told.hidden = !option.value;
    told.replaceChildren();
    if (!option.value) { dispatchEvent(new Event("resize")); return; }
    last = option.value;
    told.className = `comparison ${option.dataset.kind}`;
    told.append(made("strong", option.dataset.kind), ` ${option.dataset.told}`);
    for (const cell of all("main [data-diff]")) {
      for (const record of cell.dataset.diff.split(";").map((each) => each.split(" "))) {
        if (record[0] === option.dataset.index) { draw(cell, record, option); }
      }
    }
    dispatchEvent(new Event("resize")); // the bar is higher now
  }

  /* Off and on again, the same comparison as before */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "d" || event.ctrlKey || event.metaKey || event.altKey || !form.elements.keys.checked) { return; }
    if (event.target.matches("select, textarea, input:not([type=checkbox])")) { return; }
    event.preventDefault();
    choice.value = choice.value ? "" : last || choice.options[1].value;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  });
  form.addEventListener("change", show);
  // An address may name a comparison and not the columns it needs.
  if (choice.value) {
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    if (location.hash) { dispatchEvent(new Event("hashchange")); } // what it leads to has moved
  }
});
