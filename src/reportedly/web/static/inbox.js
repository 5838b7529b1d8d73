// The inbox by keys: rows are walked through, opened, marked, selected. Every mark is the form that stands in the page.

import { bind, tell } from "./keys.js";

const form = document.getElementById("queue");
const rows = [...document.querySelectorAll("[data-row]")];
const chosen = document.getElementById("chosen");
const PLACE = "reportedly-inbox-row";
let here = -1;

function go(to, { focus = true } = {}) {
  if (!rows.length) return;
  rows[here]?.classList.remove("here");
  here = Math.max(0, Math.min(to, rows.length - 1));
  const row = rows[here];
  row.classList.add("here");
  if (focus) row.focus({ preventScroll: true });
  const box = row.getBoundingClientRect();
  if (box.top < 120 || box.bottom > innerHeight - 24) row.scrollIntoView({ block: "center" });
}

function picked() {
  return rows.filter((row) => row.querySelector('input[name="document"]').checked);
}

function count() {
  const many = picked().length;
  chosen.textContent = many ? `${many} selected:` : "Selected rows:";
}

// Sends the form as its own button would; keeps the row, so that the page that comes back stands where this one stood.
function send(what) {
  sessionStorage.setItem(PLACE, `${location.search} ${here}`);
  form.requestSubmit(what);
}

function mark(kind) {
  const many = picked();
  if (many.length) {
    send(form.querySelector(`.actions button[value="${kind}"]`));
  } else if (rows[here]) {
    send(rows[here].querySelector(`button[data-do="${kind}"]`));
  }
}

for (const row of rows) row.addEventListener("focusin", () => { if (rows[here] !== row) go(rows.indexOf(row), { focus: false }); });
form.addEventListener("change", count);
form.addEventListener("submit", () => sessionStorage.setItem(PLACE, `${location.search} ${here}`));

const all = document.getElementById("all");
all.hidden = !rows.length;
all.setAttribute("aria-label", "Select all rows of this page");
all.addEventListener("change", () => {
  for (const row of rows) row.querySelector('input[name="document"]').checked = all.checked;
  count();
});

bind({
  j: () => go(here + 1),
  k: () => go(here - 1),
  o: () => rows[here]?.querySelector("a.open").click(),
  Enter: (event) => (event.target.matches("a, button, summary, input") ? event.target.click() : rows[here]?.querySelector("a.open").click()),
  e: () => mark("done"),
  s: () => mark("star"),
  x: () => {
    const box = rows[here]?.querySelector('input[name="document"]');
    if (!box) return;
    box.checked = !box.checked;
    count();
    tell(chosen.textContent);
  },
  u: () => send(form.querySelector('button[value="undo"]')),
});

const [search, last] = (sessionStorage.getItem(PLACE) ?? "").split(" ");
sessionStorage.removeItem(PLACE);
if (last !== undefined && search === location.search && Number(last) >= 0) go(Number(last));
