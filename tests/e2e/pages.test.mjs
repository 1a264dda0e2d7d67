// Every kind of page over a small store: nothing from elsewhere, no WCAG violation that axe finds, valid HTML, no sideways
// scrolling, no shift of layout; and the flows of a reader, with and without script.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { check, patience, validate } from './browser.mjs';
import { startSite } from './site.mjs';

let site;
let browser;
let address;
let folder;
let story;

before(async () => ({ folder, address, story, browser } = site = await startSite()), { timeout: patience });
after(() => site?.end(), { timeout: patience });

async function addresses() {
  const page = await (await fetch(address + story)).text();
  const context = page.match(/href="(\/context\/[^"]+)"/)[1];
  return ['/', '/day/2031-05-11', '/days', '/week', '/morning', story, `${story}/gallery`, `${story}/why`, context, '/outlets', '/outlet/Harbour%20Post',
    '/names', '/name/Marigold', '/reading', `${story}/updates`, `${story}/updates?since=1`, `${story}/version/1`, '/search', '/search?q=ferry', '/search?q=nothinghere', '/search?outlet=Radio%20Skerry', '/follow', '/nowhere'];
}

async function open(context, path) {
  const page = await context.newPage();
  const complaints = [];
  page.on('request', (request) => request.url().startsWith(address) || complaints.push(`a request to ${request.url()}`));
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address + path);
  return { page, complaints };
}

for (const colorScheme of ['light', 'dark'])
  for (const width of [360, 1280])
    test(`every page is for everybody: ${width} px, ${colorScheme}`, { timeout: patience }, async () => {
      // Only this test's own evaluation needs to pass the page's policy.
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      for (const path of await addresses()) {
        const { page, complaints } = await open(context, path);
        assert.deepEqual(complaints, [], path);
        await check(page);
        assert.equal(await page.evaluate(() => window.shift), 0, `${path} shifts`);
        await page.close();
      }
      await context.close();
    });

for (const width of [360, 1280])
  test(`what is marked for a reader who comes again shifts nothing: ${width} px`, { timeout: patience }, async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    await context.addInitScript((id) => {
      if (window.location.origin === 'null') return;
      localStorage.setItem('courant.read', JSON.stringify({ [id]: 1 }));
      localStorage.setItem('courant.front', JSON.stringify({ absent: 1 }));
    }, story.split('/')[2]);
    for (const [path, mark] of [['/', '[data-new]:visible'], [story, '[data-since]:visible'], [`${story}/gallery`, '[data-since]:visible']]) {
      const { page } = await open(context, path);
      assert.ok(await page.locator(mark).count(), `${path} marks what is new`);
      await page.waitForTimeout(200);
      assert.equal(await page.evaluate(() => window.shift), 0, `${path} shifts`);
      await page.close();
    }
    await context.close();
  });

test('every page is valid HTML', { timeout: patience }, async () => {
  for (const language of ['en', 'de'])
    for (const path of await addresses()) {
      const page = await (await fetch(address + path, { headers: { 'Accept-Language': language } })).text();
      assert.ok(page.includes(`<html lang="${language}">`));
      await validate(page, path);
    }
});

test('days lead to their weeks, and to the newest morning', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/days`);
  await page.locator('.month th a').first().click();
  assert.match(page.url(), /\/week\/2031-W\d\d$/);
  assert.ok(await page.locator('h2 a').count());
  await page.goto(`${address}/days`);
  await page.locator('.actions a').first().click();
  assert.match(await page.locator('h1').innerText(), /^Morning edition/);
  await context.close();
});

test('a page is light, and not sent twice', { timeout: patience }, async () => {
  const first = await fetch(address + story, { headers: { 'Accept-Encoding': 'gzip' } });
  const text = await first.text();
  assert.ok(Number(first.headers.get('content-length')) < 20_000, `${first.headers.get('content-length')} bytes`);
  const assets = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  let bytes = Number(first.headers.get('content-length'));
  for (const asset of assets) {
    const answer = await fetch(address + asset, { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(answer.status, 200);
    bytes += Number(answer.headers.get('content-length'));
  }
  assert.ok(bytes <= 60_000, `${bytes} bytes over the wire`);
  const again = await fetch(address + story, { headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': first.headers.get('etag') } });
  assert.equal(again.status, 304);
});

test('the gallery turns by links, by keys, and keeps still when the keys are switched off', { timeout: patience }, async () => {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const { page } = await open(context, `${story}/gallery`);
  const at = () => page.evaluate(() => { const g = document.querySelector('.gallery'); return Math.round(g.scrollLeft / g.clientWidth); });
  const slides = await page.locator('.gallery > li').count();
  assert.ok(slides >= 3);
  await page.locator('#s1 .steps .next').click();
  await page.waitForFunction(() => { const g = document.querySelector('.gallery'); return Math.round(g.scrollLeft / g.clientWidth) === 1; });
  assert.equal(new URL(page.url()).hash, '#s2');
  await page.locator('.contents a').nth(2).click();
  await page.waitForFunction(() => { const g = document.querySelector('.gallery'); return Math.round(g.scrollLeft / g.clientWidth) === 2; });
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => { const g = document.querySelector('.gallery'); return Math.round(g.scrollLeft / g.clientWidth) === 1; });
  await page.locator('.keys button').click();
  await page.locator('.contents a').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(300);
  assert.equal(await at(), 1, 'the keys are switched off');
  await context.close();
});

test('the gallery works without script', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}${story}/gallery`);
  await page.locator('#s1 .steps .next').click();
  assert.equal(new URL(page.url()).hash, '#s2');
  await page.locator('#s2 .steps .prev').click();
  assert.equal(await page.locator('.keys button').count(), 0, 'no switch for keys that are not there');
  await context.close();
});

