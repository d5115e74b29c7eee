import type { ClaimFacts } from '@vigie/billing';
import type { ClaimedInvoice } from '@vigie/wire';
import { readText } from '../testing/read-pdf';
import { PdfClaimDocument } from './pdf-claim-document';

const segment = {
  from: '2025-06-16',
  to: '2025-06-30',
  days: 15,
  rate: '5.5650',
  base: '15188.57',
  amount: '34.736052',
};
const floorSegment = { ...segment, rate: '11.1300', amount: '69.472103' };
const invoice: ClaimedInvoice = {
  id: '1',
  take: 'method',
  from: '2025-06-16',
  until: '2025-06-30',
  penalty: '34.74',
  indemnity: '40.00',
  computation: {
    number: 'F-2025-00012',
    issuedOn: '2025-05-16',
    dueOn: '2025-06-15',
    gross: '15188.57',
    payments: [{ date: '2025-06-30', amount: '15188.57' }],
    method: 'M4',
    penalty: '34.74',
    segments: [segment],
    floor: '69.47',
    floorSegments: [floorSegment],
    indemnity: '40.00',
    unpaid: '0.00',
    awaitingRateFrom: null,
    warnings: ['penalty.below-floor'],
    waived: [],
  },
};
const facts = (changes: Partial<ClaimedInvoice> = {}): ClaimFacts => ({
  number: 'PE-2026-0001',
  issuedOn: '2026-11-26',
  asOf: '2026-11-26',
  client: 'Société Cèdre',
  seller: null,
  buyer: null,
  penalty: '34.74',
  indemnity: '40.00',
  total: '74.74',
  invoices: [{ ...invoice, ...changes }],
});
const words = async (claim: ClaimFacts) =>
  readText(await new PdfClaimDocument().pdf(claim)).replace(/\s+/g, ' ');

describe('the document of a claim', () => {
  it('gives the whole computation of each invoice, and the sum', async () => {
    const text = await words(facts());
    for (const part of [
      'Société Cèdre',
      'N° PE-2026-0001 du 26 novembre 2026',
      'Facture F-2025-00012, échéance le 15 juin 2025',
      '15 188,57 € le 30/06/2025',
      'du 16/06/2025 au 30/06/2025',
      '5,565 % par an',
      '34,736052 €',
      'Minimum légal pour les mêmes jours : 69,47 €',
      'Indemnité forfaitaire de recouvrement',
      'Total à payer',
      '74,74 €',
      'Hors champ de la TVA',
    ])
      expect(text).toContain(part);
  });

  it('shows the legal minimum where that is claimed', async () => {
    const text = await words(facts({ take: 'floor', penalty: '69.47' }));
    expect(text).toContain('11,13 % par an');
    expect(text).toContain('69,472103 €');
    expect(text).toContain('Le minimum légal est réclamé');
  });

  it('says what is waived, and where a rate is awaited', async () => {
    const { computation } = invoice;
    const waived = [{ kind: 'indemnity' as const, reason: 'Geste commercial' }];
    const text = await words(
      facts({ indemnity: '0.00', computation: { ...computation, waived, awaitingRateFrom: '2027-01-01' } }),
    );
    expect(text).toContain('Nous renonçons à l’indemnité');
    expect(text).not.toContain('Geste commercial');
    expect(text).toContain('non publié');
  });
});
