import type { LetterFacts } from '@vigie/contracts';
import { readText } from '../testing/read-pdf';
import { PdfLetterDocument } from './pdf-letter-document';

const facts: LetterFacts = {
  kind: 'denunciation',
  sender: 'Vigie Infogérance',
  addressee: 'Cèdre Habitat',
  address: ['À l’attention de M. Mercier', '12 rue des Lices', '35000 Rennes'],
  writtenOn: '2026-06-12',
  contract: { label: 'Infogérance et sauvegarde', reference: 'CEDRE-7', start: '2024-01-01', months: 36 },
  clientKind: 'professional',
  term: '2026-12-31',
  next: { from: '2027-01-01', to: '2029-12-31' },
  noticeMonths: 3,
  limit: '2026-09-30',
  received: null,
};
/** One space for every kind of space, and lines put together. */
const read = async (values: Partial<LetterFacts> = {}) =>
  readText(await new PdfLetterDocument().pdf({ ...facts, ...values })).replaceAll(/\s+/g, ' ');

describe('a letter about a term', () => {
  it('denounces by registered mail, with the dates of the contract and the address for the window', async () => {
    const text = await read();
    expect(text).toContain('Lettre recommandée avec avis de réception');
    expect(text).toContain('Cèdre Habitat');
    expect(text).toContain('35000 Rennes');
    expect(text).toMatch(
      /Objet : dénonciation du contrat « Infogérance et sauvegarde » \(référence CEDRE-7\)/,
    );
    expect(text).toMatch(/prendra fin à son échéance, le 31 décembre 2026/);
    expect(text).toContain('30 septembre 2026');
    expect(text).not.toContain('Période suivante');
  });

  it('informs a protected client, with the day in a frame and the article that asks for it', async () => {
    const text = await read({ kind: 'renewal-information', clientKind: 'consumer' });
    expect(text).toContain('article L215-1 du code de la consommation');
    expect(text).not.toContain('L215-3');
    expect(text).toMatch(/doit nous parvenir au plus tard le 30 septembre 2026/);
    expect(text).toMatch(/reconduit pour 36 mois, du 1ᵉʳ janvier 2027 au 31 décembre 2029/);
    expect(text).not.toContain('Lettre recommandée avec avis de réception Cèdre');
    expect(await read({ kind: 'renewal-information', clientKind: 'non-professional' })).toContain('L215-3');
  });

  it('answers a letter that came too late, with both dates and the reason of whoever decided', async () => {
    const received = {
      sentOn: '2026-09-29',
      receivedOn: '2026-10-05',
      latestArguable: '2026-09-30',
      reason: 'Le recommandé a été présenté le 5 octobre.',
    };
    const text = await read({ kind: 'late-answer', received });
    expect(text).toMatch(/reçu le 5 octobre 2026 votre lettre, envoyée le 29 septembre 2026/);
    expect(text).toContain('Le recommandé a été présenté le 5 octobre.');
    expect(text).toMatch(/reconduit du 1ᵉʳ janvier 2027 au 31 décembre 2029/);
    expect(text).toMatch(/prendra fin le 31 décembre 2029/);
  });

  it('does not name a wider reading to somebody whose letter lies inside it', async () => {
    const received = { sentOn: null, receivedOn: '2026-12-01', latestArguable: '2026-12-01', reason: null };
    const text = await read({ kind: 'late-answer', limit: '2026-11-30', received });
    expect(text).not.toContain('lecture la plus large');
    const later = { ...received, receivedOn: '2026-12-02' };
    expect(await read({ kind: 'late-answer', limit: '2026-11-30', received: later })).toContain(
      'lecture la plus large le 1ᵉʳ décembre 2026',
    );
  });
});
