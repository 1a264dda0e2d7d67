// Adds to pages that are whole without it: what is new since the last visit, and arrow keys in a gallery. What it keeps,
// it keeps in this browser alone.
"use strict";

const memory = {
  read(key, absent) {
    try { return JSON.parse(localStorage.getItem("courant." + key)) ?? absent; } catch { return absent; }
  },
  write(key, value) {
    try { localStorage.setItem("courant." + key, JSON.stringify(value)); } catch { /* a full or forbidden storage: forget */ }
  },
};

// Versions of stories seen before, by story id; the oldest are forgotten. Nothing is new on the first visit.
function markNew(attribute, key) {
  const seen = memory.read(key, null);
  const now = {};
  for (const mark of document.querySelectorAll(`[data-${attribute}]`)) {
    const story = mark.dataset[attribute];
    const version = Number(mark.dataset.version);
    const known = seen?.[story] ?? 0;
    if (seen && known < version && (attribute === "new" || known > 0)) mark.hidden = false;
    now[story] = Math.max(version, known);
  }
  if (Object.keys(now).length === 0) return;
  memory.write(key, Object.fromEntries(Object.entries({...now, ...withoutKeys(seen ?? {}, now)}).slice(0, 2000)));
}

function withoutKeys(all, taken) {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !(key in taken)));
}

function currentSlide(gallery) {
  return Math.round(gallery.scrollLeft / gallery.clientWidth);
}

function turnPages(gallery) {
  const keys = gallery.nextElementSibling;
  const button = document.createElement("button");
  button.type = "button";
  keys.append(button);
  let on = memory.read("keys", true);
  const show = () => {
    button.setAttribute("aria-pressed", String(on));
    button.textContent = keys.dataset.keys;
  };
  button.addEventListener("click", () => { memory.write("keys", on = !on); show(); });
  show();
  document.addEventListener("keydown", (event) => {
    const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
    if (!on || !step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, select, textarea, button, summary")) return;
    const to = gallery.children[currentSlide(gallery) + step];
    if (!to) return;
    event.preventDefault();
    gallery.scrollTo({left: to.offsetLeft - gallery.children[0].offsetLeft});
    history.replaceState(null, "", "#" + to.id);
  });
}

markNew("new", "front");
markNew("read", "read");
for (const gallery of document.querySelectorAll(".gallery")) turnPages(gallery);
