import { addDays, addWorkingTime, deadline, defaultCalendar, localDateOf, toLocalIso } from '../index';

/** Node's modules through Jest: the library itself has no Node types, and must not. */
const { execFileSync } = jest.requireActual<{
  execFileSync(file: string, args: string[], options: { env: object; encoding: 'utf8' }): string;
}>('node:child_process');
const { execPath, env } = jest.requireActual<{ execPath: string; env: Record<string, string> }>(
  'node:process',
);
declare const __dirname: string;

const received = '2026-03-27T14:00:00Z';
const hour = 3_600_000;
const modes = ['elapsed', 'pause-closed-days', 'service-hours'] as const;

/** Runs in a child too, from its own text: only what `rules` offers may be used. */
function compute(rules: {
  addDays: typeof addDays;
  addWorkingTime: typeof addWorkingTime;
  deadline: typeof deadline;
  localDateOf: typeof localDateOf;
  toLocalIso: typeof toLocalIso;
  calendar: typeof defaultCalendar;
}) {
  const { calendar } = rules;
  return [
    rules.addDays({ from: '2026-03-27', count: 5, kind: 'ouvre', region: 'FR' }),
    rules.addWorkingTime(received, 100 * hour, calendar),
    rules.localDateOf('2026-03-28T23:30:00Z', calendar.zone),
    rules.toLocalIso(received, calendar.zone),
    ...modes.map((mode) => rules.deadline({ receivedAt: received, durationMs: 48 * hour, mode, calendar })),
  ];
}

const script = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    return next(specifier.startsWith('.') ? specifier + '.ts' : specifier, context);
  },
});
const rules = await import('file://${__dirname}/../index.ts');
const received = ${JSON.stringify(received)}, hour = ${hour}, modes = ${JSON.stringify(modes)};
const compute = ${compute.toString()};
const answers = compute({ ...rules, calendar: rules.defaultCalendar });
process.stdout.write(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), answers }));
`;

describe('zone of the server', () => {
  it.each([
    ['UTC', 0],
    ['Pacific/Kiritimati', 640],
    ['America/Los_Angeles', 480],
  ])('%s changes no answer', (TZ, offset) => {
    const args = ['--no-warnings', '--input-type=module', '-e', script];
    const output: unknown = JSON.parse(
      execFileSync(execPath, args, { env: { ...env, TZ }, encoding: 'utf8' }),
    );
    const rules = { addDays, addWorkingTime, deadline, localDateOf, toLocalIso, calendar: defaultCalendar };
    // The offset shows that the child really lived in that zone.
    expect(output).toEqual({ offset, answers: compute(rules) });
  });
});
