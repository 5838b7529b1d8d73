// The inbox by keys: rows are walked through, opened, marked, selected. Every mark is the form that stands in the page.

import { bind, tell } from "./keys.js";
import { walk } from "./rows.js";

const form = document.getElementById("queue");
const walked = walk(document.querySelectorAll("[data-row]"));
const { rows } = walked;
const chosen = document.getElementById("chosen");
const PLACE = "reportedly-inbox-row";
function picked() {
  return rows.filter((row) => row.querySelector('input[name="document"]').checked);
}

function count() {
  const many = picked().length;
  chosen.textContent = many ? `${many} selected:` : "Selected rows:";
}

// Sends the form as its own button would; keeps the row, so that the page that comes back stands where this one stood.
function send(what) {
  sessionStorage.setItem(PLACE, `${location.search} ${walked.place}`);
  form.requestSubmit(what);
}

function mark(kind) {
  const many = picked();
  if (many.length) {
    send(form.querySelector(`.actions button[value="${kind}"]`));
  } else if (walked.here) {
    send(walked.here.querySelector(`button[data-do="${kind}"]`));
  }
}

form.addEventListener("change", count);
form.addEventListener("submit", () => sessionStorage.setItem(PLACE, `${location.search} ${walked.place}`));

const all = document.getElementById("all");
all.hidden = !rows.length;
all.setAttribute("aria-label", "Select all rows of this page");
all.addEventListener("change", () => {
  for (const row of rows) row.querySelector('input[name="document"]').checked = all.checked;
  count();
});

bind({
  j: () => walked.step(1),
  k: () => walked.step(-1),
  o: () => walked.open(),
  Enter: (event) => (event.target.matches("a, button, summary, input") ? event.target.click() : walked.open()),
  e: () => mark("done"),
  s: () => mark("star"),
  x: () => {
    const box = walked.here?.querySelector('input[name="document"]');
    if (!box) return;
    box.checked = !box.checked;
    count();
    tell(chosen.textContent);
  },
  u: () => send(form.querySelector('button[value="undo"]')),
});

const [search, last] = (sessionStorage.getItem(PLACE) ?? "").split(" ");
sessionStorage.removeItem(PLACE);
if (last !== undefined && search === location.search && Number(last) >= 0) walked.go(Number(last));
