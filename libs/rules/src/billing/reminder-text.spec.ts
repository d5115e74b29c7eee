import fc from 'fast-check';
import { fillWords, reminderPlaceholders, reminderWordsFault } from './reminder-text';

const facts = { client: 'Cèdre', factures: 'FA-1', total: '12,00 €' };
const words = (change: object = {}) => ({ subject: 'Relance', before: 'Bonjour', after: '', ...change });

it.each([
  [{}, null],
  [{ subject: 'Relance : {factures}', before: 'À {client}', after: '{total}' }, null],
  [{ subject: ' ' }, 'reminder.text-empty'],
  [{ before: '\n' }, 'reminder.text-empty'],
  [{ after: 'Payez à {iban}' }, 'reminder.text-unknown'],
  [{ subject: '{}' }, 'reminder.text-unknown'],
  [{ subject: '{constructor}' }, 'reminder.text-unknown'],
])('words with %j: %s', (change, fault) => {
  expect(reminderWordsFault(words(change))).toBe(fault);
});

describe('filling', () => {
  it('puts the facts where they are named, as often as they are', () => {
    expect(fillWords('{client} : {factures}, {total}. {client}', facts)).toBe('Cèdre : FA-1, 12,00 €. Cèdre');
    expect(fillWords('{autre} {', facts)).toBe('{autre} {');
  });

  it('never reads what it filled in a second time', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...reminderPlaceholders), (value, name) => {
        expect(fillWords(`<{${name}}>`, { ...facts, [name]: value })).toBe(`<${value}>`);
      }),
    );
  });
});
