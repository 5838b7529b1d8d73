// What every page of the desk does with a script: keys, the help in a dialog, copying. All of it works without, by links.

import { are, bind, tell } from "./keys.js";

for (const one of document.querySelectorAll("[data-key]")) {
  const act = one.matches("input") ? () => { one.focus(); one.select(); } : () => one.click();
  bind({ [one.dataset.key]: act });
}

// the help, over the page instead of on one of its own
const door = document.querySelector('.bar a[href="/help"]');
let help = null;

async function open(event) {
  event.preventDefault();
  if (!help) {
    const page = new DOMParser().parseFromString(await (await fetch("/help")).text(), "text/html");
    help = document.createElement("dialog");
    help.setAttribute("aria-label", "Keys and signs");
    help.append(...page.querySelector("main").childNodes);
    const close = document.createElement("form");
    close.method = "dialog";
    const button = document.createElement("button");
    button.textContent = "Close";
    button.autofocus = true;
    close.append(button);
    help.append(close);
    document.body.append(help);
    settle(help);
  }
  help.showModal();
}
if (door && !location.pathname.startsWith("/help")) door.addEventListener("click", open);

// whether single keys are on: a box on the help page, kept in this browser
function settle(place) {
  const box = place.querySelector("[data-keys]");
  if (!box) return;
  box.hidden = false;
  const input = box.querySelector("input");
  input.checked = are.on();
  input.addEventListener("change", () => are.turn(input.checked));
}
settle(document);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const words = document.getElementById(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(words);
    tell("copied");
    button.textContent = "copied";
  } catch {
    getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    tell("selected: copy it with your keyboard");
  }
});
for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
