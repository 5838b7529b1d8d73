// The page of one statement by keys: into its document, and to the ways of citing it.

import { bind } from "./keys.js";

bind({
  o: () => document.querySelector('a[href^="/document/"][href*="#char="]').click(),
  c: () => {
    const cite = document.querySelector("section[aria-labelledby=cite] details");
    cite.open = true;
    cite.scrollIntoView({ block: "center" });
    cite.querySelector("button, summary").focus();
  },
});
