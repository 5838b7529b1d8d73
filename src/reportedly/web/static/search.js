// What was found, by keys.

import { bind } from "./keys.js";
import { walk } from "./rows.js";

const rows = walk(document.querySelectorAll("[data-row]"));

bind({ j: () => rows.step(1), k: () => rows.step(-1), o: () => rows.open() });
