// Copies what the desk takes from npm into the package, each with its licence. `make assets` runs it; what it writes is
// committed, so that neither installing nor running needs npm.
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { outlines } from "./outlines.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const vendor = path.join(root, "src/reportedly/web/static/vendor");
const require = createRequire(import.meta.url);

// package -> [file in it, name under which it is served]; outlines.svg is made from world-atlas
const TAKEN = {
  "htmx.org": [["dist/htmx.min.js", "htmx.min.js"]],
  "world-atlas": [],
};

await mkdir(vendor, { recursive: true });
const lines = [];
for (const [name, files] of Object.entries(TAKEN)) {
  const home = path.join(root, "node_modules", name);
  const { version, license } = require(path.join(home, "package.json"));
  for (const [from, to] of files) await copyFile(path.join(home, from), path.join(vendor, to));
  await copyFile(path.join(home, "LICENSE"), path.join(vendor, `${name}.LICENSE.txt`));
  const served = name === "world-atlas" ? [["countries-50m.json", "outlines.svg"]] : files;
  lines.push(`${name} ${version} (${license}): ${served.map(([, to]) => to).join(", ")}; ${name}.LICENSE.txt`);
}
await writeFile(path.join(vendor, "outlines.svg"), outlines());
await writeFile(path.join(vendor, "README.txt"), `Built by \`make assets\` from package-lock.json.\n\n${lines.join("\n")}\n`);
