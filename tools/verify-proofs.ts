/** `npm run verify:proofs`: checks the chain of sealed requests and names the record that is broken. */
import { runCli } from './lib/cli-command.ts';
import { main } from './lib/console.ts';

await main(() => runCli('verify-proofs'));
