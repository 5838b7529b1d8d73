// Pan and zoom of a map that is there without a script: drag, wheel with Ctrl, pinch, + − and arrows. Marks keep their size.

const LEAST = 20; // units that are shown at the nearest: a degree
const MOST = 7200; // the whole world

for (const map of document.querySelectorAll("[data-map]")) {
  const svg = map.querySelector("svg");
  const start = svg.viewBox.baseVal;
  let view = { x: start.x, y: start.y, width: start.width, height: start.height };

  const set = (next) => {
    const width = Math.min(Math.max(next.width, LEAST), MOST);
    const scale = width / next.width;
    view = {
      x: next.x + (next.width - width) / 2,
      y: next.y + (next.height - next.height * scale) / 2,
      width,
      height: next.height * scale,
    };
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    const pixel = view.width / (svg.clientWidth || 1);
    for (const one of svg.querySelectorAll("[data-size]")) {
      const spot = one.closest("[data-x]").dataset;
      one.setAttribute(one.matches("circle") ? "r" : "font-size", one.dataset.size * pixel);
      if (one.matches("text")) {
        one.setAttribute("x", Number(spot.x) + (one.dataset.right ?? 0) * pixel);
        one.setAttribute("y", Number(spot.y) + one.dataset.drop * pixel);
      }
    }
    svg.querySelector("pattern")?.setAttribute("patternTransform", `scale(${pixel}) rotate(45)`);
  };

  new ResizeObserver(() => set(view)).observe(svg);

  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return {
      x: view.x + ((event.clientX - box.left) / box.width) * view.width,
      y: view.y + ((event.clientY - box.top) / box.height) * view.height,
    };
  };
  const zoom = (by, around) => {
    const point = around ?? { x: view.x + view.width / 2, y: view.y + view.height / 2 };
    set({
      x: point.x - (point.x - view.x) * by,
      y: point.y - (point.y - view.y) * by,
      width: view.width * by,
      height: view.height * by,
    });
  };
  const move = (right, down) => set({ ...view, x: view.x + right * view.width, y: view.y + down * view.height });

  svg.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a page is scrolled, not a map
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, at(event));
    },
    { passive: false },
  );

  const held = new Map();
  let dragged = false;
  svg.addEventListener("pointerdown", (event) => {
    held.set(event.pointerId, event);
    dragged = false;
  });
  addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const box = svg.getBoundingClientRect();
    if (held.size === 2) {
      const [one, two] = [...held.values()];
      const other = one.pointerId === event.pointerId ? two : one;
      const far = (a) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY) || 1;
      zoom(far(before) / far(event), at(other));
    } else {
      move((before.clientX - event.clientX) / box.width, (before.clientY - event.clientY) / box.height);
    }
    dragged ||= Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) > 2;
    held.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => held.delete(event.pointerId));
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => dragged && event.preventDefault(), true);

  for (const button of map.parentElement.querySelectorAll("[data-zoom], [data-right]:is(a)")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      if (button.dataset.zoom) zoom(Number(button.dataset.zoom));
      else move(Number(button.dataset.right), Number(button.dataset.down));
    });
  }
}
