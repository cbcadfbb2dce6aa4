// The preview: shows the memo, what its statements rest on, and the findings; renews itself when files are saved.
"use strict";

const frame = document.getElementById("memo");
const panel = document.getElementById("panel");
const BLOCKS = "p, li, dd, td, th, h1, h2, h3, figcaption, blockquote";
const STYLE = `
  [data-rests-on], li[id^="note-"] { cursor: pointer; }
  ::highlight(error) { background: #b3261e40; text-decoration: underline wavy #b3261e; }
  ::highlight(warning) { background: #9a5b0040; text-decoration: underline wavy #9a5b00; }
  ::highlight(note) { text-decoration: underline dotted #57606a; }
  [data-finding] { outline: 2px dashed #b3261e; outline-offset: 2px; }
  [data-finding="warning"] { outline-color: #9a5b00; }
  [data-finding="note"] { outline-style: dotted; outline-color: #57606a; }
  [data-changed] { box-shadow: -4px 0 0 #9a3412; }
  .found { display: inline-block; margin-inline-start: .4em; padding: 0 .4em; border: 1px solid currentColor; border-radius: 3px;
    font: 600 12px/1.6 system-ui, sans-serif; color: #8c1d18; background: #fff; cursor: pointer; }
  .found.warning { color: #7a4100; }
  .found.note { color: #57606a; }`;
let state = null;
let shownHead = null;
let shownPage = null;
let shown = { panel: "evidence", cites: [] };  // and, where words of the page were chosen, these, and what is beside them
let marks = new Map();  // the first mark on the page of each finding, by its number
let building = 0;
let isBuilding = false;

// Text is compared without spaces, quotation marks, apostrophes and dashes, which the page sets its own way.
const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s"'“”‘’„«»–—-]+/g, "");

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

const ask = (what, use) => fetch(what).then((answer) => answer.json()).then(use);

function placeLink(path, line) {
  const href = `file?path=${encodeURIComponent(path)}#L${line}`;
  return make("a", { href, target: "_blank", textContent: `${path}:${line}` });
}

const withoutMarks = (text) => plain(text.replace(/[⁰¹²³⁴-⁹⁻]+/g, ""));

// Whether a text of the page is a part of some words. A short one may be so by chance, unless it ends them.
const isPart = (text, words) => text === words || (text.length > 20 ? words.includes(text) : text.length > 7 && words.endsWith(text));

// The text of a block without the numbers of its notes.
function textOf(block, form = plain) {
  const copy = block.cloneNode(true);
  for (const other of copy.querySelectorAll(".mark, .found, [popover]")) other.remove();
  return form(copy.textContent);
}

function citesOf(block) {
  const links = block.querySelectorAll('.mark a[href^="#note-"]');
  const cites = [...links].map((link) => state.notes[link.getAttribute("href").slice(6)]);
  return [...new Set(cites.filter(Boolean))];
}

