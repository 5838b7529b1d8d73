// Deciding by single keys: a row is current, and its buttons are pressed for it. Without this, they are pressed by hand.

import { bind, tell } from "./keys.js";

const PLACE = "reportedly-row";
const items = [...document.querySelectorAll("[data-item]")];

function current() {
  return document.activeElement?.closest("[data-item]") ?? null;
}

function go(step) {
  const at = items.indexOf(current());
  const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + step))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const place = current() ?? (items.length ? items[0] : document);
  const button = place.querySelector(`[data-does="${key}"]`);
  if (!button) { tell("nothing to do here for that key"); return; }
  if (current()) sessionStorage.setItem(PLACE, `${location.pathname} ${items.indexOf(current())}`);
  button.click();
}

const keys = { u: () => document.querySelector("[data-undo]")?.click() };
if (items.length) {
  keys.j = () => go(1);
  keys.k = () => go(-1);
  keys.w = () => (current() ?? items[0]).querySelector(".why")?.focus();
  keys.e = () => press("e");
}
if (document.querySelector("[data-does]")) {
  for (const key of ["a", "r", "h"]) keys[key] = () => press(key);
}
bind(keys);

// the row that comes after what was just decided
const [path, row] = (sessionStorage.getItem(PLACE) ?? " ").split(" ");
if (path === location.pathname && row !== "" && items.length) {
  sessionStorage.removeItem(PLACE);
  items[Math.min(Number(row), items.length - 1)]?.focus();
}

// words of the passage, taken by selecting them: the server counts code points, a browser UTF-16 units
const passage = document.getElementById("passage");
const form = document.getElementById("respan");
if (passage && form) {
  for (const one of form.querySelectorAll("[data-with-script]")) one.hidden = false;
  const words = form.elements.words;
  const take = (add) => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !passage.contains(chosen.getRangeAt(0).commonAncestorContainer)) {
      tell("select words in the text first");
      return;
    }
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.setStart(passage, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const line = range.toString().replace(/\s+/gu, " ").trim();
    if (!add) form.elements.units.value = before.toString().length;
    words.value = add && words.value.trim() ? `${words.value.trim()}\n${line}` : line;
    tell("taken");
  };
  form.querySelector("[data-take]").addEventListener("click", () => take(false));
  form.querySelector("[data-add]").addEventListener("click", () => take(true));
  bind({ s: () => take(false) });
}
