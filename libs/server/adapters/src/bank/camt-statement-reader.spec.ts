import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CamtStatementReader } from './camt-statement-reader';

const reader = new CamtStatementReader();
const days = { from: '2025-11-26', to: '2026-11-26' };
const file = (name: string) => readFileSync(path.join(__dirname, 'fixtures', name));
const changed = (change: (text: string) => string) => Buffer.from(change(file('camt-small.xml').toString()));
const refusalOf = (content: Buffer): unknown => {
  try {
    reader.read(content, days);
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a statement in camt.053', () => {
  it('is told from a table', () => {
    expect(reader.knows(file('camt-small.xml'))).toBe(true);
    expect(reader.knows(file('two-columns.csv'))).toBe(false);
  });

  it('gives its booked entries with who paid and what they wrote', () => {
    expect(reader.read(file('camt-small.xml'), days)).toMatchObject([
      {
        line: 1,
        account: 'FR7630006000011234567890189',
        movement: {
          bookedOn: '2026-10-23',
          amount: 180_000n,
          label: 'FV-2026-00104 & solde',
          reference: 'EPS-77',
          payer: 'EPSILON LOGISTIQUE',
          iban: 'FR7612548029981234567890161',
        },
        faults: [],
      },
      { line: 2, movement: { amount: -7_520n, reference: 'BANK-002' } },
    ]);
  });

  it('gives a batch by its transactions when they add up, and as a whole when they do not', () => {
    const lines = reader.read(file('camt-batch.xml'), days);
    expect(lines.map(({ movement }) => [movement?.payer, movement?.amount])).toEqual([
      ['ZETA', 30_050n],
      ['ETA', 60_000n],
      ['ZETA', 5_000n],
      [undefined, undefined],
    ]);
    expect(lines[3]?.faults).toEqual([{ field: 'currency', code: 'currency-other' }]);
  });

  it.each(['02', '03', '04', '05', '06', '07', '08'])('is read in version %s', (version) => {
    const content = changed((text) => text.replace('camt.053.001.02', `camt.053.001.${version}`));
    expect(reader.read(content, days)).toHaveLength(2);
  });

  it.each([
    ['another version', (text: string) => text.replace('camt.053.001.02', 'camt.053.001.13')],
    ['another message', (text: string) => text.replace('camt.053.001.02', 'camt.054.001.02')],
    ['entities', (text: string) => text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "b">]>')],
    ['an end that is missing', (text: string) => text.slice(0, -40)],
    ['no statement', (text: string) => text.replaceAll(/<Stmt>.*<\/Stmt>/gs, '')],
  ])('is refused with %s', (_, change) => expect(refusalOf(changed(change))).toBe('bank.file-refused'));

  it('is refused with too many entries, before they are read', () => {
    const entry = '<Ntry><Amt Ccy="EUR">1.00</Amt></Ntry>'.repeat(20_001);
    expect(refusalOf(changed((text) => text.replace('<Ntry>', `${entry}<Ntry>`)))).toBe(
      'bank.file-too-large',
    );
  });

  it.each([
    ['2026-13-01', 'bookedOn', 'date-unreadable'],
    ['2026-11-27', 'bookedOn', 'date-in-future'],
    ['1990-10-23', 'bookedOn', 'date-too-old'],
  ])('names a fault of a day: %s', (day, field, code) => {
    const [line] = reader.read(
      changed((text) => text.replace('<Dt>2026-10-23</Dt>', `<Dt>${day}</Dt>`)),
      days,
    );
    expect(line).toMatchObject({ movement: null, faults: [{ field, code }] });
  });
});
