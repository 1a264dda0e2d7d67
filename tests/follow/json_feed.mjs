// JSON Feeds by npm's jsonfeed-validator, which knows version 1.0: what 1.1 added is taken out before. A feed on standard input;
// prints what is wrong, exit 1.
import { readFileSync } from 'node:fs';
import validate from 'jsonfeed-validator';

const feed = JSON.parse(readFileSync(0, 'utf8'));
feed.version = 'https://jsonfeed.org/version/1';
for (const part of [feed, ...feed.items]) {
  delete part.language;
  delete part.authors;
}
const found = validate(feed).map(({ message }) => message);
if (found.length) {
  console.error(found.join('\n'));
  process.exitCode = 1;
}
