import { buffer } from 'node:stream/consumers';
import type { LetterLine, PriceLetter } from '@vigie/wire';
import { readText } from '../testing/read-pdf';
import { PdfPriceLetter } from './pdf-price-letter';

const line: LetterLine = {
  label: 'Infogérance',
  quantity: '1.000',
  basePrice: 1_200_000n,
  oldPrice: 1_200_000n,
  newPrice: 1_248_567n,
  oldAmount: 1_200_000n,
  newAmount: 1_248_567n,
  computedPrice: 1_248_567n,
  agreedByHand: false,
  evidence: {
    clause: { series: '010562768', choice: { which: 'last-published' }, needsFinal: false, quietMonths: 0 },
    base: { series: '010562768', base: 'Base 100 au T2 2017', period: '2025-Q3', value: '118.6' },
    now: {
      id: '1',
      series: '010562768',
      title: 'Indice des taux de salaire horaire',
      base: 'Base 100 au T2 2017',
      period: '2026-Q3',
      value: '123.4',
      provisional: false,
      publishedOn: '2026-12-11',
      source: 'insee',
      sourceNote: 'https://bdm.insee.fr/series/sdmx/data/SERIES_BDM/010562768',
      lastUpdate: '2026-12-11',
      readAt: '2026-12-15T08:00:00.000Z',
      sha256: 'a'.repeat(64),
    },
    coefficient: '1.0404721754',
    roundOn: 'unit-price',
  },
};
const letter = (client: string, change: Partial<LetterLine> = {}): PriceLetter => ({
  clientId: '1',
  client,
  effectiveOn: '2027-01-01',
  writtenAt: '2027-01-01T08:00:00.000Z',
  contracts: [{ label: 'Siège', reference: 'C-12', lines: [{ ...line, ...change }] }],
});
const words = (pdf: Buffer) => readText(pdf).replace(/\s+/g, ' ');

describe('the letter of a price revision', () => {
  it('gives the whole computation, and the source of the values', async () => {
    const text = words(await new PdfPriceLetter().pdf(letter('Société Cèdre')));
    for (const part of [
      'Société Cèdre',
      'révision de vos prix au 1er janvier 2027',
      'Contrat C-12, Siège',
      '12 000,00 € × 123,4 / 118,6',
      '1,0404721754',
      '12 485,67 €',
      'T3 2026',
      'définitive',
      '010562768',
      'a'.repeat(64),
    ])
      expect(text).toContain(part);
  });

  it('says when another price was agreed', async () => {
    const agreed = letter('Cèdre', { newPrice: 1_230_000n, newAmount: 1_230_000n, agreedByHand: true });
    const text = words(await new PdfPriceLetter().pdf(agreed));
    expect(text).toContain('au lieu du prix calculé de 12 485,67 €');
  });

  it('prints all letters one after the other', async () => {
    async function* letters() {
      for (const client of ['Cèdre', 'Borel']) yield await Promise.resolve(letter(client));
    }
    const text = words(await buffer(new PdfPriceLetter().merged(letters())));
    expect(text.indexOf('Cèdre')).toBeLessThan(text.indexOf('Borel'));
    expect(text.indexOf('Cèdre')).toBeGreaterThanOrEqual(0);
  });
});
