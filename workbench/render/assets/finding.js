/* The finding one is on: its words and those of the source are lit while its note has the focus, and a key copies a ready
   command line for it: y the first (the suggestion taken, if there is one), Y the last (dismissed). */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const main = document.querySelector("main");
  const form = document.querySelector(".controls");
  const popover = document.getElementById("popover");
  if (!form || !popover) { return; }
  const { offer } = window.workbench;
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const told = document.createElement("p");
  told.className = "toast";
  told.setAttribute("role", "status");
  document.body.append(told);
  let waiting = 0;

  function tell(text) {
    told.textContent = text;
    clearTimeout(waiting);
    waiting = setTimeout(() => { told.textContent = ""; }, 4000);
  }
  function light(note) { // a note may speak for the corrected text as well
    for (const id of [note.id, ...all("[id]", note).map((each) => each.id)].map((each) => each.slice(2))) {
      for (const each of all(`main mark[data-finding~="${id}"], main .light[data-for~="${id}"]`)) { each.classList.add("lit"); }
    }
  }
  function here() { // the note of the finding that has the focus, else of the one that is shown beside its words
    const focus = document.activeElement;
    const shown = popover.hidden ? null : popover.querySelector("[data-note]");
    const id = focus.closest(".finding") ? focus.closest(".finding").id
      : focus.matches(".flag") ? `n-${offer.findings(focus)[0]}` : shown && shown.dataset.note;
    const place = id && document.getElementById(id);
    return place && place.closest(".finding");
  }
  function copyCommand(isLast) {
    const note = here();
    if (!note) { return; }
    const commands = offer.commands(note);
    const command = commands[isLast ? commands.length - 1 : 0];
    if (command) { window.workbench.copy(command).then(() => tell(`Copied: ${offer.seen(command)}`)); } else { tell("Settled: there is nothing to do"); }
  }

  main.addEventListener("focusin", (event) => {
    const note = event.target.closest(".finding");
    if (note) { light(note); }
  });
  document.addEventListener("keydown", (event) => {
    if (!["y", "Y"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || !form.elements.keys.checked) { return; }
    if (event.target.matches("select, textarea, input:not([type=checkbox])")) { return; }
    event.preventDefault();
    copyCommand(event.key === "Y");
  });
});
