/** `npm run keys:rotate`: makes a new key of the installation and brings every sealed secret under it. */
import { runCli } from './lib/cli-command.ts';
import { main } from './lib/console.ts';

await main(() => runCli('keys-rotate'));
