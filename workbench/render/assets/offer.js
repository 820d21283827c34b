/* What a sign leads to, and what a note offers: the words that are found, what is suggested, command lines to copy.
   A page does not say twice what can be read in it. window.workbench.offer = { findings, act, of, words, commands, seen } */
"use strict";
(() => {
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
  const seen = (text) => text.replace(HIDDEN, (sign) => `‹U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}›`);
  const safe = (text) => text.replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const behind = (link, letter) => { const parts = (link.getAttribute("href") || "").split(`#${letter}-`); return parts.length > 1 ? parts.slice(1).join(`#${letter}-`) : ""; };

  function findings(each) { // ids of those that a sign, a mark or words of the source are about
    if (each.matches(".flag")) { return [behind(each, "n")].filter(Boolean); }
    return (each.dataset.finding || each.dataset.for || "").split(" ").filter(Boolean);
  }
  const act = (change) => behind(change, "a");

  const said = (note) => note.querySelector(":scope > p:nth-of-type(2)");
  function of(note) { // null where the place cannot be named by its words
    const { segment, old, nth } = note.dataset;
    if (!segment) { return null; }
    const suggested = said(note).querySelector(".new");
    const told = note.dataset.new === undefined ? suggested && suggested.textContent : JSON.parse(note.dataset.new);
    return { segment, old: old === undefined ? said(note).querySelector("q").textContent : JSON.parse(old), new: told, nth: Number(nth) || null };
  }
  function words(note) { // what is claimed, without the words that it is about
    const parts = Array.from(said(note).childNodes);
    const first = parts.findIndex((each) => each.nodeType === Node.TEXT_NODE && each.textContent.trim());
    return parts.slice(Math.max(0, first)).map((each) => each.textContent).join("").trim();
  }

  const quoted = (word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\"'\"'")}'`);
  function commands(note) { // the suggestion taken, where there is one; last, the finding dismissed
    if (!note.matches(".open, .introduced")) { return []; }
    const [id, made] = [note.id.slice(2), of(note)];
    const lines = made && made.new !== null ? [["correct", made.segment, made.old, made.new, "--finding", id, ...(made.nth ? ["--nth", String(made.nth)] : [])]] : [];
    return [...lines, ["dismiss", id, "--why", "it is right as it stands"]].map((line) => ["workbench", ...line].map(quoted).join(" "));
  }

  window.workbench.offer = { findings, act, of, words, commands, seen, safe };
})();
