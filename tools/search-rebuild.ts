/** `npm run search:rebuild`: reads the words of every ticket again, while people go on searching. */
import { runCli } from './lib/cli-command.ts';
import { main } from './lib/console.ts';

await main(() => runCli('search-rebuild'));
