import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './console.ts';
import { sleep } from './processes.ts';
import type { Tally } from './tally.ts';
import { bin, cleanEnvironment, root } from './workspace.ts';

export interface JestPlan {
  title: string;
  config: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

interface JestReport {
  numPassedTests: number;
  testResults: {
    name: string;
    message: string;
    status: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

const AFTER_REPORT_MS = 20_000;
const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';

/** Runs Jest on our terminal and adds its tests to the tally; a skipped test has failed. False when any failed. */
export async function runJest(plan: JestPlan, tally: Tally): Promise<boolean> {
  const before = tally.failed;
  const folder = mkdtempSync(join(tmpdir(), 'vigie-jest-'));
  const file = join(folder, 'report.json');
  const args = ['-c', plan.config, '--ci', '--json', `--outputFile=${file}`, ...plan.args];
  const env = cleanEnvironment({ ...plan.env, NODE_OPTIONS });
  const hung = await runUntilReport(args, env, file);
  if (hung) tally.fail(`${plan.title} : des ressources restent ouvertes, Jest ne se termine pas`);
  if (existsSync(file)) count(JSON.parse(readFileSync(file, 'utf8')) as JestReport, plan, tally);
  else tally.fail(`${plan.title} : aucun compte rendu de Jest`);
  rmSync(folder, { recursive: true, force: true });
  return tally.failed === before;
}

/** True when Jest had to be ended because it went on after its report was written. */
async function runUntilReport(args: string[], env: NodeJS.ProcessEnv, report: string): Promise<boolean> {
  const child = spawn(process.execPath, [bin('jest'), ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const life: { ended: boolean } = { ended: false };
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => {
    life.ended = true;
  });
  let reportedAt = 0;
  while (!life.ended) {
    await Promise.race([exited, sleep(500)]);
    if (reportedAt === 0 && existsSync(report)) reportedAt = Date.now();
    if (reportedAt > 0 && child.exitCode === null && Date.now() - reportedAt > AFTER_REPORT_MS) {
      child.kill('SIGKILL');
      await exited;
      return true;
    }
  }
  return false;
}

function count(report: JestReport, { title, args }: JestPlan, tally: Tally): void {
  // Somebody who picks tests by name has left the others out on purpose.
  const picked = args.some((argument) => /^(-t|--testNamePattern)/.test(argument));
  tally.pass(report.numPassedTests);
  for (const suite of report.testResults) {
    const name = suite.name.replace(`${root}/`, '');
    const bad = suite.assertionResults.filter((test) =>
      picked ? test.status === 'failed' : test.status !== 'passed',
    );
    for (const test of bad) {
      const why = test.status === 'failed' ? '' : ` (${test.status} : rien ne se saute)`;
      tally.fail(`${title} · ${name} · ${test.fullName}${why}`);
    }
    if (suite.status === 'failed' && bad.length === 0) {
      tally.fail(`${title} · ${name} ne s'exécute pas`);
      say(suite.message);
    }
  }
  if (report.testResults.length === 0) tally.fail(`${title} : aucun test`);
}
