// What a story page promises to the eye: attribution first, a gallery that keeps still.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { patience } from './browser.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()), { timeout: patience });
after(() => site?.end(), { timeout: patience });

async function open(path, options = {}) {
  const context = await site.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.goto(site.address + path);
  return page;
}

test('titles stand first, and each sentence after the words that attribute it', { timeout: patience }, async () => {
  const page = await open(site.story, { javaScriptEnabled: false });
  const digest = await (await fetch(`${site.address}${site.story}.json`)).json();
  assert.deepEqual(await page.locator('.contents a').allInnerTexts(), digest.slides.map((slide) => slide.title));
  const order = await page.locator('main').evaluate((main) => {
    const before = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before(main.querySelector('.contents'), main.querySelector('.slides')) &&
      [...main.querySelectorAll('.says')].every((says) => before(says.querySelector('.attr b'), says.querySelector('blockquote')));
  });
  assert.ok(order);
  // A passage is one blockquote; its sentences open their places at the outlet, by their own words.
  const links = await page.locator('.says blockquote a').evaluateAll((all) => all.map((link) => [link.textContent, link.href]));
  const sentences = digest.slides.flatMap((slide) => slide.sentences);
  assert.equal(links.length, sentences.length);
  links.forEach(([text, url], at) => {
    assert.equal(text, sentences[at].text);
    assert.ok(decodeURIComponent(url.split('#:~:text=')[1]).startsWith(text.split(' ').slice(0, 3).join(' ')), url);
  });
  for (const says of await page.locator('.says').all()) assert.ok(await says.locator('.attr').innerText());
  assert.equal(await page.locator('.says .attr[title], .says [title]').count(), 0, 'attribution is text, no tooltip');
  await page.context().close();
});

test('the gallery says where it is, and moves only when asked', { timeout: patience }, async () => {
  const page = await open(`${site.story}/gallery`);
  const count = await page.locator('.gallery > li').count();
  assert.equal(await page.locator('#s3 .steps .count').innerText(), `3 of ${count}`);
  assert.equal(await page.locator('#s1 .steps a').count(), 1, 'nothing before the first');
  assert.equal(await page.locator(`#s${count} .steps a.next`).count(), 0, 'nothing after the last');
  const left = () => page.locator('.gallery').evaluate((gallery) => gallery.scrollLeft);
  await page.locator('.gallery').hover();
  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 200);
  await page.waitForTimeout(1500);
  assert.equal(await left(), 0, 'neither the wheel nor time turns a slide');
  assert.ok((await page.evaluate(() => scrollY)) > top, 'the wheel scrolls the page');
  await page.locator('#s1 .steps .next').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#s2');
  await page.keyboard.press('Tab');
  const focused = await page.evaluate(() => document.activeElement.closest('.gallery > li')?.id);
  assert.equal(focused, 's2', 'the next stop lies on the slide that is shown');
  await page.context().close();
});

test('who wants no motion gets none', { timeout: patience }, async () => {
  for (const [reducedMotion, behaviour] of [['reduce', 'auto'], ['no-preference', 'smooth']]) {
    const page = await open(`${site.story}/gallery`, { reducedMotion });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), behaviour);
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration !== '0s';
    }).length);
    assert.equal(moving, 0);
    await page.context().close();
  }
});
