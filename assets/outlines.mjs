// The outlines of countries as one small drawing: Natural Earth's (public domain), as world-atlas has them at 1:50m.
// One path a country, under "c" and its ISO 3166-1 number, in twentieths of a degree: x = 20 · longitude, y = −20 · latitude.
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const require = createRequire(import.meta.url);
const UNITS = 20;
const LEAST = 3; // points of a ring that is left when it is rounded

export function outlines() {
  const world = require("world-atlas/countries-50m.json");
  const countries = feature(world, world.objects.countries).features;
  const paths = countries.map((one, number) => {
    const id = one.id ? `c${one.id}` : `x${number}`;
    return `<path id="${id}" vector-effect="non-scaling-stroke" d="${polygons(one.geometry).map(drawn).join("")}"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg"><g id="world">\n${paths.join("\n")}\n</g></svg>\n`;
}

function polygons(geometry) {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function drawn(ring) {
  const points = [];
  for (const [longitude, latitude] of ring) {
    const point = [Math.round(longitude * UNITS), Math.round(-latitude * UNITS)];
    const last = points.at(-1);
    if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  if (points.length < LEAST) return "";
  const [[x, y], ...rest] = points;
  let [before, above] = [x, y];
  const steps = rest.map(([right, down]) => {
    const step = `${right - before} ${down - above}`;
    [before, above] = [right, down];
    return step;
  });
  return `M${x} ${y}l${steps.join(" ")}z`;
}