// Return the words of a block up to a place in it, without the numbers of notes.
function wordsTo(block, node, offset) {
  const range = block.ownerDocument.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  const copy = range.cloneContents();
  for (const other of copy.querySelectorAll(".mark, .found, [popover]")) other.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

const wordsOf = (block) => wordsTo(block, block, block.childNodes.length);

// Find the sentence of a block that has a character of its compared text: its words, and where it is there.
function sentenceAt(block, at) {
  const text = textOf(block);
  let found = null;
  for (const words of state.sentences) {
    const { length } = plain(words);
    const start = text.indexOf(plain(words), Math.max(at - length + 1, 0));
    if (start >= 0 && start <= at && length > (found ? found.end - found.start : 0)) found = { words, start, end: start + length };
  }
  return found ?? { words: wordsOf(block), start: 0, end: text.length };
}

// Find what the words at a point of a block rest on: in their sentence the notes right behind them, or else the
// last ones. Where it has none, these are the notes of the judgement or the figure that the words are about.
function chosenAt(block, mark, event) {
  const lengthTo = (node, offset = 0) => plain(wordsTo(block, node, offset)).length;
  const caret = mark ? null : block.ownerDocument.caretRangeFromPoint?.(event.clientX, event.clientY);
  const isInside = caret && block.contains(caret.startContainer);
  const last = textOf(block).length - 1;
  const at = Math.min(Math.max(mark ? lengthTo(mark) - 1 : isInside ? lengthTo(caret.startContainer, caret.startOffset) : 0, 0), last);
  const { words, start, end } = sentenceAt(block, at);
  const ends = new Map([...block.querySelectorAll(".mark")].map((note) => [note, lengthTo(note)]));
  const own = [...ends.keys()].filter((note) => ends.get(note) > start && ends.get(note) <= end);
  const first = own.find((note) => ends.get(note) > at) ?? own.at(-1);
  const near = mark ? [mark] : own.filter((note) => ends.get(note) === ends.get(first));
  const cites = [...new Set(near.flatMap(citesOf))];
  if (cites.length) return { cites, words, others: citesOf(block).filter((name) => !cites.includes(name)) };
  const whole = block.closest(".judgements > li, .tiles > li, .matrix tbody tr");
  const about = [...whole?.querySelectorAll(BLOCKS) ?? []].find((each) => each.querySelector(".mark"));
  return about ? { cites: citesOf(about), words, about: wordsOf(about) } : { cites, words, others: citesOf(block) };
}

// Find words in a block: as a range, where they are behind other words first.
function rangeOf(block, lead, words) {
  const characters = [];
  const page = block.ownerDocument;
  const walker = page.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".mark, .found, [popover]")) continue;
    let at = 0;
    for (const letter of node.data) {
      for (const each of plain(letter)) characters.push([each, node, at, at + letter.length]);
      at += letter.length;
    }
  }
  const text = characters.map(([each]) => each).join("");
  const wanted = plain(words);
  const before = plain(lead);
  const found = text.indexOf(before + wanted);
  const start = found < 0 ? text.indexOf(wanted) : found + before.length;
  if (!wanted || start < 0) return null;
  const [first, last] = [characters[start], characters[start + wanted.length - 1]];
  const range = page.createRange();
  range.setStart(first[1], first[2]);
  range.setEnd(last[1], last[3]);
  return range;
}

// Return the text behind a range that ends with a comma, a full stop or a note, or else with the block.
function endOfClause(block, range) {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let last = walker.currentNode = range.endContainer;
  for (let start = range.endOffset; ; start = 0) {
    const clause = last.data.slice(start).match(/^[^.,;:!?]*[.,;:!?]+/);
    if (clause && start + clause[0].length < last.length) last.splitText(start + clause[0].length);
    const next = walker.nextNode();
    if (clause || !next || next.parentElement.closest(".mark, .found, [popover]")) return last;
    last = next;
  }
}

// Put a button behind a part of a block, and behind all that ends with that part: it must not be broken off the line.
function putBehind(part, button, block) {
  while (part.parentElement !== block && !part.nextSibling) part = part.parentElement;
  part.after(button);
}

// Mark a finding's words, and put its button behind their clause and its note, or behind the note of what it is
// about; else mark the block.
function place(button, finding, block) {
  const range = rangeOf(block, finding.lead, finding.exact);
  const note = [...block.querySelectorAll(".mark")].find((mark) => finding.cites && citesOf(mark).includes(finding.cites));
  if (range) frame.contentWindow.CSS.highlights?.get(finding.severity).add(range);
  else if ((note ?? block).dataset.finding !== "error") (note ?? block).dataset.finding = finding.severity;
  if (note) {
    putBehind(note, button, block);
  } else if (range) {
    let last = endOfClause(block, range);
    while (last.parentElement.closest("a")) last = last.parentElement;
    while (last.nextSibling && (last.nextSibling.data?.trim() === "" || last.nextSibling.matches?.(".mark"))) last = last.nextSibling;
    putBehind(last, button, block);
  } else {
    block.append(button);
  }
}