test('a sentence is shown where it stands', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address + story);
  const said = (await page.locator('.says blockquote').first().innerText()).replace(/\s*↗$/, '').trim();
  await page.locator('.says .context').first().click();
  assert.equal((await page.locator('mark').allInnerTexts()).map((part) => part.trim()).join(' '), said);
  await context.close();
});

test('a search finds stories and articles, with filters, without script', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('.search input').fill('herring quota');
  await page.locator('.search input').press('Enter');
  assert.ok(await page.locator('.rows h2 a', { hasText: /quota/i }).count());
  await page.locator('#outlet').selectOption('Radio Skerry');
  await page.locator('.filters button').click();
  assert.equal(await page.locator('.articles .rows > li').count(), 1);
  await page.goto(`${address}/search?outlet=Radio%20Skerry`);
  assert.ok(await page.locator('.rows h2 a').count(), 'a filter alone lists');
  await page.locator('#outlet').selectOption('');
  await page.locator('#name').fill('Tern Island');
  await page.locator('#name').press('Enter');
  assert.ok(await page.locator('.rows h2 a').count(), 'a name alone finds');
  await page.goto(`${address}/search?q=%3Cscript%3Ealert(1)%3C/script%3E&from=never`);
  assert.equal(await page.locator('script:not([src]):not([type])').count(), 0);
  await context.close();
});

test('what is new since the last visit is marked, and nothing on the first', { timeout: patience }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  assert.equal(await page.locator('[data-new]:visible').count(), 0);
  await page.evaluate(() => {
    const seen = JSON.parse(localStorage.getItem('courant.front'));
    delete seen[Object.keys(seen)[0]];
    localStorage.setItem('courant.front', JSON.stringify(seen));
  });
  await page.reload();
  assert.equal(await page.locator('[data-new]:visible').count(), 1);
  await context.close();
});

test('what changed since a reader read a story is marked and told', { timeout: patience }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address + story);
  assert.equal(await page.locator('[data-read]:visible, [data-since]:visible').count(), 0, 'nothing is new to a first reader');
  await page.evaluate((id) => localStorage.setItem('courant.read', JSON.stringify({ [id]: 1 })), story.split('/')[2]);
  await page.reload();
  assert.ok(await page.locator('[data-since]:visible').count(), 'slides that are new are marked');
  await page.locator('[data-read] a').click();
  assert.equal(new URL(page.url()).search, '?since=1');
  assert.ok(await page.locator('.updates ins').count(), 'what was taken up is told');
  await page.goto(`${address}${story}/updates`);
  assert.equal(await page.locator('.updates > li').count(), 2);
  await page.locator('.updates a', { hasText: 'as it stood then' }).click();
  assert.match(await page.locator('.older').innerText(), /1 of 2/);
  await page.locator('.older a').click();
  assert.equal(new URL(page.url()).pathname, story);
  await context.close();
});

