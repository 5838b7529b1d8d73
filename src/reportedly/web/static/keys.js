// Single keys: what a screen binds, off in fields and with Ctrl, Alt or Meta held; /help can turn them off for good.

const OFF = "reportedly-keys-off";
const bound = new Map();
let leader = false;

export const are = {
  on: () => localStorage.getItem(OFF) === null,
  turn: (on) => (on ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")),
};

// Binds keys to functions; a function gets the event, and what it does takes the place of what the browser would do.
export function bind(keys) {
  for (const [key, act] of Object.entries(keys)) bound.set(key, act);
}

function typing(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) && target.type !== "checkbox";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (!are.on() && event.key !== "Escape") return;
  if (leader) {
    leader = false;
    const goal = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (goal) { event.preventDefault(); goal.click(); }
    return;
  }
  const act = bound.get(event.key);
  if (act) { event.preventDefault(); act(event); return; }
  if (event.key === "g") { leader = true; setTimeout(() => { leader = false; }, 1500); }
});

// Says something to who hears the page instead of seeing it.
export function tell(words) {
  const place = document.getElementById("told");
  if (place) place.textContent = words;
}
