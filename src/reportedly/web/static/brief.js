// Statements dragged onto a section of the brief: the same form is sent as by its button.

let carried = null;

for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;

for (const hit of document.querySelectorAll("[data-hit]")) {
  hit.addEventListener("dragstart", (event) => {
    carried = hit;
    event.dataTransfer.effectAllowed = "copy";
    event.dataTransfer.setData("text/plain", hit.querySelector(".quote").textContent);
  });
  hit.addEventListener("dragend", () => { carried = null; });
}

for (const section of document.querySelectorAll("[data-section]")) {
  section.addEventListener("dragover", (event) => {
    if (!carried) return;
    event.preventDefault();
    section.classList.add("over");
  });
  section.addEventListener("dragleave", () => section.classList.remove("over"));
  section.addEventListener("drop", (event) => {
    if (!carried) return;
    event.preventDefault();
    const form = carried.querySelector("form");
    const select = form.elements.section;
    const name = section.dataset.section;
    if (![...select.options].some((option) => option.value === name)) select.add(new Option(name, name));
    select.value = name;
    form.requestSubmit();
  });
}

// the sentence that was just kept stays open
const open = location.hash && document.getElementById(location.hash.slice(1))?.querySelector("details");
if (open) open.open = true;
