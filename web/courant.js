// Adds to pages that are whole without it: what is new since the last visit, arrow keys in a gallery, and, once the
// reader switches it on, stories near to what was read. What it keeps, it keeps in this browser alone.
"use strict";

const memory = {
  read(key, absent) {
    try { return JSON.parse(localStorage.getItem("courant." + key)) ?? absent; } catch { return absent; }
  },
  write(key, value) {
    try { localStorage.setItem("courant." + key, JSON.stringify(value)); } catch { /* a full or forbidden storage: forget */ }
  },
  clear() {
    try { Object.keys(localStorage).filter((key) => key.startsWith("courant.")).forEach((key) => localStorage.removeItem(key)); } catch { /* nothing was kept */ }
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
    if (seen && known < version && (attribute === "new" || known > 0)) {
      mark.hidden = false;
      if (attribute === "read") markSince(mark, known);
    }
    now[story] = Math.max(version, known);
  }
  if (Object.keys(now).length === 0) return;
  memory.write(key, Object.fromEntries(Object.entries({...now, ...withoutKeys(seen ?? {}, now)}).slice(0, 2000)));
}

// Leads to what changed since that version, and marks the slides that are younger.
function markSince(mark, known) {
  mark.querySelector("a").search = "?since=" + known;
  for (const slide of document.querySelectorAll("[data-since]")) slide.hidden = Number(slide.dataset.since) <= known;
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

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

// The template's {0}, {1}, … replaced by nodes or texts.
function fill(template, ...values) {
  return template.split(/(\{\d\})/).map((part) => /^\{\d\}$/.test(part) ? values[part[1]] : part);
}

function storyLink(story, headline, language) {
  return element("a", {href: "/story/" + story, dir: "auto", lang: language ?? ""}, headline);
}

const historyMax = 200;

function keepInHistory(main) {
  if (!memory.read("history.on", false)) return;
  const headline = main.querySelector("h1");
  const read = {story: main.dataset.story, headline: headline.textContent, language: headline.lang, at: Date.now(),
                topics: main.dataset.topics.split("|")};
  const others = memory.read("history", []).filter((one) => one.story !== read.story);
  memory.write("history", [read, ...others].slice(0, historyMax));
}

// The stories nearest to what was read, with the one that speaks most for each. What was read half a month ago counts
// half.
function chooseStories(stories, history, shown) {
  const found = [];
  for (const story of stories) {
    if (shown.has(story.id) || history.some((read) => read.story === story.id)) continue;
    let sum = 0;
    let best = null;
    for (const read of history) {
      const shared = story.topics.filter(([key]) => read.topics.includes(key));
      if (shared.length < 2) continue;
      const value = shared.reduce((total, [, , weight]) => total + weight, 0) * 0.5 ** ((Date.now() - read.at) / (15 * 864e5));
      sum += value;
      if (!best || value > best.value) best = {read, shared, value};
    }
    if (best) found.push({story, sum, ...best});
  }
  return found.sort((a, b) => b.sum - a.sum).slice(0, 3);
}

async function showForYou(section) {
  const history = memory.read("history.on", false) ? memory.read("history", []) : [];
  if (history.length === 0) return;
  const answer = await fetch("/topics");
  if (!answer.ok) return;
  const {stories} = await answer.json();
  const shown = new Set([document.querySelector("main").dataset.story]);
  for (const link of document.querySelectorAll(".more a[href*='/story/']")) shown.add(link.pathname.split("/")[2]);
  for (const {story, read, shared} of chooseStories(stories, history, shown)) {
    const about = shared.slice(0, 2).flatMap(([, written], at) =>
      [at ? " " + section.dataset.and + " " : "", element("b", {dir: "auto"}, written)]);
    const why = fill(section.dataset.because, element("q", {dir: "auto"}, read.headline), element("span", {}, ...about));
    section.querySelector("ul").append(element("li", {},
      element("h3", {}, storyLink(story.id, story.headline, story.language)), element("p", {}, ...why)));
    section.hidden = false;
  }
}

// The page where the history is switched, looked at and forgotten.
function showHistory(place) {
  const toggle = place.querySelector(".switch");
  const status = place.querySelector("[role=status]");
  const list = place.querySelector("ul");
  const show = () => {
    const history = memory.read("history", []);
    toggle.setAttribute("aria-pressed", String(memory.read("history.on", false)));
    list.replaceChildren(...history.map((read) => {
      const forget = element("button", {type: "button", ariaLabel: place.dataset.forget + ": " + read.headline}, place.dataset.forget);
      forget.addEventListener("click", () => {
        memory.write("history", history.filter((one) => one !== read));
        show();
        (list.querySelector("button") ?? toggle).focus();
      });
      return element("li", {}, storyLink(read.story, read.headline, read.language), forget);
    }));
    status.textContent = history.length ? "" : place.dataset.none;
  };
  toggle.addEventListener("click", () => { memory.write("history.on", !memory.read("history.on", false)); show(); });
  place.querySelector(".forget").addEventListener("click", () => {
    memory.clear();
    show();
    status.textContent = place.dataset.forgotten;
  });
  place.hidden = false;
  show();
}

markNew("new", "front");
markNew("read", "read");
for (const gallery of document.querySelectorAll(".gallery")) turnPages(gallery);
for (const main of document.querySelectorAll("main[data-topics]")) keepInHistory(main);
for (const section of document.querySelectorAll(".for-you")) showForYou(section);
for (const place of document.querySelectorAll(".history")) showHistory(place);
for (const zone of document.querySelectorAll("[data-zone]")) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.value;
