import fc from 'fast-check';
import { addCalendarDays } from '../time/days';
import {
  ladderFault,
  planReminder,
  usualReminderLevels,
  type RemindedClient,
  type RemindedInvoice,
} from './reminder';

const invoice = (values: Partial<RemindedInvoice> = {}): RemindedInvoice => ({
  ...{ id: '1', dueOn: '2026-10-31', open: 120_000n, sentLevels: 0, lastSentOn: null },
  ...values,
});
const client = (values: Partial<RemindedClient> = {}): RemindedClient => ({
  ...{ invoices: [invoice()], doNotRemind: false, promisedOn: null, isAmbiguous: false, hasAddress: true },
  ...values,
});
const plan = (values: Partial<RemindedClient>, today: string) =>
  planReminder(client(values), usualReminderLevels, today);

describe('the reminder of an invoice due on 31 October', () => {
  it.each([
    ['2026-10-31', 0, null, null],
    ['2026-11-02', 0, null, null],
    ['2026-11-03', 0, null, 1],
    ['2026-11-09', 1, '2026-11-03', null],
    ['2026-11-10', 1, '2026-11-03', 2],
    // Level 1 left late: level 2 leaves the same week to pay as ever.
    ['2026-11-10', 1, '2026-11-08', null],
    ['2026-11-15', 1, '2026-11-08', 2],
    ['2026-11-15', 2, '2026-11-10', 3],
    ['2026-11-30', 3, '2026-11-15', 4],
    ['2027-06-30', 4, '2026-11-30', null],
    // Nobody looked for months: one level after the other all the same.
    ['2027-06-30', 0, null, 1],
  ])('on %s after level %i of %s: %s', (today, sentLevels, lastSentOn, level) => {
    expect(plan({ invoices: [invoice({ sentLevels, lastSentOn })] }, today).level).toBe(level);
  });

  it.each([
    ['do-not-remind', { doNotRemind: true }],
    ['promise', { promisedOn: '2026-11-03' }],
    ['ambiguous', { isAmbiguous: true }],
    ['no-address', { hasAddress: false }],
    [null, { promisedOn: '2026-11-02' }],
  ])('is held by %s', (hold, values) => {
    expect(plan(values, '2026-11-03')).toMatchObject({ level: 1, hold });
  });

  it('says nothing of what is paid, and names what is overdue beside what is due', () => {
    const invoices = [
      invoice({ id: 'paid', open: 0n }),
      invoice({ id: 'old', sentLevels: 2, lastSentOn: '2026-11-10' }),
      invoice({ id: 'new', dueOn: '2026-11-10' }),
      invoice({ id: 'young', dueOn: '2026-11-14' }),
      invoice({ id: 'not due', dueOn: '2026-11-15' }),
    ];
    expect(plan({ invoices }, '2026-11-15')).toEqual({
      level: 3,
      due: [
        { invoiceId: 'old', level: 3 },
        { invoiceId: 'new', level: 1 },
      ],
      alsoOverdue: ['young'],
      hold: null,
    });
  });
});

describe('a year of mornings', () => {
  const days = fc.integer({ min: 0, max: 365 });

  it('sends every level once, in order, never before its day and never two at once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(days, { maxLength: 60 }), (asleep) => {
        const dueOn = '2026-01-31';
        let state = invoice({ dueOn });
        const sent: { level: number; day: number }[] = [];
        for (let day = 0; day <= 365; day += 1) {
          if (asleep.includes(day)) continue;
          const today = addCalendarDays(dueOn, day);
          const { due } = plan({ invoices: [state] }, today);
          for (const { level } of due) {
            sent.push({ level, day });
            state = { ...state, sentLevels: level, lastSentOn: today };
          }
          expect(plan({ invoices: [state] }, today).level).toBeNull();
        }
        expect(sent.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
        for (const [at, { day }] of sent.entries())
          expect(day).toBeGreaterThanOrEqual(usualReminderLevels[at]?.afterDays ?? Infinity);
      }),
      { numRuns: 50 },
    );
  });
});

it.each([
  [[], 'reminder.no-level'],
  [[0], 'reminder.days-invalid'],
  [[3.5], 'reminder.days-invalid'],
  [[366], 'reminder.days-invalid'],
  [[3, 3], 'reminder.days-order'],
  [[10, 3], 'reminder.days-order'],
  [[3, 10, 15, 30], null],
] as const)('a ladder of %j: %s', (days, fault) => {
  const levels = days.map((afterDays) => ({ tone: 'firm', afterDays, channel: 'mail' }) as const);
  expect(ladderFault(levels)).toBe(fault);
});
