/** `npm run test:mysql`: the integration tests against a real MySQL, brought where it can be had. */
import { join } from 'node:path';
import { main, say, step } from './lib/console.ts';
import { runJest } from './lib/jest.ts';
import { Tally } from './lib/tally.ts';
import { startTestServers } from './lib/test-servers.ts';
import { dataDirectory } from './lib/workspace.ts';
import { bringMySql } from './services/mysql.ts';

await main(testOnMySql);

async function testOnMySql(): Promise<number> {
  const engine = await step('MySQL', () => bringMySql(join(dataDirectory(), 'mysql')));
  const servers = await step('Démarrage de MySQL et Redis', () => startTestServers(engine));
  const stop = () => void servers.stop().finally(() => process.exit(130));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, stop);
  const tally = new Tally();
  try {
    await step('Tests d’intégration sur MySQL', () =>
      runJest(
        {
          title: 'MySQL',
          config: 'jest.config.cjs',
          args: ['--testPathPatterns', String.raw`\.int\.spec\.ts$`, ...process.argv.slice(2)],
          env: {
            TZ: 'UTC',
            TEST_DATABASE_URL: servers.databaseUrl,
            TEST_REDIS_URL: servers.redisUrl,
            TEST_DATA_DIR: join(servers.folder, 'data'),
          },
        },
        tally,
      ),
    );
  } finally {
    await servers.stop();
  }
  say('');
  return tally.close();
}
