/* Decisions made in the page. They stay in this browser, under the edition's id and base digest, until they are saved as
   acts.jsonl, which `workbench correct --from-file` takes. Nothing is sent anywhere. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector(".decisions");
  if (!panel) { return; }
  const root = document.documentElement;
  const key = `workbench:acts:${root.dataset.edition}:${root.dataset.base}`;
  const list = panel.querySelector("ol");
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
  let inMemory = []; // where storage is blocked, until the page is closed

  /* Other pages that were opened from this disk can write into the same store. */
  const isAct = (each) => Boolean(each) && ["act", "who", "about"].every((name) => typeof each[name] === "string");
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(key)) || inMemory;
      return Array.isArray(kept) ? kept.filter(isAct) : inMemory;
    } catch { return inMemory; }
  }
  function keep(acts) {
    inMemory = acts;
    try { localStorage.setItem(key, JSON.stringify(acts)); } catch { /* storage is blocked: kept in this page only */ }
    show();
  }
  function who() { // asked once, before the first decision
    let name = "";
    try { name = localStorage.getItem("workbench:who") || ""; } catch { /* storage is blocked */ }
    name = (name || document.body.dataset.who || window.prompt("Your name, for the record of decisions") || "").trim();
    document.body.dataset.who = name;
    try { if (name) { localStorage.setItem("workbench:who", name); } } catch { /* storage is blocked */ }
    return name;
  }
  function add(act, about) {
    const name = who();
    if (!name) { return; }
    const acts = read().filter((each) => !(act.act !== "remark" && each.about === about && each.who === name));
    keep([...acts, { ...act, who: name, about }]);
  }
  function drop(number) { keep(read().filter((_, index) => index !== number)); }

  function line(act) { // as the file has it: without what only the page needs
    const { about, ...record } = act;
    return JSON.stringify(record).replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }
  function save() {
    const blob = new Blob([read().map((act) => `${line(act)}\n`).join("")], { type: "application/x-ndjson" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "acts.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  const visible = (text) => text.replace(HIDDEN,
    (sign) => `‹U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}›`);

  /* What was decided, beside the finding and in the panel */
  function words(act) {
    if (act.act === "correct") { return `${act.segment}: ${act.old} → ${act.new || "(nothing)"}`; }
    return act.act === "remark" ? `${act.segment}: ${act.text}` : `${act.finding}: ${act.why}`;
  }
  function show() {
    const acts = read();
    panel.querySelector(".made-here").textContent = String(acts.length);
    panel.classList.toggle("some", acts.length > 0);
    list.replaceChildren(...acts.map((act, number) => {
      const item = document.createElement("li");
      const undo = document.createElement("button");
      undo.type = "button";
      undo.textContent = "Take back";
      undo.addEventListener("click", () => { drop(number); panel.querySelector("summary").focus(); });
      item.append(visible(`${act.act} ${words(act)} (${act.who}) `), undo);
      return item;
    }));
    for (const note of all("main .finding")) {
      const act = acts.find((each) => each.about === note.id);
      note.classList.toggle("decided", act !== undefined);
      const said = note.querySelector(".said");
      if (said) { said.textContent = act ? visible(`You decided: ${act.act} ${words(act)}`) : ""; }
    }
  }

  /* Buttons beneath each open finding */
  function button(text, deed) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", deed);
    return made;
  }
  function correction(note, words) {
    const { segment, nth, category, severity } = note.dataset;
    const old = JSON.parse(note.dataset.old);
    const message = note.querySelector(":scope > p:nth-of-type(2)").textContent.trim();
    const act = { act: "correct", segment, old, new: words, why: message, category, severity, findings: [note.id.slice(2)] };
    return nth ? { ...act, nth: Number(nth) } : act;
  }
  const whole = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd").trim(); // half a character is none
  function ask(note, label, text, done) { // a line in the page, with what stands there now in it
    all(".ask", note).forEach((each) => each.remove());
    const form = document.createElement("form");
    form.className = "ask";
    const field = document.createElement("input");
    field.value = text;
    const name = document.createElement("label");
    name.append(`${label} `, field);
    const ok = document.createElement("button");
    ok.textContent = "OK";
    form.append(name, ok, button("Cancel", () => { form.remove(); note.focus(); }));
    form.addEventListener("submit", (event) => { event.preventDefault(); form.remove(); done(whole(field.value)); note.focus(); });
    note.append(form);
    field.focus();
    field.select();
  }
  for (const note of all("main .finding:is(.open, .introduced)")) {
    const { segment } = note.dataset;
    const old = segment ? JSON.parse(note.dataset.old) : "";
    const id = note.id.slice(2);
    const row = document.createElement("p");
    row.className = "buttons";
    if (note.dataset.new !== undefined) { row.append(button("Accept", () => add(correction(note, JSON.parse(note.dataset.new)), note.id))); }
    if (segment) {
      row.append(button("Edit", () => ask(note, visible(`Instead of “${old}”:`), old, (typed) => { if (typed !== old) { add(correction(note, typed), note.id); } })));
    }
    row.append(button("Dismiss", () => ask(note, "Why is it no error?", "it is right as it stands", (why) => add({ act: "dismiss", finding: id, why }, note.id))));
    if (segment) { row.append(button("Remark", () => ask(note, "Remark:", "", (text) => { if (text) { add({ act: "remark", segment, text }, note.id); } }))); }
    const said = document.createElement("p");
    said.className = "said";
    said.setAttribute("role", "status");
    note.append(row, said);
  }
  for (const command of all(".notes .command")) {
    command.append(" ", button("Copy", () => window.workbench.copy(command.querySelector("code").textContent)));
  }
  panel.querySelector(".save").addEventListener("click", save);
  panel.querySelector(".clear").addEventListener("click", () => { if (window.confirm("Forget all decisions made here?")) { keep([]); } });
  show();
});
