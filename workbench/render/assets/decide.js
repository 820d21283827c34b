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
  const { offer } = window.workbench;
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
    return offer.safe(JSON.stringify(record));
  }
  function save() {
    const blob = new Blob([read().map((act) => `${line(act)}\n`).join("")], { type: "application/x-ndjson" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = "acts.jsonl";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /* What was decided, beside the finding and in the panel */
  function words(act) {
    if (act.act === "correct") { return `${act.segment}: ${act.old} → ${act.new || "(nothing)"}`; }
    return act.act === "remark" ? `${act.segment}: ${act.text}` : `${act.finding}: ${act.why}`;
  }
  function tell(note, act) {
    const said = note.querySelector(".said");
    if (said) { said.textContent = act ? offer.seen(`You decided: ${act.act} ${words(act)}`) : ""; }
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
      item.append(offer.seen(`${act.act} ${words(act)} (${act.who}) `), undo);
      return item;
    }));
    for (const note of all("main .finding")) {
      const act = acts.find((each) => each.about === note.id);
      note.classList.toggle("decided", act !== undefined);
      tell(note, act);
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
  function correction(note, { segment, old, nth }, words) {
    const category = note.querySelector(".what span").textContent.replaceAll(" › ", ".").replaceAll(" ", "-");
    const severity = note.querySelector(".what strong").textContent;
    const act = { act: "correct", segment, old, new: words, why: offer.words(note), category, severity, findings: [note.id.slice(2)] };
    return nth ? { ...act, nth } : act;
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
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); form.remove(); note.focus(); } });
    form.addEventListener("submit", (event) => { event.preventDefault(); form.remove(); done(whole(field.value)); note.focus(); });
    note.append(form);
    field.focus();
    field.select();
  }
  const furnished = new WeakSet();
  function furnish(note) { // once its row is opened: of many notes most are never read
    if (furnished.has(note)) { return; }
    furnished.add(note);
    const made = offer.of(note);
    const row = document.createElement("p");
    row.className = "buttons";
    if (made && made.new !== null) { row.append(button("Accept", () => add(correction(note, made, made.new), note.id))); }
    if (made) {
      row.append(button("Edit", () => ask(note, offer.seen(`Instead of “${made.old}”:`), made.old, (typed) => { if (typed !== made.old) { add(correction(note, made, typed), note.id); } })));
    }
    row.append(button("Dismiss", () => ask(note, "Why is it no error?", "it is right as it stands", (why) => add({ act: "dismiss", finding: note.id.slice(2), why }, note.id))));
    if (made) { row.append(button("Remark", () => ask(note, "Remark:", "", (text) => { if (text) { add({ act: "remark", segment: made.segment, text }, note.id); } }))); }
    const said = document.createElement("p");
    said.className = "said";
    said.setAttribute("role", "status");
    const lines = document.createElement("details");
    lines.className = "commands";
    const name = document.createElement("summary");
    name.textContent = "command lines";
    lines.append(name, ...offer.commands(note).map((command) => {
      const line = document.createElement("p");
      const code = document.createElement("code");
      line.className = "command";
      code.textContent = offer.seen(command);
      line.append(code, " ", button("Copy", () => window.workbench.copy(command)));
      return line;
    }));
    note.append(row, said, lines);
    const act = read().find((each) => each.about === note.id);
    if (act) { tell(note, act); }
  }
  function furnishAll(notes) { for (const note of all(".finding:is(.open, .introduced)", notes)) { furnish(note); } }
  document.addEventListener("toggle", (event) => { if (event.target.matches(".notes[open]")) { furnishAll(event.target); } }, true);
  all(".notes[open]").forEach(furnishAll); // a browser that follows an address may have opened them before it was listened to
  panel.querySelector(".save").addEventListener("click", save);
  panel.querySelector(".clear").addEventListener("click", () => { if (window.confirm("Forget all decisions made here?")) { keep([]); } });
  show();
});