function annotate() {
  const page = frame.contentDocument;
  const { CSS, Highlight } = frame.contentWindow;
  marks = new Map();
  for (const severity of ["error", "warning", "note"]) CSS.highlights?.set(severity, new Highlight());
  const blocks = [...page.querySelectorAll(BLOCKS)].filter((block) => !block.closest("[popover]"));
  const texts = new Map(blocks.map((block) => [block, textOf(block)]));
  for (const block of blocks) if (block.querySelector(".mark")) block.dataset.restsOn = "";
  const changed = state.changed.map(withoutMarks);
  for (const block of changed.length ? blocks : []) {
    const text = textOf(block, withoutMarks);
    if (changed.some((words) => isPart(text, words) || isPart(words, text))) block.dataset.changed = "";
  }
  if (!state.has_page) return;
  state.findings.forEach((finding, number) => {
    for (const block of blocksOf(finding, texts).slice(0, 3)) {
      const label = `${finding.severity}: ${finding.rule}`;
      const button = Object.assign(page.createElement("button"), { type: "button", className: `found ${finding.severity}`, textContent: label });
      button.addEventListener("click", (event) => { event.stopPropagation(); show("findings", [], number); });
      place(button, finding, block);
      if (!marks.has(number)) marks.set(number, button);
    }
  });
}

function blocksOf(finding, texts) {
  if (finding.cites) {
    return [...texts.keys()].filter((block) => !block.querySelector(BLOCKS) && citesOf(block).includes(finding.cites)
      && (!finding.in_matrix || block.closest(".matrix")));
  }
  const words = plain(finding.words);
  if (!words) return [];
  const whole = [...texts].filter(([, text]) => text.includes(words));
  const found = whole.length ? whole : [...texts].filter(([, text]) => text.length > 20 && words.includes(text));
  return found.map(([block]) => block).filter((block) => !found.some(([other]) => other !== block && block.contains(other))).slice(0, 1);
}

function findingsOn(name) {
  const found = [...state.findings.entries()].filter(([, finding]) => finding.cites === name);
  return found.map(([number, finding]) => make("p", {},
    make("span", { className: finding.severity, textContent: `${finding.severity}: ` }), ...withCode(finding.message), " ",
    make("button", { type: "button", textContent: "Show the finding", onclick: () => show("findings", [], number) })));
}

function passageView(passage) {
  const words = passage.parts.map((part) => part.quoted ? make("mark", { textContent: part.words }) : part.words);
  const where = `${passage.source}: “${passage.title}”, ${passage.issued} [${passage.state}]`;
  const missing = "; the source’s text is not at hand: name its folder with --texts to see the passage";
  return [
    make("blockquote", {}, ...passage.at_hand ? ["… ", ...words, " …"] : words),
    make("p", { className: "quiet", textContent: passage.at_hand ? where : where + missing }),
  ];
}

// A fact that the brief does not use, for which the server is asked.
function unusedView(name) {
  const article = make("article", {}, make("h2", {}, make("code", { textContent: name })), make("p", { className: "quiet", textContent: "reading the corpus…" }));
  ask(`entry?name=${encodeURIComponent(name)}`, (entry) => article.replaceWith(entry
    ? articleOf(name, entry, false) : make("p", { textContent: `${name} cannot be read.` })));
  return article;
}

const entryView = (name, open) => state.entries[name] ? articleOf(name, state.entries[name], open) : unusedView(name);

function articleOf(name, entry, open) {
  const parts = [
    make("h2", {}, make("code", { textContent: name })),
    ...findingsOn(name),
    make("p", { className: "statement", textContent: entry.words }),
    make("dl", {}, ...entry.details.flatMap(([key, words]) => [make("dt", { textContent: key }), make("dd", { textContent: words })]),
      make("dt", { textContent: "Written in" }), make("dd", {}, placeLink(entry.path, entry.line))),
    ...entry.passages.flatMap(passageView),
  ];
  if (open && entry.others.length) {
    const rows = entry.others.map((other) => make("li", {}, entryButton(other), " ", state.entries[other]?.figure ?? ""));
    parts.push(make("h3", { textContent: "Other claims on the measure" }), make("ul", {}, ...rows));
  }
  return make("article", {}, ...parts.filter(Boolean));
}

// What other words of the same block rest on: each can be opened.
function othersView(names) {
  const rows = names.filter((name) => state.entries[name]).map((name) =>
    make("li", {}, entryButton(name), ` ${state.entries[name].words}`));
  return rows.length ? [make("h2", { textContent: "Beside it in the memo" }), make("ul", {}, ...rows)] : [];
}

// The words of the page that were chosen, and whose notes are shown where they have none.
function chosenView() {
  if (!shown.words) return [];
  const lack = "No note stands at these words." + (shown.about ? ` They belong to “${shown.about}”, which rests on this:` : "");
  return [
    make("p", { className: "chosen" }, make("strong", { textContent: "The memo: " }), shown.words),
    ...shown.about || !shown.cites.length ? [make("p", { className: "quiet", textContent: lack })] : [],
  ];
}

