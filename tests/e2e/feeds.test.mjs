// The owner's page of feeds: what can be done by the commands can be done here, without script; strangers and foreign pages
// can do nothing.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { check, launch, patience, start, stop, validate } from './browser.mjs';

const folder = mkdtempSync(join(tmpdir(), 'courant-feeds-'));
let outlet;
let base;
let browser;
let site;

const feed = (title, items = '') => `<rss version="2.0"><channel><title>${title}</title><link>${base}/</link>${items}</channel></rss>`;

// A page that names its feed, feeds that are well, missing and gone, and one that takes its time.
function answer(path, respond) {
  const pages = {
    '/': [200, 'text/html', '<!DOCTYPE html><link rel=alternate type="application/rss+xml" href="/post.xml"><p>Harbour Post'],
    '/post.xml': [200, 'application/rss+xml', feed('Harbour Post')],
    '/wire.xml': [200, 'application/rss+xml', feed('North &amp;amp; &quot;Wire&quot;')],
    '/gone.xml': [410, 'text/plain', 'gone'],
  };
  if (path === '/slow.xml') return setTimeout(() => respond(...[200, 'application/rss+xml', feed('Slow Post')]), 3000);
  return respond(...(pages[path] ?? [404, 'text/plain', 'nothing here']));
}

