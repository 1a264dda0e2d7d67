// Who uses no mouse, hears the page, chooses the colours, or prints it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { patience } from './browser.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()), { timeout: patience });
after(() => site?.end(), { timeout: patience });

async function open(path, options = {}) {
  const context = await site.browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(site.address + path);
  return page;
}

const focused = (page) => page.evaluate(() => {
  const at = document.activeElement;
  const { left, top, width, height } = at.getBoundingClientRect();
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  return { name: at.localName, href: at.getAttribute('href'), text: at.textContent.trim(), outlineStyle, outlineWidth: parseFloat(outlineWidth),
    seen: width > 0 && height > 0 && left >= 0 && left < innerWidth && top >= 0 && top < innerHeight };
});

// Tabs until `wanted` holds of what has the focus.
async function tabTo(page, wanted) {
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (wanted(at)) return at;
  }
  assert.fail(`not reached by Tab: ${wanted}`);
}

test('every stop of the Tab key is seen and marked', { timeout: patience }, async () => {
  for (const path of ['/', site.story, `${site.story}/gallery`, '/search?q=ferry', '/days', '/names', '/follow', '/reading']) {
    const page = await open(path);
    const stops = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const at = await focused(page);
      if (at.name === 'body' || stops.length > 300) break;
      assert.ok(at.seen, `${path}: ${JSON.stringify(at)} has the focus, unseen`);
      assert.ok(at.outlineStyle !== 'none' && at.outlineWidth >= 2, `${path}: ${JSON.stringify(at)} is not marked`);
      stops.push(at);
    }
    assert.equal(stops[0].href, '#main', `${path} begins with the way past the masthead`);
    assert.ok(stops.length < 300, `${path} holds the focus`);
    await page.context().close();
  }
});

test('a story is found, read, turned and followed without a mouse', { timeout: patience }, async () => {
  const page = await open('/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#main');
  await tabTo(page, (at) => at.href?.startsWith('/story/'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/story\/[^/]+$/);
  await tabTo(page, (at) => at.name === 'summary');
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('details[open]').count(), 'support opens');
  await page.goto(site.address + site.story);
  await tabTo(page, (at) => at.href?.endsWith('/gallery'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/gallery$/);
  const slide = () => page.evaluate(() => { const g = document.querySelector('.gallery'); return Math.round(g.scrollLeft / g.clientWidth); });
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.gallery').scrollLeft > 0);
  assert.equal(await slide(), 1);
  await tabTo(page, (at) => at.name === 'button');
  await page.keyboard.press('Space');
  assert.equal(await page.locator('.keys button').getAttribute('aria-pressed'), 'false');
  await page.context().close();
});

test('a screen reader meets landmarks and headings in order', { timeout: patience }, async () => {
  for (const path of ['/', site.story, `${site.story}/gallery`, `${site.story}/why`, `${site.story}/updates`, '/search?q=ferry', '/names', '/days']) {
    const page = await open(path);
    const levels = await page.evaluate(() => [...document.querySelectorAll('h1, h2, h3, h4')].filter((h) => h.checkVisibility()).map((h) => Number(h.localName[1])));
    assert.equal(levels[0], 1, path);
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    levels.reduce((before, level) => { assert.ok(level <= before + 1, `${path}: h${before} then h${level}`); return level; });
    const told = await page.locator('body').ariaSnapshot();
    const marks = [...told.matchAll(/^- (banner|main|contentinfo)/gm)].map((mark) => mark[1]);
    assert.deepEqual(marks, ['banner', 'main', 'contentinfo'], path);
    await page.context().close();
  }
  const page = await open(site.story);
  const told = await page.locator('.slides > li').first().ariaSnapshot();
  assert.match(told, /heading .*\[level=2\][\s\S]*blockquote/, 'the title, then who says it, then the sentence');
  assert.ok(told.indexOf('blockquote') > told.indexOf(await page.locator('.slides > li').first().locator('.attr b').first().innerText()), told);
  assert.doesNotMatch(await page.locator('aside').ariaSnapshot(), /- img/, 'pictures are silent: their figures stand as text');
  await page.context().close();
});

test('forced colours keep every mark', { timeout: patience }, async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open(site.story, { forcedColors: 'active', colorScheme });
    const lost = await page.evaluate(() => {
      const paper = getComputedStyle(document.documentElement).backgroundColor;
      return [...document.querySelectorAll('svg circle, svg line')].filter((mark) => {
        const { fill, stroke } = getComputedStyle(mark);
        return [fill, stroke].every((colour) => colour === paper || colour === 'none' || colour === 'rgba(0, 0, 0, 0)');
      }).length;
    });
    assert.equal(lost, 0, colorScheme);
    await page.keyboard.press('Tab');
    assert.notEqual((await focused(page)).outlineStyle, 'none');
    await page.context().close();
  }
});

test('more contrast makes the quiet words plain', { timeout: patience }, async () => {
  const page = await open(site.story);
  const chromium = await page.context().newCDPSession(page);
  await chromium.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-contrast', value: 'more' }] });
  const [ink, facts] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.querySelector('.facts')).color]);
  assert.equal(facts, ink);
  await page.context().close();
});

test('paper gets every slide and nothing to click', { timeout: patience }, async () => {
  for (const path of [site.story, `${site.story}/gallery`]) {
    const page = await open(path, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.masthead nav', '.search', '.actions', '.steps', '.keys'])
      assert.equal(await page.locator(`${part}:visible`).count(), 0, `${path}: ${part}`);
    const slides = await page.locator('.slides > li').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right, top, height }) => ({ left, right, top, height })));
    assert.ok(slides.length >= 3);
    slides.reduce((before, slide) => { assert.ok(slide.top >= before.top + before.height - 1, `${path}: slides stand one under another`); return slide; });
    assert.ok(slides.every(({ left, right, height }) => height > 0 && left >= 0 && right <= 1280), path);
    const [ink, paper] = await page.evaluate(() => [document.body, document.documentElement].map((one, i) => getComputedStyle(one)[i ? 'backgroundColor' : 'color']));
    assert.equal(paper, 'rgb(255, 255, 255)');
    assert.equal(ink, 'rgb(0, 0, 0)', 'a dark page is printed dark on white');
    assert.ok((await page.pdf()).length > 5000);
    await page.context().close();
  }
});
