// What the tests in a browser share: the browser, a page that notes every complaint, and what holds for every page.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

export const patience = 150_000;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  });
}

// Starts courant and waits until it says where it is.
export function start(...command) {
  const running = spawn(process.env.COURANT, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    running.on('exit', (code) => reject(new Error(`courant ended with ${code}: ${said}`)));
    running.stderr.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/Courant is at (http:\/\/\S+)/);
      if (found) resolve({ running, address: found[1] });
    });
  });
}

// Ends it, by Ctrl-C's signal or the service manager's; it must end well.
export async function stop(running, signal = 'SIGTERM') {
  running.removeAllListeners('exit');
  const ended = new Promise((resolve) => running.on('exit', resolve));
  running.kill(signal);
  assert.equal(await ended, 0, `${signal} ends it well`);
}

// Nothing that axe finds, nothing that scrolls sideways.
export async function check(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(found, [], page.url());
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)) <= 0, `${page.url()} scrolls sideways`);
}

export async function validate(html, where) {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    // Written as XML too, so that feeds and books can hold the same markup.
    rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-inline-style': 'error' },
  });
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) =>
    `${ruleId}: ${message} at ${html.split('\n')[line - 1]?.slice(Math.max(0, column - 40), column + 60)}`));
  assert.deepEqual(found, [], where);
}
