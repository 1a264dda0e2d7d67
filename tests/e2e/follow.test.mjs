// Following in the browser: each page's own feeds, and the mail that the owner sets up there and a reader ends.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { check, patience, validate } from './browser.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite(`[serve]
origin = "https://news.example"
zone = "Europe/Berlin"
[mail]
server = "127.0.0.1:2525"
tls = "none"
from = "courant@news.example"
`)), { timeout: patience });
after(() => site?.end(), { timeout: patience });

const follows = () => execFileSync(process.env.COURANT, ['follows', '--store', join(site.folder, 'courant.db')], { encoding: 'utf8' });

test('every page that can be followed says how, and its addresses answer', { timeout: patience }, async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ['/', site.story, '/outlet/North%20Wire', '/name/Marigold', '/search?q=ferry', '/follow']) {
    await page.goto(site.address + path);
    const button = page.locator('.actions a[href="#follow"]');
    if (path !== '/' && path !== '/follow') await button.click();
    const links = await page.locator('#follow .actions a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.equal(links.length, 3, path);
    const autodiscovered = await page.locator('link[rel=alternate]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.deepEqual(links, autodiscovered, path);
    for (const link of links) assert.equal((await fetch(site.address + link)).status, 200, link);
  }
  await context.close();
});

test('the owner follows by mail, and what is wrong is said', { timeout: patience }, async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false, bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const send = async (path, address, fields = {}) => {
    await page.goto(site.address + path);
    await page.locator('.by-mail summary').click();
    await page.locator('#mail-address').fill(address);
    for (const [id, value] of Object.entries(fields)) await page.locator(`#mail-${id}`).fill(value);
    await page.locator('.by-mail button').click();
    return page.locator('[role=status], [role=alert]').innerText();
  };
  assert.equal(await send('/outlet/North%20Wire', 'ada@reader.example'), 'ada@reader.example gets “North Wire” by mail, each day.');
  assert.equal(new URL(page.url()).pathname, '/follow');
  assert.match(await send('/follow', 'ada@reader.example', { zone: 'America/New_York', hour: '06:30' }), /gets every story by mail, each day/);
  assert.match(await send(site.story, 'bob@reader.example'), /^bob@reader.example gets “.+” by mail/);
  assert.match(await send('/search?q=ferry', 'bob@reader.example'), /gets “ferry” by mail/);
  assert.match(follows(), /ada@reader.example {2}outlet North Wire, daily at 07:00 Europe\/Berlin, next/);
  assert.match(follows(), /ada@reader.example {2}everything, daily at 06:30 America\/New_York, next/);
  assert.match(await send('/outlet/North%20Wire', 'ada@reader.example'), /follows that already/);
  assert.equal(await page.locator('.by-mail h2').innerText(), 'Follow North Wire');
  assert.equal(await page.locator('#mail-address').inputValue(), 'ada@reader.example');
  assert.match(await send('/outlet/North%20Wire', 'eve@reader.example', { zone: 'Mars/Olympus', hour: '05:45' }), /no time zone/);
  const typed = await page.locator('.by-mail input:not([type=hidden])').evaluateAll((all) => all.map((field) => field.value));
  assert.deepEqual(typed, ['eve@reader.example', '05:45', 'Mars/Olympus'], 'what was typed stays');
  assert.equal(await page.locator('[aria-invalid=true]').getAttribute('id'), 'mail-zone');
  assert.ok((await page.locator('[role=alert]').getAttribute('id')) === (await page.locator('#mail-zone').getAttribute('aria-describedby')));
  await page.locator('#mail-zone').fill('Europe/Berlin');
  await page.locator('.by-mail button').click();
  assert.match(await page.locator('[role=status]').innerText(), /^eve@reader.example gets “North Wire” by mail/);
  const german = await fetch(`${site.address}/follow/mail`, { method: 'POST',
    body: new URLSearchParams({ subject: 'edition', what: '', address: '"><script>', pace: 'daily', hour: '07:00', zone: 'UTC' }),
    headers: { 'Accept-Language': 'de', Origin: site.address } });
  assert.equal(german.status, 400);
  const words = await german.text();
  assert.match(words, /ist keine Mailadresse/);
  assert.ok(!words.includes('"><script>'), 'what was typed is escaped');
  await validate(words, 'a form refused');
  assert.match(follows(), /^(.*\n){5}$/, 'what was refused is not kept');
  await context.close();
});

test("a browser's own time zone stands in the form", { timeout: patience }, async () => {
  const context = await site.browser.newContext({ timezoneId: 'Asia/Tokyo', bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${site.address}/follow`);
  await page.locator('.by-mail summary').click();
  assert.equal(await page.locator('#mail-zone').inputValue(), 'Asia/Tokyo');
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await check(page);
  }
  await validate(await (await fetch(`${site.address}/follow`)).text(), '/follow');
  await page.locator('#mail-address').fill('ada@reader.example');
  await page.locator('#mail-zone').fill('Mars/Olympus');
  await page.locator('.by-mail button').click();
  assert.equal(await page.locator('#mail-zone').inputValue(), 'Mars/Olympus', 'the script leaves what was typed');
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await check(page);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/refused-${width}.png` });
  }
  await context.close();
});

test('others are told whom to ask, and cannot set it up', { timeout: patience }, async () => {
  const afar = { 'X-Forwarded-For': '203.0.113.9' };
  const page = await (await fetch(`${site.address}/follow`, { headers: afar })).text();
  assert.ok(!page.includes('by-mail') && page.includes('whoever runs Courant'));
  const before = follows();
  const body = 'subject=edition&what=&address=eve%40reader.example&pace=daily&hour=07%3A00&zone=UTC';
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const post = (headers) => fetch(`${site.address}/follow/mail`, { method: 'POST', redirect: 'manual', body, headers: { ...form, ...headers } });
  assert.ok((await post(afar)).status >= 400);
  assert.equal((await post({ Origin: 'https://evil.example' })).status, 403);
  assert.equal((await fetch(`${site.address}/follow/mail`)).status, 404);
  assert.equal(follows(), before);
  assert.ok(!(await (await fetch(`${site.address}/follow?mail=1`, { headers: afar })).text()).includes('reader.example'), "whose mail it is stays the owner's");
});

test('a mail is ended by its own page, never by looking at it', { timeout: patience }, async () => {
  const key = execFileSync('python3', ['-c', 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute("SELECT key FROM follow ORDER BY id").fetchone()[0])',
    join(site.folder, 'courant.db')], { encoding: 'utf8' }).trim();
  for (const colorScheme of ['light', 'dark']) {
    const context = await site.browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${site.address}/unsubscribe/${key}`);
    if (colorScheme === 'light') {
      assert.match(await page.locator('main').innerText(), /North Wire/);
      for (const language of ['en', 'de'])
        await validate(await (await fetch(page.url(), { headers: { 'Accept-Language': language } })).text(), 'unsubscribe');
      await check(page);
      assert.match(follows(), /active +ada@reader.example {2}outlet/);
      assert.ok((await page.getByRole('button', { name: 'Unsubscribe' }).boundingBox()).height >= 32, 'a thumb finds the button');
      await page.getByRole('button', { name: 'Unsubscribe' }).click();
    }
    assert.equal(await page.locator('h1').innerText(), 'You are unsubscribed');
    await check(page);
    await context.close();
  }
  assert.doesNotMatch(follows(), /ada@reader.example {2}outlet/);
});
