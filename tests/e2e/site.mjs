// The small store of articles.jsonl served, and Chromium to look at it with.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, start, stop } from './browser.mjs';

const here = new URL('.', import.meta.url).pathname;

// { folder, address, story (its path), browser, end() }; `settings`: lines of the settings file.
export async function startSite(settings = '') {
  const folder = mkdtempSync(join(tmpdir(), 'courant-pages-'));
  const store = join(folder, 'courant.db');
  // First without one report, so that its story has an earlier version.
  const lines = readFileSync(join(here, 'articles.jsonl'), 'utf8');
  const earlier = join(folder, 'earlier.jsonl');
  writeFileSync(earlier, lines.split('\n').filter((line) => !line.includes('"ferry-radio"')).join('\n'));
  for (const file of [earlier, join(here, 'articles.jsonl')])
    execFileSync(process.env.COURANT, ['import', '--store', store, file], { stdio: 'ignore' });
  writeFileSync(join(folder, 'courant.toml'), settings);
  const { running, address } = await start('serve', '--config', join(folder, 'courant.toml'), '--store', store, '--listen', '127.0.0.1:0');
  const browser = await launch();
  const front = await (await fetch(address)).text();
  const story = front.match(/href="(\/story\/[^"#]+)"/)[1];
  const end = async () => {
    await browser.close();
    await stop(running);
    rmSync(folder, { recursive: true });
  };
  return { folder, address, story, browser, end };
}
