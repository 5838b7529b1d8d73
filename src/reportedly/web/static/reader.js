// The reading pane: cards beside their words, spans as highlights, a click that goes through what overlaps.
//
// The page is whole without this: <mark> underlines the shortest statement over each word, and cards stand below their
// paragraph. Offsets come from the server in UTF-16 units of the block; only `#char=` counts code points.

import { bind, tell } from "./keys.js";

const GAP = 6; // px between cards
const LEVELS = 3; // underlines under each other
const SURE = ["asserted", "hedged", "inferred", "denied", "conditional", "uncommitted"];
const reader = document.getElementById("reader");
const wide = matchMedia("(min-width: 62.01rem)");
if (reader) start();

// who has had it before them for some seconds has seen it; without a script nothing is seen unless it is done with
const seen = document.getElementById("seen");
if (seen) {
  setTimeout(() => {
    if (document.visibilityState === "visible") fetch(seen.action, { method: "POST", body: new URLSearchParams(new FormData(seen)) });
  }, 2500);
}

function start() {
  const blocks = new Map([...reader.querySelectorAll("[data-block]")].map((block) => [block.dataset.block, block]));
  const held = [...reader.querySelectorAll(".card")].map((card) => read(card, blocks));
  const state = { blocks, held, active: null };
  paint(state);
  place(state);
  new ResizeObserver(() => place(state)).observe(reader);
  wide.addEventListener("change", () => place(state));
  document.fonts?.ready.then(() => place(state));
  for (const one of held) {
    one.card.addEventListener("click", (event) => { if (!event.target.closest("a, button")) activate(state, one); });
    one.card.addEventListener("focusin", () => { if (state.active !== one) activate(state, one, { quiet: true }); });
  }
  reader.addEventListener("click", (event) => touched(state, event));
  bind({
    j: () => step(state, 1),
    k: () => step(state, -1),
    o: () => state.active?.card.querySelector("a.open").click(),
    f: () => reader.querySelectorAll(".furniture").forEach((one) => { one.open = !one.open; }),
    Escape: () => activate(state, null),
  });
  addEventListener("hashchange", () => follow(state));
  follow(state);
}

// A card with its stretches: role, block, and where in it they lie.
function read(card, blocks) {
  const parts = (card.dataset.ranges || "").split(" ").filter(Boolean).map((part) => {
    const [role, block, ends] = part.split(":");
    const [start, end] = ends.split("-").map(Number);
    return { role, block, start, end, range: range(blocks.get(block), start, end) };
  });
  const contents = parts.filter((part) => part.role === "content");
  const size = contents.reduce((sum, part) => sum + part.end - part.start, 0);
  return { card, parts, contents, size, sure: card.dataset.sure };
}