test('what a reader reads is kept only when switched on, told, and forgotten', { timeout: patience }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const kept = () => page.evaluate(() => localStorage.getItem('courant.history'));
  await page.goto(address + story);
  assert.equal(await kept(), null, 'off until switched on');
  await page.locator('.foot a[href="/reading"]').click();
  await page.locator('.switch').click();
  assert.equal(await page.locator('.switch').getAttribute('aria-pressed'), 'true');
  await page.goto(address + story);
  const headline = await page.locator('h1').innerText();
  await page.goto(address);
  await page.locator('.for-you').waitFor({ state: 'visible' });
  const why = await page.locator('.for-you li').first().innerText();
  assert.match(why, /because you read/);
  assert.ok(why.includes(headline), why);
  await page.locator('.for-you .facts a').click();
  assert.equal(await page.locator('.history li').count(), 1);
  assert.ok(await page.locator('.history h2').isVisible());
  await page.locator('.history li button').click();
  assert.equal(await page.locator('.history li').count(), 0);
  assert.ok(await page.locator('.history h2').isHidden(), 'no heading over an empty list');
  await page.locator('.forget').click();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  assert.equal(await page.locator('.switch').getAttribute('aria-pressed'), 'false');
  await context.close();
});

test('related stories say why, also without script', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address + story);
  assert.match(await page.locator('.more li').first().innerText(), /also about .*(Marigold|Tern Island).*; 9 days earlier/s);
  assert.equal(await page.locator('.for-you:visible').count(), 0);
  await page.locator('.support summary').first().click();
  assert.ok(await page.locator('.support[open] li, .support details[open] li').first().isVisible());
  await page.goto(`${address}/reading`);
  assert.match(await page.locator('main').innerText(), /needs script/);
  await context.close();
});

test('what can be followed can be read back', { timeout: patience }, async () => {
  for (const stem of ['/feed', story, '/outlet/North%20Wire', '/name/Marigold', '/search']) {
    const json = stem.startsWith('/story/') ? '.feed.json' : '.json';
    const query = stem === '/search' ? '?q=ferry' : '';
    for (const [type, format] of [['.atom', 'atom10'], ['.rss', 'rss20'], [json, 'json11']]) {
      const answer = await fetch(address + stem + type + query);
      assert.equal(answer.status, 200, stem + type);
      const file = join(folder, 'followed');
      writeFileSync(file, await answer.text());
      const read = JSON.parse(execFileSync(process.env.COURANT, ['parse-feed', file], { encoding: 'utf8' }));
      assert.equal(read.feed.format, format, stem + type);
      assert.deepEqual(read.feed.warnings ?? [], [], stem + type);
      assert.ok(read.feed.items.length >= 1, stem + type);
      for (const item of read.feed.items) {
        assert.match(item.id, /^urn:uuid:[0-9a-f-]{36}$/);
        assert.ok(item.url.startsWith(`${address}/story/`));
        assert.ok((item.content_html ?? item.summary_html).includes('<h3'), 'the whole digest');
      }
    }
  }
});

test('data says where every sentence stands', { timeout: patience }, async () => {
  const digest = await (await fetch(`${address}${story}.json`)).json();
  for (const slide of digest.slides)
    for (const sentence of slide.sentences) assert.equal(sentence.selector.exact, sentence.text);
  const page = await (await fetch(address + story)).text();
  const linked = JSON.parse(page.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
  assert.equal(linked['@type'], 'NewsArticle');
  assert.equal(linked.isBasedOn.length, digest.sources.length);
});

test('an edition can be taken along', { timeout: patience }, async (t) => {
  const write = (format, out) => execFileSync(process.env.COURANT,
    ['edition', '--store', join(folder, 'courant.db'), '--date', '2031-05-12', '--format', format, '--out', join(folder, out)], { stdio: 'ignore' });
  write('html', 'site');
  const context = await browser.newContext();
  const page = await context.newPage();
  const failed = [];
  page.on('requestfailed', (request) => failed.push(request.url()));
  await page.goto(`file://${folder}/site/index.html`);
  await page.locator('h2 a').first().click();
  assert.ok(await page.locator('ol.slides > li').count());
  assert.deepEqual(failed, []);
  await context.close();
  write('md', 'today.md');
  assert.match(readFileSync(join(folder, 'today.md'), 'utf8'), /^# Courant, Monday, 12 May 2031/);
  write('epub', 'today.epub');
  try {
    execFileSync('java', ['-jar', process.env.EPUBCHECK ?? '/usr/bin/epubcheck', join(folder, 'today.epub')], { stdio: 'pipe' });
  } catch (error) {
    if (error.code === 'ENOENT' || /Unable to access jarfile/.test(String(error.stderr))) t.diagnostic('not checked: no Java or no epubcheck here');
    else assert.fail(String(error.stderr) + String(error.stdout));
  }
});