before(async () => {
  outlet = createServer((request, response) => answer(request.url, (status, type, body) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  }));
  await new Promise((resolve) => outlet.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${outlet.address().port}`;
  writeFileSync(join(folder, 'courant.toml'), `store = "${join(folder, 'courant.db')}"
[serve]
listen = "127.0.0.1:0"
hosts = ["news.example"]
token = "a token of the owner's own"
[fetch]
allow = ["127.0.0.1:${outlet.address().port}"]
gap = "0s"
[[feed]]
url = "${base}/missing.xml"
folder = "Old"
`);
  site = await start('run', '--config', join(folder, 'courant.toml'));
  browser = await launch();
}, { timeout: patience });

after(async () => {
  await browser?.close();
  await stop(site.running);
  outlet.close();
  rmSync(folder, { recursive: true });
}, { timeout: patience });

// Node's fetch names neither another Host nor its own Origin.
function send(method, path, headers = {}, body = '') {
  return new Promise((resolve, reject) => {
    const sent = ask(site.address + path, { method, headers: { ...(body ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}), ...headers } },
      (response) => { response.resume(); response.on('end', () => resolve(response)); });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function settled(page, selector, text) {
  for (let i = 0; i < 60; ++i) {
    await page.goto(`${site.address}/feeds`);
    if (await page.locator(selector, { hasText: text }).count()) return;
    await page.waitForTimeout(250);
  }
  assert.fail(`${text} is not in ${await page.locator('main').innerText()}`);
}

test('the owner follows, looks and removes without script', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address);
  await page.locator('.foot a', { hasText: 'Feeds' }).click();
  assert.equal(new URL(page.url()).pathname, '/feeds');

  // By the address of a page that names its feed.
  await page.locator('#url').fill(`${base}/`);
  await page.locator('#folder').fill('Harbour');
  await page.getByRole('button', { name: 'Follow' }).click();
  assert.equal(await page.locator('[role=status]').innerText(), 'Harbour Post is followed now.');
  await settled(page, '.rows li', /Harbour Post[^]*well[^]*last read[^]*next[^]*Harbour/);
  assert.equal(await page.locator('.rows a', { hasText: 'Harbour Post' }).getAttribute('href'), `${base}/`);

  // Its folder is a section, which is followed by feeds of its own.
  const section = await fetch(`${site.address}/feed.json?section=Harbour`);
  assert.match((await section.json()).title, /^Harbour · /);
  assert.equal((await fetch(`${site.address}/feed.atom?section=Nowhere`)).status, 404);

  // An outlet's name of the owner's own; what an outlet calls itself is no markup.
  await page.locator('#url').fill(`${base}/wire.xml`);
  await page.getByRole('button', { name: 'Follow' }).click();
  assert.equal(await page.locator('[role=status]').innerText(), 'North & "Wire" is followed now.');

  // What goes wrong is said, and what was written stays.
  for (const [written, words] of [[`${base}/post.xml`, /followed already/], [`${base}/nothing`, /answered 404 \(not found\)/], ['http://10.0.0.1/feed', /private network/],
    ['javascript:alert(1)', /no http or https address/], ['  ', /an address is needed/], ['http://no.such.host.invalid/', /not known to DNS/]]) {
    await page.locator('#url').fill(written);
    await page.locator('#outlet').fill('Mine');
    await page.getByRole('button', { name: 'Follow' }).click();
    assert.match(await page.locator('[role=alert]').innerText(), words);
    assert.equal(await page.locator('#url').inputValue(), written);
    assert.equal(await page.locator('#outlet').inputValue(), 'Mine');
    await page.goto(`${site.address}/feeds`);
  }

  // A feed of the settings file that fails, in plain words.
  await settled(page, 'section', /Need a look[^]*missing\.xml[^]*failing[^]*answered 404 \(not found\)/);

  const row = page.locator('.rows > li', { hasText: 'North' });
  await row.locator('summary').click();
  await row.getByRole('button', { name: /Remove North/ }).click();
  assert.match(await page.locator('[role=status]').innerText(), /followed no more/);
  assert.equal(await page.locator('.rows > li', { hasText: 'North' }).count(), 0);
  await page.reload();
  assert.match(await page.locator('.facts').first().innerText(), /^2 feeds: 1 well, 1 failing, 0 gone, 0 not asked yet\. The store takes \d+ MB of at most/);
  await context.close();
});

test('what goes wrong is said in the reader\'s language', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'de' });
  const page = await context.newPage();
  await settled(page, '.problem', /antwortete 404 \(nicht gefunden\)/);
  for (const [written, words] of [[`${base}/nothing`, /antwortete 404 \(nicht gefunden\)/], ['http://10.0.0.1/feed', /privates Netz/], ['javascript:alert(1)', /keine Adresse mit http oder https/],
    ['http://', /keine Adresse: ihr fehlt der Rechnername/], ['  ', /eine Adresse fehlt/], ['http://no.such.host.invalid/', /das DNS kennt diesen Namen nicht/]]) {
    await page.locator('#url').fill(written);
    await page.getByRole('button', { name: 'Folgen' }).click();
    assert.match(await page.locator('[role=alert]').innerText(), words);
    await page.goto(`${site.address}/feeds`);
  }
  await context.close();
});

async function uploadList(page, text) {
  await page.locator('#list').setInputFiles({ name: 'my "feeds"; all.opml', mimeType: 'text/x-opml', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Import' }).click();
}

test('a list goes in and comes out', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${site.address}/feeds`);
  const upload = (text) => uploadList(page, text);
  await upload(`<opml version="2.0"><body><outline text="World"><outline text="Gone Post" xmlUrl="${base}/gone.xml"/></outline>
    <outline text="Post" xmlUrl="${base}/post.xml"/><outline text="bad" xmlUrl="javascript:alert(1)"/></body></opml>`);
  assert.equal(await page.locator('[role=status] p').innerText(), '1 added, 1 followed already, 1 refused.');
  assert.match(await page.locator('[role=status] li').innerText(), /javascript:alert\(1\): is no http or https address/);
  await settled(page, 'section', /Need a look[^]*Gone Post[^]*gone, asked no more · in World[^]*answered 410 \(gone for good\)/);

  await upload('this is no list');
  assert.match(await page.locator('[role=alert]').innerText(), /is no OPML/);

  const downloaded = page.waitForEvent('download');
  await page.locator('a', { hasText: 'All feeds as OPML' }).click();
  const list = readFileSync(await (await downloaded).path(), 'utf8');
  assert.ok(list.includes(`xmlUrl="${base}/gone.xml"`) && list.includes('<outline text="World">'));
  await context.close();
});

test('pages are served while a slow outlet is asked', { timeout: patience }, async () => {
  const origin = { Origin: site.address };
  let done = false;
  const adding = send('POST', '/feeds/add', origin, `url=${encodeURIComponent(`${base}/slow.xml`)}`).then((response) => { done = true; return response; });
  for (let i = 0; i < 20; ++i) assert.equal((await send('GET', '/')).statusCode, 200);
  assert.equal(done, false);
  assert.equal((await adding).statusCode, 303);
});