const entryButton = (name) => make("button", { type: "button", textContent: name, onclick: () => show("evidence", [name]) });

// Text with what is between backticks set as code.
const withCode = (text) => text.split(/(`[^`]+`)/).map((part) => part.length > 2 && part.startsWith("`")
  ? make("code", { textContent: part.slice(1, -1) }) : part);

function showMark(number) {
  const mark = marks.get(number);
  mark.scrollIntoView({ block: "center" });
  mark.focus();
}

function findingView(finding, number) {
  const title = make("span", { className: finding.severity, textContent: `${finding.severity}[${finding.rule}]` });
  const hints = finding.hints.map((hint) => make("p", { className: "quiet" }, "hint: ", ...withCode(hint)));
  const button = marks.has(number)
    ? make("button", { type: "button", textContent: "Show on the page", onclick: () => showMark(number) }) : null;
  return make("li", { id: `finding-${number}`, tabIndex: -1 }, title, make("p", {}, ...withCode(finding.message)), ...hints,
    make("p", { className: "quiet" }, placeLink(finding.path, finding.line), " ", button ?? "not on the page"));
}

// The list of unused facts, which the server makes from the whole corpus when it is asked.
function unusedList() {
  const list = make("ul", {}, make("li", { className: "quiet", textContent: "reading the corpus…" }));
  ask("unused", (unused) => list.replaceChildren(...unused
    ? unused.map((fact) => make("li", {}, entryButton(`fact:${fact.name}`), ` ${fact.words} `, placeLink(fact.path, fact.line)))
    : [make("li", { textContent: "The corpus cannot be read." })]));
  return list;
}

// How many findings the rest of the workspace has, and in which files: the server checks it when it is asked.
function elsewhereView() {
  const section = make("section", { className: "elsewhere" }, make("p", { className: "quiet", textContent: "checking the rest of the workspace…" }));
  ask("elsewhere", (files) => {
    const many = (files ?? []).reduce((sum, file) => sum + file.count, 0);
    const rows = (files ?? []).map((file) => make("li", {}, make("code", { textContent: file.path }), ` ${file.count}`));
    section.replaceChildren(...many
      ? [make("h2", { textContent: `${many} finding${many === 1 ? "" : "s"} in what this brief does not use` }), make("ul", {}, ...rows),
        make("p", { className: "quiet" }, ...withCode("`briefgen check` lists them."))]
      : [make("p", { className: "quiet", textContent: files ? "No findings in what this brief does not use." : "The rest of the workspace cannot be checked." })]);
  });
  return section;
}

const PANELS = {
  evidence: () => shown.cites.length || shown.words
    ? [...chosenView(),
      ...shown.cites.map((name) => entryView(name, true)), ...othersView(shown.others ?? [])]
    : [make("p", { className: "quiet", textContent: "Choose a statement or the number of a note: what it rests on is shown here." })],
  findings: () => [
    state.findings.length ? make("ul", {}, ...state.findings.map(findingView)) : make("p", { textContent: "No findings." }),
    elsewhereView(),
  ],
  ledger: () => state.ledger.map((row) => make("article", {}, make("h2", { textContent: row.label }),
    make("p", {}, row.words, row.contested ? make("strong", { textContent: " (contested)" }) : ""),
    make("ul", {}, ...row.facts.map((name) => make("li", {}, entryButton(name), " ", state.entries[name]?.figure ?? ""))))),
  unused: () => [make("p", { className: "quiet", textContent: "Facts of the corpus that this brief does not use." }), unusedList()],
  pages: () => [make("iframe", { title: "The pages of the PDF", src: `memo.pdf?${state.version}` })],
};

function draw() {
  panel.replaceChildren(...PANELS[shown.panel]());
  for (const button of document.querySelectorAll("[data-panel]")) {
    button.setAttribute("aria-pressed", button.dataset.panel === shown.panel);
    if (button.dataset.panel === shown.panel) panel.setAttribute("aria-label", button.textContent.trim());
  }
}

