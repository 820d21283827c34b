/* What every page does first, so that colours are right before the first paint. Choices stay in this browser, under the
   edition's id and base digest. Loaded in the head, before all others. */
"use strict";
(() => {
  const root = document.documentElement;
  const key = `workbench:${root.dataset.edition}:${root.dataset.base}`;

  function read() {
    try { return JSON.parse(localStorage.getItem(key)) || {}; } catch { return {}; }
  }
  function keep(state) {
    try { localStorage.setItem(key, JSON.stringify(state)); } catch { /* storage is blocked: nothing is kept */ }
  }
  function paint(theme) {
    root.classList.toggle("light", theme === "light");
    root.classList.toggle("dark", theme === "dark");
  }

  root.classList.add("script");
  paint(read().theme);
  window.workbench = { kept: { read, keep }, paint };
})();
