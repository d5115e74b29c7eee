/** `npm run admin:create`: the first administrator of an installation without demonstration data. */
import { runCli } from './lib/cli-command.ts';
import { main } from './lib/console.ts';

await main(() => runCli('admin-create'));