function show(name, cites = shown.cites, finding = null, chosen = cites === shown.cites ? shown : {}) {
  shown = { ...chosen, panel: name, cites };
  draw();
  const target = finding === null ? panel : document.getElementById(`finding-${finding}`);
  target.focus();
  if (finding !== null) target.scrollIntoView();
}

function report() {
  const [errors, warnings, notes] = ["error", "warning", "note"].map((severity) =>
    state.findings.filter((finding) => finding.severity === severity).length);
  const counts = [[errors, "error"], [warnings, "warning"], [notes, "note"]].filter(([count]) => count)
    .map(([count, word]) => `${count} ${word}${count === 1 ? "" : "s"}`);
  const status = document.getElementById("status");
  const old = state.has_page ? "No page can be made of this: the last good page is shown" : "No page can be made yet: see the findings";
  const what = state.failure || (state.is_old ? old : "");
  const edition = state.edition && !what ? `; changes since edition ${state.edition} are marked` : "";
  const left = state.is_whole ? "" : "; what cannot be printed is left out";
  if (!isBuilding && !state.is_building) {  // else something was saved that this page does not show
    clearTimeout(building);
    status.className = what || errors ? "bad" : "";
    status.textContent = what || (counts.join(", ") || "up to date") + left + edition;
  }
  document.getElementById("count").textContent = state.findings.length || "";
  document.getElementById("name").textContent = state.name;
  document.title = `${errors || what ? "! " : ""}${state.name} – briefgen`;
}

const partsOf = (html) => html.split(/<body[^>]*>|<\/body>/);

// Put the new page in place of the old one, at the place to which it is scrolled.
async function replacePage(html) {
  const [head, body] = partsOf(html);
  const { scrollX, scrollY } = frame.contentWindow;
  if (head === shownHead) {
    frame.contentDocument.body.innerHTML = body;
  } else {
    shownHead = head;
    const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
    frame.contentWindow.location.reload();
    await loaded;
    watchPage();
  }
  annotate();
  frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
}

function onPageClick(event) {
  const target = event.target;
  if (target.closest("a[href]:not(.mark a), [popover]")) return;
  const note = state.notes[target.closest('li[id^="note-"]')?.id.slice(5)];
  if (note) {
    show("evidence", [note]);
    return;
  }
  const mark = target.closest(".mark");
  if (!target.closest("[data-rests-on], .mark, .matrix tbody tr")) return;
  event.preventDefault();
  const chosen = chosenAt(target.closest(BLOCKS) ?? mark, mark, event);
  show("evidence", chosen.cites, null, chosen);
  panel.scrollTop = 0;
}

function watchPage() {
  const sheet = new frame.contentWindow.CSSStyleSheet();
  sheet.replaceSync(STYLE);
  frame.contentDocument.adoptedStyleSheets = [sheet];
  frame.contentDocument.addEventListener("click", onPageClick);
}

// After a save that is not shown at once, say so.
function waitForBuild() {
  clearTimeout(building);
  building = setTimeout(() => {
    const status = document.getElementById("status");
    status.className = "";
    status.textContent = "something was saved: the page is being renewed";
  }, 700);
}

function showEnd() {
  clearTimeout(building);
  const status = document.getElementById("status");
  status.className = "bad";
  status.textContent = "briefgen preview has ended; what is shown may be old";
}

async function renew() {
  const [page, data] = await Promise.all([fetch("memo"), fetch("state")]);
  const html = await page.text();
  state = await data.json();
  const seen = html + JSON.stringify({ ...state, version: 0 });
  const isNew = seen !== shownPage;  // a PDF that is drawn later may change nothing else
  shownPage = seen;
  if (isNew) await replacePage(html);
  report();
  if (!state.has_page && state.findings.length && shown.panel === "evidence") shown.panel = "findings";
  if (isNew || shown.panel === "pages") draw();
  document.body.dataset.version = state.version;
}

function start() {
  for (const button of document.querySelectorAll("[data-panel]")) {
    button.addEventListener("click", () => show(button.dataset.panel));
  }
  const events = new EventSource("events");
  events.onmessage = (event) => {
    isBuilding = event.data === "building";
    if (isBuilding) waitForBuild();
    else renew().catch(showEnd);
  };
  events.onerror = showEnd;
}

if (frame.contentDocument?.readyState === "complete" && frame.contentDocument.URL !== "about:blank") start();
else frame.addEventListener("load", start, { once: true });
