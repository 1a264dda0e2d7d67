// A webhook as its receiver takes it, by npm's standardwebhooks: { secret, headers, body } on standard input. Prints the
// message; exit 1 where the library refuses it.
import { readFileSync } from 'node:fs';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

const { secret, headers, body } = JSON.parse(readFileSync(0, 'utf8'));
try {
  process.stdout.write(JSON.stringify(new Webhook(secret).verify(body, headers)));
} catch (error) {
  if (!(error instanceof WebhookVerificationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