function texts(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

function spot(nodes, offset) {
  let at = offset;
  for (const node of nodes) {
    if (at <= node.length) return [node, at];
    at -= node.length;
  }
  const last = nodes.at(-1);
  return [last, last.length];
}

function range(block, start, end) {
  const nodes = block._texts ??= texts(block);
  const made = document.createRange();
  made.setStart(...spot(nodes, start));
  made.setEnd(...spot(nodes, end));
  return made;
}

// One highlight for each certainty and level: the shortest statement lies on top, what holds it is underlined below it.
function paint(state) {
  if (!("highlights" in CSS)) return;
  const levels = heights(state.held);
  for (const sure of SURE) {
    for (let level = 0; level < LEVELS; level++) {
      const ranges = state.held.filter((one, n) => one.sure === sure && levels[n] === level)
        .flatMap((one) => one.contents.map((part) => part.range));
      if (!ranges.length) continue;
      const made = new Highlight(...ranges);
      made.priority = LEVELS - level;
      CSS.highlights.set(`${sure}-${level}`, made);
    }
  }
  document.documentElement.classList.add("painted");
}

function heights(held) {
  const order = held.map((_, n) => n).sort((a, b) => held[a].size - held[b].size);
  const levels = held.map(() => 0);
  order.forEach((n, rank) => {
    for (const other of order.slice(0, rank)) {
      if (levels[other] >= levels[n] && meet(held[other], held[n])) levels[n] = Math.min(levels[other] + 1, LEVELS - 1);
      if (levels[n] === LEVELS - 1) break;
    }
  });
  return levels;
}

function meet(one, other) {
  return one.contents.some((a) => other.contents.some((b) => a.block === b.block && a.start < b.end && b.start < a.end));
}

// Puts cards beside the first word they stand on; the active one exactly, the others as near as there is room.
function place(state) {
  const floating = wide.matches && state.held.length > 0;
  reader.classList.toggle("floating", floating);
  if (!floating) {
    for (const one of state.held) one.card.style.translate = "";
    reader.style.minBlockSize = "";
    return;
  }
  const top = reader.getBoundingClientRect().top;
  const rows = state.held.filter((one) => !one.card.hidden).map((one) => ({
    one,
    wanted: (one.contents[0] ?? one.parts[0])?.range.getBoundingClientRect().top - top || 0,
    high: one.card.offsetHeight,
  })).sort((a, b) => a.wanted - b.wanted || a.one.size - b.one.size);
  const at = rows.findIndex((row) => row.one === state.active);
  down(rows, 0, 0);
  if (at >= 0 && rows[at].y > rows[at].wanted) {
    rows[at].y = Math.max(0, rows[at].wanted);
    for (let n = at - 1; n >= 0; n--) rows[n].y = Math.min(rows[n].y, rows[n + 1].y - rows[n].high - GAP);
    if (rows[0].y < 0) pack(rows, at);
    down(rows, at + 1, rows[at].y + rows[at].high + GAP);
  }
  for (const row of rows) row.one.card.style.translate = `0 ${Math.round(row.y)}px`;
  const last = rows.at(-1);
  const least = `${Math.ceil(last.y + last.high + GAP)}px`;
  if (reader.style.minBlockSize !== least) reader.style.minBlockSize = least;
  requestAnimationFrame(() => reader.classList.add("placed"));
}

function down(rows, from, least) {
  let free = least;
  for (const row of rows.slice(from)) {
    row.y = Math.max(row.wanted, free);
    free = row.y + row.high + GAP;
  }
}

// From the top without a gap, down to one: as near to its words as there is room.
function pack(rows, to) {
  let free = 0;
  for (const row of rows.slice(0, to + 1)) {
    row.y = Math.max(free, row.y);
    free = row.y + row.high + GAP;
  }
}

function step(state, by) {
  const shown = state.held.filter((one) => !one.card.hidden);
  const at = shown.indexOf(state.active);
  const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
  if (next) activate(state, next, { scroll: true });
}

function activate(state, one, { scroll = false, quiet = false } = {}) {
  state.active?.card.classList.remove("active");
  state.active?.card.removeAttribute("aria-current");
  state.active = one;
  if ("highlights" in CSS) {
    for (const role of ["content", "source", "cue", "hedge"]) {
      const name = role === "content" ? "active" : `active-${role}`;
      const ranges = one ? one.parts.filter((part) => part.role === role).map((part) => part.range) : [];
      if (!ranges.length) { CSS.highlights.delete(name); continue; }
      const made = new Highlight(...ranges);
      made.priority = role === "content" ? LEVELS + 1 : LEVELS + 2;
      CSS.highlights.set(name, made);
    }
  }
  if (one) {
    one.card.classList.add("active");
    one.card.setAttribute("aria-current", "true");
    const first = one.contents[0];
    history.replaceState(null, "", `#char=${one.card.dataset.char}`);
    if (!quiet) tell(`${one.sure}: ${one.card.querySelector(".said").textContent}`);
    if (scroll && first) into(first.range);
  }
  place(state);
}

function into(wanted) {
  const box = wanted.getBoundingClientRect();
  const margin = innerHeight * 0.22;
  if (box.top < margin || box.bottom > innerHeight - margin) scrollBy({ top: box.top - innerHeight * 0.35 });
}

// A click in the text: the shortest statement there, then the next longer, then round again.
function touched(state, event) {
  if (event.target.closest(".card, a, summary") || !getSelection().isCollapsed) return;
  const block = event.target.closest("[data-block]");
  if (!block) return;
  const offset = under(block, event.clientX, event.clientY);
  if (offset === null) return;
  const hit = state.held.filter((one) => !one.card.hidden && one.contents.some((part) =>
    part.block === block.dataset.block && part.start <= offset && offset < part.end)).sort((a, b) => a.size - b.size);
  const next = hit.length ? hit[(hit.indexOf(state.active) + 1) % hit.length] : null;
  activate(state, next);
  if (hit.length > 1) tell(`${hit.indexOf(next) + 1} of ${hit.length} statements here, ${next.sure}`);
  if (next && !wide.matches) next.card.scrollIntoView({ block: "nearest" });
}

function under(block, x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  const caret = found ? [found.offsetNode, found.offset] : (() => {
    const old = document.caretRangeFromPoint?.(x, y);
    return old ? [old.startContainer, old.startOffset] : null;
  })();
  if (!caret || !block.contains(caret[0])) return null;
  let at = 0;
  for (const node of block._texts ??= texts(block)) {
    if (node === caret[0]) return at + caret[1];
    at += node.length;
  }
  return null;
}

// Follows the address: #char=START,END in code points of the whole text, or the id of a statement.
function follow(state) {
  const hash = decodeURIComponent(location.hash.slice(1));
  const chars = /^char=(\d+)(?:,(\d+))?/.exec(hash);
  if (!chars) {
    const one = state.held.find((held) => held.card.id === hash);
    if (one) activate(state, one, { scroll: true });
    return;
  }
  const [start, end] = [Number(chars[1]), Number(chars[2] ?? Number(chars[1]) + 1)];
  const ranges = [];
  for (const block of state.blocks.values()) {
    const [first, last] = [Number(block.dataset.start), Number(block.dataset.end)];
    if (start >= last || first >= end) continue;
    const folded = block.closest("details");
    if (folded) folded.open = true;
    const words = block.textContent;
    ranges.push(range(block, units(words, Math.max(start - first, 0)), units(words, Math.min(end, last) - first)));
  }
  if (!ranges.length) return;
  const one = state.held.find((held) => held.card.dataset.char === `${start},${end}`);
  if (one) activate(state, one, { quiet: true });
  else if ("highlights" in CSS) CSS.highlights.set("linked", new Highlight(...ranges));
  into(ranges[0]);
}

function units(words, points) {
  let at = 0;
  for (const letter of words) {
    if (points-- <= 0) break;
    at += letter.length;
  }
  return at;
}
