/**
 * `npm test`: every check of the project, on servers and a browser that it brings itself.
 *
 *   npm test                                     everything
 *   npm test -- --only rules                     the tests of one project
 *   npm test -- --only lint,typecheck            some kinds of checks (format lint typecheck build unit e2e)
 *   npm test -- --only tickets -t "merge"        what follows goes to Jest
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bringChromium } from './lib/chromium.ts';
import { main, PlainError, say, seconds, step } from './lib/console.ts';
import { runJest } from './lib/jest.ts';
import { run, stopRuns, type Output } from './lib/processes.ts';
import { Tally } from './lib/tally.ts';
import { startTestServers, type TestServers } from './lib/test-servers.ts';
import { bin, cleanEnvironment, root, showTasks } from './lib/workspace.ts';

const CHECKS = ['format', 'lint', 'typecheck', 'build', 'unit', 'e2e'];
const NX_TARGETS = ['lint', 'typecheck', 'build'];
const BUILT = ['api', 'worker', 'console', 'portal', 'm365-simulator'];
/** Projects whose tests speak to the simulator of Microsoft Graph. */
const ON_SIMULATOR = ['accounts', 'adapters', 'worker'];
const WITHOUT_SERVERS = ['rules', 'wire', 'ui', 'console', 'portal', 'm365-simulator', 'tools'];
/** A zone with summer time in our winter, a day ahead of us: the rules must not depend on the machine's. */
const FAR_ZONE = 'Pacific/Auckland';

interface Request {
  checks: string[];
  projects: string[];
  jestArgs: string[];
}

await main(test);

async function test(): Promise<number> {
  const began = Date.now();
  const request = readRequest(process.argv.slice(2));
  const tally = new Tally();
  const bringing = bringServers(request);
  stopOnSignal(bringing);
  try {
    // What tests need comes by the network and waits for it: others check meanwhile.
    const [servers, built] = await Promise.all([
      bringing,
      checkWithNx(request, tally),
      request.checks.includes('format') ? checkFormat(tally) : undefined,
      request.checks.includes('e2e') ? bringing.then(bringChromium) : undefined,
    ]);
    await checkWithJest(request, servers, tally);
    if (request.checks.includes('e2e')) await checkJourneys(request, servers, built, tally);
  } finally {
    stopRuns();
    await (await bringing.catch(() => undefined))?.stop();
  }
  say(`\nDurée : ${seconds(began)}`);
  return tally.close();
}

function readRequest(args: string[]): Request {
  const at = args.indexOf('--only');
  if (at < 0) return { checks: CHECKS, projects: [], jestArgs: args };
  const names = (args[at + 1] ?? '').split(',').filter((name) => name !== '');
  const jestArgs = [...args.slice(0, at), ...args.slice(at + 2)];
  const projects = names.filter((name) => !CHECKS.includes(name));
  const unknown = projects.filter((name) => !hasTests(name));
  if (names.length === 0 || unknown.length > 0) {
    throw new PlainError(
      `--only ${unknown.join(',')} : attendu un projet qui a des tests, ou ${CHECKS.join(', ')}.`,
    );
  }
  return { checks: names.filter((name) => CHECKS.includes(name)), projects, jestArgs };
}

function hasTests(project: string): boolean {
  const folders = ['libs', 'libs/server', 'apps', '.'];
  return folders.some((folder) => existsSync(join(root, folder, project, 'jest.config.cjs')));
}

function needsServers(request: Request): boolean {
  const everything = request.checks.includes('unit') || request.checks.includes('e2e');
  return everything || request.projects.some((name) => !WITHOUT_SERVERS.includes(name));
}

async function bringServers(request: Request): Promise<TestServers | undefined> {
  if (!needsServers(request)) return undefined;
  return step('MariaDB et Redis pour les tests', () => startTestServers());
}

async function checkFormat(tally: Tally): Promise<void> {
  await step('Mise en forme (prettier)', async () => {
    const result = await run(bin('prettier'), ['--check', '.', '--log-level=warn'], { cwd: root });
    if (result.code === 0) {
      tally.pass();
      return true;
    }
    say(result.text.trimEnd());
    tally.fail('prettier --check . (pour corriger : npm run format)');
    return false;
  });
}

/** Returns false when something that the journeys need could not be built. */
async function checkWithNx(request: Request, tally: Tally): Promise<boolean> {
  const targets = NX_TARGETS.filter((target) => request.checks.includes(target));
  if (targets.length === 0) return true;
  const outcome = { built: true };
  await step(`Nx : ${targets.join(', ')}`, async () => {
    const wanted = await wantedTasks(targets);
    const args = ['run-many', '-t', ...targets, '--outputStyle=static', '--nxBail=false'];
    // Angular's builds need not check the types that a target of their own checks.
    const env = cleanEnvironment(targets.includes('typecheck') ? { NG_BUILD_TYPE_CHECK: '0' } : {});
    const result = await run(bin('nx'), args, { cwd: root, env, onText: showTasks });
    const failed = failedTasks(result, wanted);
    tally.pass(wanted.length - failed.length);
    for (const task of failed) tally.fail(`nx run ${task}`);
    if (failed.length > 0) say(result.text.trimEnd());
    outcome.built = !failed.some((task) => task.endsWith(':build'));
    return failed.length === 0;
  });
  return outcome.built;
}

