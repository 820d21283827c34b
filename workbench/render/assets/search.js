/* Words and phrases in any text, across chapters, without a network. The texts are scripts that are read when the search
   is opened for the first time; found words are lit in the page (?find=…), whose markup is left as it is. */
"use strict";
(() => {
  const { plain, wordsOf, places, found } = window.workbenchFind;
  const folder = document.currentScript.src.replace(/assets\/search\.js.*$/, "");
  const MANY = 60; // paragraphs shown at once
  const BEFORE = 50, BEHIND = 120; // characters around the first found word
  let contents = null;
  const texts = new Map();
  window.workbenchSearch = {
    contents: (record) => { contents = record; },
    text: (record) => texts.set(record.id, prepare(record)),
  };

  /* Texts */
  function prepare(record) {
    const lines = record.lines.split("\n");
    const whole = plain(record.lines);
    const starts = [0];
    for (let at = whole.indexOf("\n"); at >= 0; at = whole.indexOf("\n", at + 1)) { starts.push(at + 1); }
    starts.push(whole.length + 1);
    const ids = record.ids.split(" ");
    let row = 0;
    const rows = record.rows.map((step) => (row += step));
    return { lines: record.rows.length ? lines : [], whole, starts, ids, rows, instead: new Set(record.instead || []) };
  }
  function search(id, words) { // numbers of the lines of a text that have all of the words
    const { whole, starts, lines } = texts.get(id);
    const { language } = contents.texts.find((each) => each.id === id);
    const found = [];
    if (!words.length || !lines.length) { return found; }
    let line = 0, last = -1;
    places(whole, words[0], language.split("-")[0], 0, whole.length, (at) => {
      while (starts[line + 1] <= at) { line += 1; }
      const has = (word) => { let there = false; places(whole, word, language.split("-")[0], starts[line], starts[line + 1] - 1, () => (there = true)); return there; };
      if (line !== last && words.slice(1).every(has)) { found.push(line); }
      last = line;
    });
    return found;
  }
  function hits(words, only) { // in the order of the pages: {id, text, line, row}
    const { base, state } = contents;
    const found = [];
    const instead = texts.get(state).instead;
    contents.texts.forEach(({ id }, column) => {
      if (only && id !== only && !(only === state && id === base)) { return; }
      const { ids, rows } = texts.get(id);
      for (const line of search(id, words)) {
        // Where the corrected text has the words of the base, they stand in the index once.
        const isLent = only === state && id === base;
        if (!isLent || !instead.has(ids[line])) { found.push({ of: id, id: isLent ? state : id, line, row: rows[line], column, name: ids[line] }); }
      }
    });
    return found.sort((one, other) => one.row - other.row || one.column - other.column || one.line - other.line);
  }
  function pageOf(row) {
    let page = contents.pages[0];
    for (const each of contents.pages) { if (each.first <= row) { page = each; } }
    return page;
  }
  function anchorOf(hit) { return hit.id === contents.base ? hit.name : `${hit.id}.${hit.name}`; }

  /* What is shown of a text */
  function context(text, ranges) { // a line around the first found word, as nodes
    const [first] = ranges;
    let from = first ? Math.max(0, first[0] - BEFORE) : 0;
    let to = Math.min(text.length, (first ? first[1] : 0) + BEHIND);
    if (from > 0) { from = text.indexOf(" ", from) + 1 || from; from = Math.min(from, first[0]); }
    if (to < text.length) { to = Math.max(text.lastIndexOf(" ", to), first ? first[1] : 0) || to; }
    const nodes = [from > 0 ? "… " : ""];
    let at = from;
    for (const [start, end] of ranges) {
      if (start < at || end > to) { continue; }
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      nodes.push(text.slice(at, start), mark);
      at = end;
    }
    return [...nodes, text.slice(at, to), to < text.length ? " …" : ""];
  }

  /* The box */
  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) { made.setAttribute(key, value); }
    made.append(...children);
    return made;
  };
  let box, field, choice, said, list, more;
  let shown = [], words = [], count = 0;

  function build() {
    field = make("input", { type: "search", id: "search-words", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
    choice = make("select", { id: "search-in", "aria-label": "in which text" }, make("option", { value: "" }, "all texts"));
    said = make("p", { class: "said-found", role: "status" });
    list = make("div", { class: "found" });
    more = make("button", { type: "button", hidden: "" }, "Show more");
    const close = make("button", { type: "button" }, "Close");
    const form = make("form", { role: "search" }, make("label", { for: "search-words" }, "Search"), field, choice, close);
    box = make("dialog", { class: "search", "aria-label": "Search all texts" }, form, said, list, more);
    document.body.append(box);
    close.addEventListener("click", () => box.close());
    more.addEventListener("click", () => { const before = list.querySelectorAll("a").length; draw(); list.querySelectorAll("a")[before]?.focus(); });
    form.addEventListener("submit", (event) => { event.preventDefault(); list.querySelector("a")?.focus(); });
    field.addEventListener("input", look);
    choice.addEventListener("change", look);
    list.addEventListener("click", follow);
    box.addEventListener("keydown", pressed);
    box.addEventListener("click", (event) => { if (event.target === box) { box.close(); } });
  }
  function load(name) {
    return new Promise((done, failed) => {
      const script = make("script", { src: `${folder}search/${name}.js` });
      script.addEventListener("load", done);
      script.addEventListener("error", () => failed(new Error(name)));
      document.head.append(script);
    });
  }
  async function open() {
    if (!box) { build(); }
    if (box.open) { field.select(); return; }
    box.showModal();
    if (!field.value) { field.value = new URLSearchParams(location.search).get("find") || ""; }
    field.select();
    if (contents) { look(); return; }
    said.textContent = "Reading the texts …";
    box.setAttribute("aria-busy", "true");
    try {
      await load("contents");
      for (const each of contents.texts) { choice.append(make("option", { value: each.id }, `${each.id} (${each.label})`)); }
      await Promise.all(contents.texts.map((each) => load(`text-${each.id}`)));
      look();
    } catch (error) {
      box.removeAttribute("aria-busy");
      said.textContent = `The file search/${error.message}.js is missing: copy the whole folder, not pages of it.`;
    }
  }
  function look() {
    if (!contents || texts.size < contents.texts.length) { return; }
    box.removeAttribute("aria-busy");
    words = wordsOf(field.value);
    shown = words.length ? hits(words, choice.value) : [];
    count = 0;
    list.replaceChildren();
    const pages = new Set(shown.map((hit) => pageOf(hit.row)));
    const many = (number, one) => `${number.toLocaleString("en")} ${one}${number === 1 ? "" : "s"}`;
    if (!words.length) { said.textContent = "Finds words that begin so, in Russian with other endings too; “in quotation marks” just as they are. Capitals, accents, stress marks and ё do not matter."; }
    else if (!shown.length) { said.textContent = "No paragraph has this."; }
    else { said.textContent = many(shown.length, "paragraph") + (contents.pages.length > 1 ? ` in ${many(pages.size, "chapter")}` : ""); }
    draw();
  }
  function draw() {
    for (const hit of shown.slice(count, count + MANY)) {
      const page = pageOf(hit.row);
      let group = list.lastElementChild;
      if (!group || group.dataset.file !== page.file) {
        group = make("section", { "data-file": page.file });
        if (contents.pages.length > 1) { group.append(make("h2", {}, make("bdi", {}, page.title))); }
        list.append(group);
      }
      group.append(entry(hit, page));
    }
    count = Math.min(shown.length, count + MANY);
    more.hidden = count >= shown.length;
  }
  function entry(hit, page) {
    const { language, direction } = contents.texts.find((each) => each.id === hit.id);
    const text = texts.get(hit.of).lines[hit.line];
    const anchor = anchorOf(hit);
    const line = make("span", { lang: language, dir: direction, class: "line" }, ...context(text, found(text, words, language)));
    return make("a", { href: `${folder}${page.file}?${new URLSearchParams({ find: field.value.trim() })}#${encodeURIComponent(anchor)}` },
      make("span", { class: "where" }, `${hit.id} ${hit.name}`), line);
  }
  function pressed(event) {
    event.stopPropagation(); // the page's own keys do not work behind the box
    if (event.key === "Escape") { event.preventDefault(); box.close(); return; } // a search field would only be emptied
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && event.target !== choice) {
      event.preventDefault();
      (links[at + 1] || (more.hidden ? links[at] : more))?.focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] || field).focus();
    }
  }
  function follow(event) { // on this page nothing has to be read again
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    const target = new URL(link.href);
    if (target.pathname !== location.pathname) { return; }
    event.preventDefault();
    box.close();
    const said = new URLSearchParams(location.search);
    said.set("find", target.searchParams.get("find"));
    location.hash = target.hash;
    history.replaceState(null, "", `?${said}${target.hash}`);
    light();
  }

  /* In the page: the words are lit without a change of its markup */
  function place() {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; } // an address that was cut
  }
  function light() {
    const asked = new URLSearchParams(location.search).get("find");
    const segment = asked && place();
    if (!segment || !segment.matches(".segment")) { return; }
    const column = segment.closest(".cell").className.match(/\bc(\d+)\b/);
    const shows = column && document.querySelector(`[name=column][value="${column[1]}"]`);
    if (shows && !shows.checked) { shows.click(); } // the words are in a text that is not shown
    const nodes = [];
    const walk = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT, (node) => (node.parentElement.closest(".flag, .note-mark, .place, .mark-back") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    let text = "";
    while (walk.nextNode()) { nodes.push([text.length, walk.currentNode]); text += walk.currentNode.data; }
    const point = (range, name, at, isEnd) => {
      const [start, node] = nodes.findLast(([from]) => (isEnd ? from < at : from <= at));
      range[name](node, at - start);
    };
    const ranges = found(text, wordsOf(asked), segment.lang).map(([start, end]) => {
      const range = new Range();
      point(range, "setStart", start, false);
      point(range, "setEnd", end, true);
      return range;
    });
    if (window.Highlight) { CSS.highlights.set("found", new Highlight(...ranges)); }
    const seen = ranges[0] && ranges[0].getBoundingClientRect();
    if (seen && (seen.bottom > innerHeight || seen.top < 0)) { scrollBy({ top: seen.top - innerHeight / 2, behavior: "instant" }); }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const opener = make("button", { type: "button", class: "search-open", "aria-keyshortcuts": "/" }, "Search ", make("kbd", {}, "/"));
    opener.addEventListener("click", open);
    document.querySelector("header")?.prepend(opener);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), select, textarea")) { return; }
      if (document.querySelector("[name=keys]")?.checked === false) { return; }
      event.preventDefault();
      open();
    });
    setTimeout(light); // when the page's own script has opened and scrolled
  });
})();
