/* Words found in a text. What is the same for a reader is the same here: capitals, ё and е, stress marks and accents,
   kinds of quotation marks and dashes. A word finds what begins with it and, in Russian, its other endings.
   window.workbenchFind = { plain, wordsOf, places, found } */
"use strict";
(() => {
  const UNSEEN = /‹U\+[0-9A-F]{4,6}›/g;
  const OTHERS = /[\u00df-\u024f\u0300-\u036f\u0386-\u03ce\u0450-\u045f\u0591-\u05c7\u064b-\u065f\u0670\u1e00-\u1fff\u2010-\u201f\u2039\u203a\u2212«»]/g;
  const known = new Map();
  function simple(sign) {
    if (/[«»„“”‟]/.test(sign)) { return '"'; }
    if (/[‘’‚‛‹›]/.test(sign)) { return "'"; }
    if (/[‐-―−]/.test(sign)) { return "-"; }
    if (sign === "ß") { return "ss"; }
    return sign === "ς" ? "σ" : sign.normalize("NFD").replace(/\p{M}/gu, "");
  }
  function plain(text) {
    return text.normalize("NFC").replace(UNSEEN, "").toLowerCase().replace(OTHERS, (sign) => {
      if (!known.has(sign)) { known.set(sign, simple(sign)); }
      return known.get(sign);
    }).replace(/[^\S\n]+/g, " ");
  }
  function mapped(text) { // the same, and where in the text each of its characters stands
    const pieces = [], at = [];
    for (const { 0: piece, index } of text.matchAll(/‹U\+[0-9A-F]{4,6}›|\s+|.\p{M}*/gsu)) {
      const made = plain(piece).replace("\n", " ");
      pieces.push(made);
      for (let each = 0; each < made.length; each += 1) { at.push([index, index + piece.length]); }
    }
    return { plain: pieces.join(""), at };
  }

  /* Words. A word finds what begins with it and, in Russian, other endings; words in quotation marks only themselves. */
  const FORMS = { ru: new Set(("а я о е и ы у ю ь й ой ей ий ый ом ем ам ям ах ях ов ев ью ия ие ии ию ами ями ого его ому ему ым им ых их ыми ими ую юю ая яя ое ее ые ею ьи ья ье ьев ьям ьями ием ией иям иями иях"
    + " ти ть ать ять еть ить ыть ал ала ало али ял яла яло яли ил ила ило или ел ела ело ели ыл ыла ыло ыли ешь ет ете ут ют ишь ит ите ат ят"
    + " ться ется утся ются ится атся ятся алась алось ались ался илась илось ились ился ялась ялось ялись ялся").split(" ")) };
  const JOINED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u; // no blanks between words
  const kinds = new Uint8Array(65536);
  function isLetter(code) { // code units, so that halves of a pair count as letters
    if (!kinds[code]) { kinds[code] = code >= 0xd800 && code < 0xe000 || /[\p{L}\p{N}\p{M}_]/u.test(String.fromCharCode(code)) ? 2 : 1; }
    return kinds[code] === 2;
  }
  function trunk(word, endings) {
    for (let length = Math.min(5, word.length - 3); length > 0; length -= 1) {
      if (endings.has(word.slice(-length)) && word.length - length >= length) { return word.slice(0, -length); }
    }
    return word;
  }
  function wordsOf(query) {
    const found = [];
    for (const [, quoted, bare] of plain(query).matchAll(/"([^"]*)"?|([^\s"]+)/g)) {
      const word = quoted === undefined ? bare.replace(/^[^\p{L}\p{N}]+(?=.*[\p{L}\p{N}])|(?<=[\p{L}\p{N}].*)[^\p{L}\p{N}\p{M}]+$/gsu, "") : quoted.trim();
      if (word) { found.push({ word, exact: quoted !== undefined, open: !isLetter(word.charCodeAt(0)) || JOINED.test(word[0]) }); }
    }
    return found.sort((one, other) => other.word.length - one.word.length);
  }
  /* Each place in [from, to) where the word stands, to `tell(start, end)`, until that says true. */
  function places(text, wanted, language, from, to, tell) {
    const { word, exact, open } = wanted;
    const endings = exact ? undefined : FORMS[language];
    const stem = endings ? trunk(word, endings) : word;
    for (let at = text.indexOf(stem, from); at >= 0 && at < to; at = text.indexOf(stem, at + 1)) {
      if (!open && at > 0 && isLetter(text.charCodeAt(at - 1))) { continue; }
      let end = at + stem.length;
      if (exact) {
        if (!open && isLetter(word.charCodeAt(word.length - 1)) && isLetter(text.charCodeAt(end))) { continue; }
      } else if (!JOINED.test(word)) {
        while (end < text.length && isLetter(text.charCodeAt(end))) { end += 1; }
        if (stem !== word && !text.startsWith(word, at) && end > at + stem.length && !endings.has(text.slice(at + stem.length, end))) { continue; }
        end = Math.max(end, text.startsWith(word, at) ? at + word.length : 0);
      }
      if (tell(at, end)) { return; }
    }
  }

  /* Stretches [start, end) of a text where one of the words stands */
  function found(text, words, language) {
    const { plain: whole, at } = mapped(text);
    const ranges = [];
    for (const word of words) {
      places(whole, word, language.split("-")[0], 0, whole.length, (start, end) => { if (end > start) { ranges.push([at[start][0], at[end - 1][1]]); } });
    }
    return ranges.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  }

  window.workbenchFind = { plain, wordsOf, places, found };
})();
