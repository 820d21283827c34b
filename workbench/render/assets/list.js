/* The list of findings and its filters. What the filters leave out is not marked in the text either.
   The choice stands in the address (?severity=…), so that it can be sent. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector(".list");
  if (!panel) { return; }
  const form = panel.querySelector(".filters");
  const list = panel.querySelector("ol");
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const notes = all("main .notes .finding");
  const ids = new Map(notes.map((note) => [note, [note.id, ...all("[id]", note).map((each) => each.id)].map((id) => id.slice(2))]));
  const WORST = ["critical", "major", "minor", "neutral"];

  function offer(name, value) { // an option for everything that is there, and no other
    const values = new Set(notes.map(value).flat());
    for (const each of [...values].sort()) { form.elements[name].append(new Option(each, each)); }
  }
  const { offer: known } = window.workbench;
  const severityOf = (note) => WORST.find((each) => note.classList.contains(each));
  const within = (note) => { const parts = note.querySelector(".what span").textContent.replaceAll(" › ", ".").replaceAll(" ", "-").split("."); return parts.map((_, index) => parts.slice(0, index + 1).join(".")); };
  offer("category", within);
  offer("rule", (note) => [note.dataset.rule]);

  function wish() {
    const of = (name) => form.elements[name].value;
    return {
      severities: all("[name=severity]:checked", form).map((box) => box.value),
      category: of("category"), rule: of("rule"), status: of("status"), of: of("of"), least: Number(of("least")),
    };
  }
  function claims(note) { // one of the base, and one of the corrected text where that still says the same
    return note.dataset.of.split(" ").map((each) => each.split(":")).map(([text, status, confidence]) => ({ text, status, confidence: Number(confidence) }));
  }
  function matches(note, wanted) {
    const { rule } = note.dataset;
    const isStatus = (status) => wanted.status === "all" || status === wanted.status || (wanted.status === "open" && status === "introduced");
    return wanted.severities.includes(severityOf(note))
      && (!wanted.category || within(note).includes(wanted.category))
      && (!wanted.rule || rule === wanted.rule)
      && claims(note).some((each) => each.text === wanted.of && isStatus(each.status) && each.confidence >= wanted.least);
  }
  function entry(note, of) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const place = note.closest(".row").querySelector(".number");
    link.href = `#${note.id}`;
    link.append(place ? place.textContent : "");
    for (const quote of all(":scope > p:nth-of-type(2) > q", note).slice(0, 1)) { link.append(" ", quote.cloneNode(true)); }
    item.className = severityOf(note);
    const about = document.createElement("span");
    about.className = "about-finding";
    const claim = claims(note).find((each) => each.text === of);
    const settled = note.querySelector(".settled-by");
    about.textContent = ` ${severityOf(note)} · ${note.dataset.rule} · ${claim.confidence.toFixed(2)}`
      + (settled ? ` · ${settled.textContent}` : "");
    item.append(link, about);
    return item;
  }
  function apply() {
    const wanted = wish();
    const chosen = notes.filter((note) => matches(note, wanted));
    chosen.sort((one, other) => WORST.indexOf(severityOf(one)) - WORST.indexOf(severityOf(other)));
    list.replaceChildren(...chosen.map((note) => entry(note, wanted.of)));
    panel.querySelector(".shown").textContent = String(chosen.length);
    // Without a choice the marks are those of the select above; with one, those of the list only.
    const isChosen = new URLSearchParams(address()).size > 0;
    const kept = new Set(chosen.flatMap((note) => ids.get(note)));
    for (const mark of all("main :is(mark, .flag)")) {
      mark.classList.toggle("out", isChosen && !known.findings(mark).some((id) => kept.has(id)));
    }
  }
  function address() { // what differs from the beginning
    const wanted = wish();
    const said = new URLSearchParams();
    if (wanted.severities.length < WORST.length) { said.set("severity", wanted.severities.join(",")); }
    for (const [name, usual] of [["category", ""], ["rule", ""], ["status", "open"], ["of", form.elements.of.options[0].value], ["least", "0"]]) {
      if (form.elements[name].value !== usual) { said.set(name, form.elements[name].value); }
    }
    return said.toString();
  }
  function restore() {
    const said = new URLSearchParams(location.search);
    if (said.has("severity")) { for (const box of all("[name=severity]", form)) { box.checked = said.get("severity").split(",").includes(box.value); } }
    for (const name of ["category", "rule", "status", "of", "least"]) {
      if (all("option", form.elements[name]).some((option) => option.value === said.get(name))) { form.elements[name].value = said.get(name); }
    }
    panel.open = ["severity", "category", "rule", "status", "of", "least"].some((name) => said.has(name));
  }

  restore();
  apply();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => { apply(); window.workbench.say(address()); });
});