/** Nx names the tasks it ran, then those that failed; one that it never reached has failed too. */
function failedTasks(result: Output, wanted: string[]): string[] {
  const ran = new Set([...result.text.matchAll(/^> nx run ([^:\s]+:[^:\s]+)/gm)].map((match) => match[1]));
  const list = /^Failed tasks:\n\n((?:- \S+\n)+)/m.exec(result.text)?.[1] ?? '';
  const named = new Set([...list.matchAll(/^- ([^:\s]+:[^:\s]+)/gm)].map((match) => match[1]));
  const failed = wanted.filter((task) => !ran.has(task) || named.has(task));
  return result.code !== 0 && failed.length === 0 ? wanted : failed;
}

async function wantedTasks(targets: string[]): Promise<string[]> {
  const tasks: string[] = [];
  for (const target of targets) {
    const args = ['show', 'projects', '--with-target', target, '--json'];
    const result = await run(bin('nx'), args, { cwd: root, env: cleanEnvironment() });
    if (result.code !== 0) throw new PlainError(`Nx ne lit pas l'espace de travail :\n${result.text}`);
    const names = JSON.parse(result.text.slice(result.text.indexOf('['))) as string[];
    tasks.push(...names.map((name) => `${name}:${target}`));
  }
  return tasks;
}

async function checkWithJest(
  request: Request,
  servers: TestServers | undefined,
  tally: Tally,
): Promise<void> {
  const all = request.checks.includes('unit');
  if (!all && request.projects.length === 0) return;
  const simulated = all || request.projects.some((name) => ON_SIMULATOR.includes(name));
  if (simulated && !request.checks.includes('build')) await build(['m365-simulator']);
  const config = 'jest.config.cjs';
  const env = testEnvironment(servers);
  const selected = all ? [] : ['--selectProjects', ...request.projects];
  await step('Tests unitaires et d’intégration', () =>
    runJest(
      { title: 'tests', config, args: [...selected, ...request.jestArgs], env: { ...env, TZ: 'UTC' } },
      tally,
    ),
  );
  if (all || request.projects.includes('rules')) {
    const args = ['--selectProjects', 'rules', ...request.jestArgs];
    const title = `règles (TZ=${FAR_ZONE})`;
    await step(`Règles sous ${FAR_ZONE}`, () =>
      runJest({ title, config, args, env: { ...env, TZ: FAR_ZONE } }, tally),
    );
  }
  const mysql = process.env['TEST_MYSQL_URL'];
  if (mysql === undefined || mysql === '' || servers === undefined) return;
  await step('Tests d’intégration sur MySQL', () => {
    const args = [...selected, '--testPathPatterns', String.raw`\.int\.spec\.ts$`];
    return runJest(
      { title: 'MySQL', config, args, env: { ...env, TZ: 'UTC', TEST_DATABASE_URL: mysql } },
      tally,
    );
  });
}

async function build(projects: string[]): Promise<void> {
  const args = ['run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=static'];
  const result = await step('Construction', () =>
    run(bin('nx'), args, { cwd: root, env: cleanEnvironment() }),
  );
  if (result.code !== 0) throw new PlainError(result.text);
}

async function checkJourneys(
  request: Request,
  servers: TestServers | undefined,
  built: boolean,
  tally: Tally,
): Promise<void> {
  if (!built) {
    tally.fail('parcours dans le navigateur : la construction a échoué');
    return;
  }
  if (!request.checks.includes('build')) await build(BUILT);
  const chromium = await bringChromium();
  const env = { ...testEnvironment(servers), TZ: 'UTC', CHROMIUM_PATH: chromium };
  const config = 'apps/e2e/jest.config.cjs';
  await step('Parcours dans le navigateur', () =>
    runJest({ title: 'parcours', config, args: request.jestArgs, env }, tally),
  );
}

function testEnvironment(servers: TestServers | undefined): NodeJS.ProcessEnv {
  if (servers === undefined) return {};
  return {
    TEST_DATABASE_URL: servers.databaseUrl,
    TEST_REDIS_URL: servers.redisUrl,
    TEST_DATA_DIR: join(servers.folder, 'data'),
    // The processes of the product start dozens of times, from the same files.
    NODE_COMPILE_CACHE: join(servers.folder, 'compiled'),
  };
}

function stopOnSignal(bringing: Promise<TestServers | undefined>): void {
  const stop = () => {
    stopRuns();
    void bringing.then((servers) => servers?.stop()).finally(() => process.exit(130));
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, stop);
}