test('strangers and foreign pages change nothing', { timeout: patience }, async () => {
  const add = `url=${encodeURIComponent(`${base}/wire.xml`)}`;
  const status = async (...request) => (await send(...request)).statusCode;
  // From this machine, but from another site's form, from nowhere, from a sandbox.
  for (const headers of [{ Origin: 'http://evil.example' }, {}, { Origin: 'null' }, { Origin: site.address, 'Sec-Fetch-Site': 'cross-site' }, { Origin: `${site.address}.evil.example` }])
    for (const path of ['/feeds/add', '/feeds/remove', '/feeds/import'])
      assert.equal(await status('POST', path, headers, add), 403, `${path} ${JSON.stringify(headers)}`);
  assert.equal(await status('GET', `/feeds/add?${add}`), 404, 'a link changes nothing');
  assert.equal(await status('GET', '/feeds', { Host: 'evil.example' }), 421);

  // From elsewhere: a proxy says so. The page asks for the token; a form needs it, and its own origin too.
  const outside = { Host: 'news.example', 'X-Forwarded-For': '203.0.113.9' };
  const asked = await send('GET', '/feeds', outside);
  assert.equal(asked.statusCode, 401);
  assert.match(asked.headers['www-authenticate'], /^Basic realm="Courant"/);
  assert.equal(await status('GET', '/feeds.opml', outside), 401);
  assert.equal(await status('POST', '/feeds/add', { ...outside, Origin: 'https://news.example' }, add), 403);
  const basic = (password) => ({ Authorization: `Basic ${Buffer.from(`me:${password}`).toString('base64')}` });
  assert.equal(await status('GET', '/feeds', { ...outside, ...basic('wrong') }), 401);
  const owner = { ...outside, ...basic("a token of the owner's own") };
  assert.equal(await status('GET', '/feeds', owner), 200);
  assert.equal(await status('POST', '/feeds/add', { ...owner, Origin: 'http://evil.example' }, add), 403, 'a browser sends the password by itself');
  assert.equal(await status('POST', '/feeds/add', owner, add), 403);
  assert.equal(await status('POST', '/feeds/add', { ...owner, Origin: 'https://news.example' }, 'url=http://10.0.0.1/'), 400);
  // A stranger's long body is not even read.
  assert.equal(await status('POST', '/feeds/import', { ...outside, Origin: 'https://news.example' }, 'x'.repeat(100_000)), 413);

  const page = await (await fetch(`${site.address}/feeds`)).text();
  assert.ok(!page.includes('wire'), 'nothing was added');
});

for (const colorScheme of ['light', 'dark'])
  for (const width of [360, 1280])
    test(`the page is for everybody: ${width} px, ${colorScheme}`, { timeout: patience }, async () => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      const complaints = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`${site.address}/feeds?added=1`);
      await page.locator('details summary').first().click();
      await check(page);
      if (process.env.COURANT_SHOTS) await page.screenshot({ path: join(process.env.COURANT_SHOTS, `feeds-${width}-${colorScheme}.png`), clip: { x: 0, y: 0, width, height: 1600 }, fullPage: true });
      assert.deepEqual(complaints, []);
      await context.close();
    });

test('the page is valid HTML', { timeout: patience }, async () => {
  for (const language of ['en', 'de']) {
    const html = await (await fetch(`${site.address}/feeds`, { headers: { 'Accept-Language': language } })).text();
    await validate(html, language);
  }
});

test('a list may be longer than other forms', { timeout: patience }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}/feeds`);
  const many = Array.from({ length: 3000 }, (_, i) => `<outline text="Feed number ${i}" xmlUrl="http://10.9.8.7/${'long/'.repeat(10)}${i}"/>`).join('');
  await uploadList(page, `<opml><body>${many}</body></opml>`);
  assert.equal(await page.locator('[role=status] p').innerText(), '3000 added, 0 followed already, 0 refused.');
  await context.close();
});
