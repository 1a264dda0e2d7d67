// The demo as a reader meets it: outlets over HTTP, Courant over them, Chromium over Courant; with and without script.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, before, test } from 'node:test';
import { launch, stop } from './browser.mjs';

const patience = 90_000;

let demo;
let browser;
let address;
let summary;

// The demo prints its address at once, and its summary as a line of JSON when the three days are read.
function start_demo() {
  demo = spawn(process.env.COURANT, ['demo', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let printed = '';
    demo.on('exit', (code) => reject(new Error(`the demo ended with ${code}: ${printed}`)));
    demo.stdout.on('data', (bytes) => {
      printed += bytes;
      const found = printed.match(/http:\/\/127\.0\.0\.1:\d+/);
      const told = printed.match(/^\{.*\}$/m);
      if (found && told) resolve({ address: found[0], summary: JSON.parse(told[0]) });
    });
  });
}

before(async () => {
  ({ address, summary } = await start_demo());
  browser = await launch();
}, { timeout: patience });

after(async () => {
  await browser?.close();
  await stop(demo, 'SIGINT');
}, { timeout: patience });

async function open(context, path) {
  const page = await context.newPage();
  const strangers = [];
  const complaints = [];
  page.on('request', (request) => request.url().startsWith(address) || strangers.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const response = await page.goto(address + path);
  assert.equal(response.status(), 200, path);
  assert.ok(response.headers()['content-security-policy'], 'a Content-Security-Policy');
  return { page, strangers, complaints };
}

async function read_a_story(context) {
  const { page, strangers, complaints } = await open(context, '/');
  assert.ok((await page.locator('article h2 a').count()) >= 5, 'stories on the front page');
  const headline = page.locator('h2 a, li a', { hasText: /Grevik|Tolmar/ }).first();
  const said = await headline.innerText();
  await headline.click();
  await page.waitForURL('**/story/**');
  assert.equal(await page.locator('h1').innerText(), said, 'the story under its headline');

  const slides = page.locator('ol.slides > li');
  const count = await slides.count();
  assert.ok(count >= 5, `${count} slides`);
  const contents = page.locator('ol.contents a');
  assert.equal(await contents.count(), count, 'a link for each slide');
  for (let index = 0; index < count; ++index) {
    const target = await contents.nth(index).getAttribute('href');
    assert.equal(await slides.nth(index).getAttribute('id'), target.split('#')[1]);
    assert.ok(await slides.nth(index).locator('h2').innerText());
    assert.ok(await slides.nth(index).locator('.attr').first().innerText(), 'attribution before the sentence');
  }
  assert.deepEqual(strangers, [], 'no request to a third party');
  assert.deepEqual(complaints, []);
  return page;
}

test('a reader follows a story from the front page to its slides', { timeout: patience }, async () => {
  const context = await browser.newContext();
  await read_a_story(context);
  await context.close();
});

test('everything is there without script', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await read_a_story(context);
  await context.close();
});

test('a sentence opens where its outlet printed it', { timeout: patience }, async () => {
  const context = await browser.newContext();
  const page = await read_a_story(context);
  const sentence = page.locator('ol.slides blockquote a[href*=":~:text="]').first();
  const quoted = (await sentence.innerText()).trim();
  const outlet = await (await context.newPage()).goto(await sentence.getAttribute('href'));
  assert.equal(outlet.status(), 200);
  const printed = await outlet.frame().locator('body').innerText();
  assert.ok(printed.replace(/\s+/g, ' ').includes(quoted.replace(/\s+/g, ' ')), `the outlet's page holds: ${quoted}`);
  await context.close();
});

test('a phone and a wide screen show no sideways scrolling', { timeout: patience }, async () => {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await read_a_story(context);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide at ${width}`);
    await context.close();
  }
});

test('pictures are drawn, and their figures stand as text beside them', { timeout: patience }, async () => {
  const front = await (await fetch(address)).text() + await (await fetch(`${address}/week`)).text();
  let told;
  for (const [, story] of front.matchAll(/href="(\/story\/[^"#]+)"/g)) {
    const digest = await (await fetch(`${address}${story}.json`)).json();
    if (digest.disputes?.length && digest.timeline?.length > 2) told ??= { story, digest };
  }
  assert.ok(told, 'a story of the demo has figures that differ');
  const { digest } = told;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const { page } = await open(context, told.story);
  const rows = page.locator('.plot li');
  assert.equal(await rows.count(), digest.disputes.reduce((sum, dispute) => sum + dispute.values.length, 0));
  for (const row of await rows.all()) {
    assert.match(await row.locator('strong').innerText(), /\d/);
    assert.ok(await row.locator('b').first().innerText(), 'its outlet');
    assert.equal(await row.locator('svg circle').count(), 1, 'a point on a line');
  }
  const places = await page.locator('.plot li svg circle').evaluateAll((all) => all.map((circle) => circle.getBoundingClientRect().left));
  assert.ok(new Set(places).size > 1, 'figures that differ stand apart');
  assert.equal(await page.locator('.coverage li').count(), new Set(digest.sources.map((source) => source.outlet)).size);
  assert.equal(await page.locator('.coverage li svg circle').count(), digest.sources.length);
  assert.equal(await page.locator('.timeline li').count(), digest.timeline.length);
  assert.equal(await page.locator('svg:not([aria-hidden=true])').count(), 0, 'a picture is passed over by who hears the page: its figures are text');
  await context.close();
});

test('what the demo says of itself adds up', () => {
  assert.equal(summary.sentences_verified, summary.sentences);
  assert.equal(summary.independent_of_the_agency_story, 1);
  assert.ok(summary.stories_exact <= summary.stories_expected);
  assert.ok(summary.digests >= summary.stories_exact);
});
