// The interface in German: what a page says itself is German all through; what outlets say stays theirs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { patience } from './browser.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()), { timeout: patience });
after(() => site?.end(), { timeout: patience });

// Every text and spoken label of a page that is not an outlet's, a name or an address.
async function said(page, path) {
  await page.goto(site.address + path);
  return new Set(await page.evaluate(() => {
    for (const theirs of document.querySelectorAll('[dir=auto], script, option, .masthead .name')) theirs.remove();
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode.textContent.trim());
    for (const element of document.querySelectorAll('body *'))
      for (const { name, value } of element.attributes)
        if (['aria-label', 'placeholder', 'title', 'alt'].includes(name) || (name.startsWith('data-') && name !== 'data-topics' && / /.test(value))) texts.push(value);
    return texts.filter((text) => /\p{Letter}{3}/u.test(text));
  }));
}

test('no English is left', { timeout: patience }, async () => {
  const [inEnglish, inGerman] = await Promise.all(['en', 'de'].map(async (locale) => (await site.browser.newContext({ locale, bypassCSP: true })).newPage()));
  const page = await (await fetch(site.address + site.story)).text();
  const context = page.match(/href="(\/context\/[^"]+)"/)[1];
  const outlets = (await (await fetch(`${site.address}/outlets`)).text()).matchAll(/\/outlet\/([^"]+)"/g);
  const both = new Set([...[...outlets].map(([, outlet]) => decodeURIComponent(outlet)), 'Atom', 'RSS', 'JSON Feed', 'Feeds', 'Name', 'Courant', 'https://']);
  for (const path of ['/', '/day/2031-05-11', '/days', '/week', '/morning', site.story, `${site.story}/gallery`, `${site.story}/why`, context, '/outlets',
    '/outlet/Harbour%20Post', '/names', '/name/Marigold', '/reading', `${site.story}/updates`, `${site.story}/updates?since=1`, `${site.story}/version/1`,
    '/search', '/search?q=ferry', '/search?q=nothinghere', '/search?from=never', '/follow', '/feeds', '/nowhere']) {
    const english = await said(inEnglish, path);
    const german = await said(inGerman, path);
    assert.ok(german.size > 3, `${path} says little`);
    // Months that are spelt alike (August) stand in dates.
    assert.deepEqual([...german].filter((text) => english.has(text) && !both.has(text) && !/^(\d+\.? )?(April|August|September|November)( \d{4})?$/.test(text)), [], path);
  }
});
