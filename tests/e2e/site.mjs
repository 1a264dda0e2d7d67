// The small store of articles.jsonl served, and Chromium to look at it with.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

export const patience = 150_000;
const here = new URL('.', import.meta.url).pathname;

function serve(store) {
  const server = spawn(process.env.COURANT, ['serve', '--store', store, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    server.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
    server.stderr.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve({ server, address: found[0] });
    });
  });
}

// { folder, address, story (its path), browser, stop() }
export async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'courant-pages-'));
  const store = join(folder, 'courant.db');
  // First without one report, so that its story has an earlier version.
  const lines = readFileSync(join(here, 'articles.jsonl'), 'utf8');
  const earlier = join(folder, 'earlier.jsonl');
  writeFileSync(earlier, lines.split('\n').filter((line) => !line.includes('"ferry-radio"')).join('\n'));
  for (const file of [earlier, join(here, 'articles.jsonl')])
    execFileSync(process.env.COURANT, ['import', '--store', store, file], { stdio: 'ignore' });
  const { server, address } = await serve(store);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const front = await (await fetch(address)).text();
  const story = front.match(/href="(\/story\/[^"#]+)"/)[1];
  const stop = async () => {
    await browser.close();
    server.removeAllListeners('exit');
    const ended = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGTERM');
    assert.equal(await ended, 0, 'SIGTERM ends the server well');
    rmSync(folder, { recursive: true });
  };
  return { folder, address, story, browser, stop };
}
