// Rows that are walked through by keys: one of them is where the reader is.

export function walk(found) {
  const rows = [...found];
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

  for (const row of rows) {
    row.addEventListener("focusin", () => { if (rows[here] !== row) go(rows.indexOf(row), { focus: false }); });
  }
  return {
    rows,
    go,
    step: (by) => go(here + by),
    open: () => rows[here]?.querySelector("a.open").click(),
    get here() { return rows[here]; },
    get place() { return here; },
  };
}
