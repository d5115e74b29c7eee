import type { SealedQuote } from '@vigie/rules';
import { readText } from '../testing/read-pdf';
import { PdfQuoteDocument } from './pdf-quote-document';

const quote: SealedQuote = {
  format: 'vigie-quote-1',
  sequence: 4,
  previousSha256: 'b'.repeat(64),
  number: 'T-10012',
  edition: 2,
  client: 'Société Cèdre',
  subject: 'Imprimante de l’accueil',
  reason: 'third-party-printer',
  text: 'Remplacement du kit de fusion.',
  netCents: 24_800,
  vatRate: 2000,
  vatCents: 4960,
  totalCents: 29_760,
  validUntil: '2026-12-24',
  sentBy: 'Léa Martin',
  sentAt: '2026-11-24T08:00:00.000Z',
  decision: 'accept',
  decidedBy: { name: 'Antoine Mercier', email: 'direction@cedre.test' },
  decidedAt: '2026-11-25T10:00:00.000Z',
  comment: null,
};

describe('an answered quote as a document', () => {
  it('says what was accepted, for how much, by whom, and both seals', async () => {
    const text = readText(await new PdfQuoteDocument().pdf(quote, 'a'.repeat(64), 'fr'));
    expect(text).toContain('Remplacement du kit de fusion.');
    expect(text).toMatch(/297,60/);
    expect(text).toMatch(/Accepté par Antoine Mercier/);
    expect(text).toContain('a'.repeat(64));
    expect(text).toContain('b'.repeat(64));
  });
});
