// What programs read: robots, the sitemap, canonical addresses, linked data.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { patience } from './browser.mjs';
import { startSite } from './site.mjs';

const origin = 'https://news.example';
let site;
let open;
before(async () => {
  site = await startSite(`[serve]\norigin = "${origin}"\n`);
  open = await startSite(`[serve]\norigin = "${origin}"\nindexed = true\n`);
}, { timeout: patience });
after(async () => {
  await site?.end();
  await open?.end();
}, { timeout: patience });

const get = async (path, at = site) => {
  const answer = await fetch(at.address + path);
  return { answer, text: await answer.text() };
};

test('search engines are kept out unless the owner asks them in', { timeout: patience }, async () => {
  assert.match((await get('/robots.txt')).text, /User-agent: \*\nDisallow: \/\n/);
  for (const path of ['/', site.story, '/feed.atom', `${site.story}.json`])
    assert.equal((await get(path)).answer.headers.get('x-robots-tag'), 'noindex, nofollow', path);
  const { text } = await get('/robots.txt', open);
  assert.doesNotMatch(text, /Disallow: \/\n/);
  assert.match(text, /Sitemap: https:\/\/news\.example\/sitemap\.xml/);
  assert.equal((await get('/', open)).answer.headers.get('x-robots-tag'), null);
});

test('a sitemap names every story by its lasting address', { timeout: patience }, async () => {
  const { answer, text } = await get('/sitemap.xml', open);
  assert.match(answer.headers.get('content-type'), /^application\/xml/);
  const named = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]);
  assert.ok(named.includes(origin + open.story));
  for (const address of named) assert.equal((await get(address.slice(origin.length), open)).answer.status, 200, address);
  for (const [, moment] of text.matchAll(/<lastmod>([^<]+)<\/lastmod>/g)) assert.ok(!Number.isNaN(Date.parse(moment)));
});

test('each page says where it stands for good', { timeout: patience }, async () => {
  const canonical = async (path) => (await get(path)).text.match(/<link rel="canonical" href="([^"]+)"/)?.[1];
  assert.equal(await canonical('/'), `${origin}/`);
  for (const path of [site.story, '/day/2031-05-11']) assert.equal(await canonical(path), origin + path);
  assert.equal(await canonical(`${site.story}/gallery`), origin + site.story, 'the gallery is the same story');
});

test('linked data names what a story is told from', { timeout: patience }, async () => {
  const { text } = await get(site.story);
  const data = JSON.parse(text.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)[1]);
  const digest = JSON.parse((await get(`${site.story}.json`)).text);
  assert.equal(data['@context'], 'https://schema.org');
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.headline, digest.headline.text);
  assert.equal(data.url, origin + site.story);
  assert.ok(!Number.isNaN(Date.parse(data.dateModified)));
  assert.deepEqual(data.isBasedOn.map((report) => [report['@type'], report.url, report.publisher.name]),
    digest.sources.map((source) => ['NewsArticle', source.url, source.outlet]));
  const quoted = new Set(digest.slides.flatMap((slide) => slide.sentences.map((sentence) => sentence.url)));
  assert.deepEqual(new Set(data.citation), quoted, 'every quoted place is cited');
});
