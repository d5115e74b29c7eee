import type { ReminderLetterFacts } from '@vigie/billing';
import { readText } from '../testing/read-pdf';
import { PdfReminderLetter } from './pdf-reminder-letter';

const facts: ReminderLetterFacts = {
  day: '2026-11-26',
  subject: 'Mise en demeure de payer',
  text: 'Madame, Monsieur,\n\nMalgré nos relances, les sommes suivantes restent dues\u00a0:',
  client: 'Société Cèdre',
  seller: null,
  buyer: null,
  total: '1200.00',
  invoices: [
    {
      ...{ id: '1', number: 'FA-2026-000012', issuedOn: '2026-09-26', dueOn: '2026-10-26', days: 31 },
      ...{ gross: '1500.00', open: '1200.00', level: 4 },
      penalty: { method: 'M1', amount: '26.46', floor: '13.23', awaitingRateFrom: null },
    },
  ],
};

it('says what the ledger holds, with every invoice, its penalties and the minimum beside', async () => {
  const text = readText(await new PdfReminderLetter().pdf(facts)).replace(/\s+/g, ' ');
  for (const part of [
    'Société Cèdre',
    'Le 26 novembre 2026',
    'Mise en demeure de payer',
    'les sommes suivantes restent dues',
    'FA-2026-000012',
    '26/10/2026',
    '1 200,00 €',
    '26,46 €',
    '13,23 €',
    'Minimum légal',
  ])
    expect(text).toContain(part);
  expect(text).toContain('L441-10');
});

it('says nothing of penalties to who owes none', async () => {
  const invoices = facts.invoices.map((invoice) => ({ ...invoice, penalty: null }));
  const text = readText(await new PdfReminderLetter().pdf({ ...facts, invoices }));
  expect(text).toContain('FA-2026-000012');
  expect(text).not.toContain('L441-10');
});
