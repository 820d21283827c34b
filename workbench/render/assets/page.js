/* Comfort only: the page is whole without it. Choices stay in this browser, under the edition's id and digest. */
"use strict";
(function () {
  var root = document.documentElement;
  var main = document.querySelector("main");
  var form = document.querySelector(".controls");
  var popover = document.getElementById("popover");
  var key = "workbench:" + root.dataset.edition + ":" + root.dataset.base;
  root.classList.add("script");
  if (!form) { return; }

  function read() {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { return {}; }
  }
  function keep(state) {
    try { localStorage.setItem(key, JSON.stringify(state)); } catch (error) { /* a private window: nothing is kept */ }
  }
  function boxes(name) { return Array.from(form.elements[name].length === undefined ? [form.elements[name]] : form.elements[name]); }

  function show() {
    var shown = 0;
    boxes("column").forEach(function (box) {
      main.classList.toggle("hide-c" + box.value, !box.checked);
      shown += box.checked ? 1 : 0;
    });
    main.className = main.className.replace(/columns-\d+/, "columns-" + Math.max(1, shown));
    boxes("mark").forEach(function (box) { main.classList.toggle("hide-" + box.value, !box.checked); });
    boxes("theme").forEach(function (box) {
      if (box.checked) { root.classList.toggle("light", box.value === "light"); root.classList.toggle("dark", box.value === "dark"); }
    });
  }
  function collect() {
    var state = { column: {}, mark: {}, theme: "auto" };
    boxes("column").forEach(function (box) { state.column[box.value] = box.checked; });
    boxes("mark").forEach(function (box) { state.mark[box.value] = box.checked; });
    boxes("theme").forEach(function (box) { if (box.checked) { state.theme = box.value; } });
    return state;
  }
  function restore(state) {
    ["column", "mark"].forEach(function (name) {
      boxes(name).forEach(function (box) {
        if (state[name] && box.value in state[name]) { box.checked = state[name][box.value] === true; }
      });
    });
    boxes("theme").forEach(function (box) { if (state.theme) { box.checked = box.value === state.theme; } });
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", function () {
    if (!boxes("column").some(function (box) { return box.checked; })) { boxes("column")[0].checked = true; }
    show();
    keep(collect());
  });

  function clearLights() {
    document.querySelectorAll(".lit").forEach(function (each) { each.classList.remove("lit"); });
  }
  function close() { popover.hidden = true; popover.replaceChildren(); clearLights(); }
  function tell(notes) {
    popover.replaceChildren();
    notes.forEach(function (note) {
      Array.from(note.children).forEach(function (part) { popover.append(part.cloneNode(true)); });
    });
    popover.hidden = notes.length === 0;
  }
  function about(target) {
    var thing = target.closest ? target.closest("[data-finding], [data-act]") : null;
    if (!thing) { return; }
    clearLights();
    var notes = [];
    (thing.dataset.finding || "").split(" ").filter(Boolean).forEach(function (id) {
      notes.push(document.getElementById("n-" + id));
      document.querySelectorAll('mark[data-finding~="' + id + '"]').forEach(function (each) { each.classList.add("lit"); });
    });
    if (thing.dataset.act) {
      notes.push(document.getElementById("a-" + thing.dataset.act));
      document.querySelectorAll('[data-act="' + thing.dataset.act + '"]').forEach(function (each) { each.classList.add("lit"); });
    }
    tell(notes.filter(Boolean));
  }
  main.addEventListener("mouseover", function (event) { about(event.target); });
  main.addEventListener("focusin", function (event) { about(event.target); });
  main.addEventListener("mouseleave", close);

  function openNote() {
    var note = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    var notes = note && note.closest("details");
    if (notes) { notes.open = true; note.focus(); note.scrollIntoView({ block: "center" }); }
  }
  window.addEventListener("hashchange", openNote);

  function step(list, forward) {
    if (list.length === 0) { return; }
    var here = list.findIndex(function (each) { return each.contains(document.activeElement); });
    var next = here < 0 ? (forward ? 0 : list.length - 1) : (here + (forward ? 1 : -1) + list.length) % list.length;
    list[next].focus();
    list[next].scrollIntoView({ block: "center" });
  }
  function visible(selector) {
    return Array.from(document.querySelectorAll(selector)).filter(function (each) { return each.offsetParent !== null; });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
    if (event.key === "j" || event.key === "k") { step(visible("section.row"), event.key === "j"); }
    else if (event.key === "n" || event.key === "p") { step(visible(".flag"), event.key === "n"); }
    else if (event.key === "Escape") { close(); }
  });

  restore(read());
  show();
  openNote();
}());
