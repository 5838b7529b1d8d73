// Keys pressed while the page is still being set up wait until its scripts have bound theirs: none is lost between pages.
// A plain script on purpose: it runs before there is anything to see, and modules run before the page says it is ready.

(() => {
  const held = [];

  function hold(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key.length > 1 || event.key === " ") return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push([event.target, event.key]);
  }

  document.addEventListener("keydown", hold, true);
  document.addEventListener("DOMContentLoaded", () => {
    document.removeEventListener("keydown", hold, true);
    for (const [place, key] of held) {
      place.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  });
})();
