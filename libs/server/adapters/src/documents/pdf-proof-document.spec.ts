import { inflateSync } from 'node:zlib';
import type { Proof } from '@vigie/wire';
import { PdfProofDocument } from './pdf-proof-document';
import { proofContent } from './proof-content';
import { printable } from './win-ansi';

const now = new Date('2026-11-23T10:00:00.000Z');

const proof = (request: object, changes: Partial<Proof> = {}): Proof => ({
  format: 'vigie-proof-1',
  sequence: 42,
  number: 'T-10479',
  client: 'Boulangerie Martin & Fils — Cœur d’Île',
  formula: 'SERENITE',
  receivedAt: '2026-11-20T16:42:07.123Z',
  channel: 'portal',
  author: { name: 'Marie Lefèvre-Durand', email: 'marie.lefevre@boulangerie-martin.test' },
  payload: JSON.stringify({ request, files: [{ name: 'fiche d’arrivée.pdf', size: 1, sha256: 'a' }] }),
  previousSha256: 'b'.repeat(64),
  sha256: 'c'.repeat(64),
  deadline: {
    dueAt: '2026-11-24T16:42:07.123Z',
    mode: 'pause-closed-days',
    explanation: [],
    sentence:
      '48 heures après la réception de votre demande écrite, le vendredi 20 novembre 2026 à 17 h 42 ; les week-ends et jours fériés ne comptent pas.',
  },
  ...changes,
});

const arrival = {
  kind: 'account.arrival',
  description: 'Elle a déjà un ordinateur.\nMerci d’avance !',
  form: {
    firstName: 'Élodie',
    lastName: 'Caron',
    effectiveDate: '2026-12-07',
    licence: 'Business Premium',
    groups: ['Vente', 'Comptabilité'],
  },
};

/** Text drawn on the pages, as the standard fonts encode it. */
function drawnText(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)endstream/g)];
  const content = streams.map(([, bytes]) => {
    try {
      return inflateSync(Buffer.from(bytes ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  const hex = [...content.join('\n').matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join('');
  return new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex'));
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;

describe('the proof as a document', () => {
  const document = new PdfProofDocument({ now: () => now });

  it('is one page that says what was received, in French letters', async () => {
    const pdf = await document.pdf(proof(arrival), 'fr');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(1);
    const text = drawnText(pdf);
    for (const words of [
      'Preuve de réception',
      'Cœur d’Île',
      'Élodie',
      'c'.repeat(64),
      '17:42:07',
      '16:42:07.123 UTC',
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
  });

  it('stays one page for the longest request', async () => {
    const description = 'Une longue phrase qui se répète. '.repeat(6000);
    const pdf = await document.pdf(proof({ ...arrival, description }), 'fr');
    expect(pagesOf(pdf)).toBe(1);
    const lines = await document.pdf(proof({ ...arrival, description: 'ligne\n'.repeat(5000) }), 'en');
    expect(pagesOf(lines)).toBe(1);
  });

  it('names the fields and values of a form', () => {
    const lines = proofContent(proof(arrival), 'fr', now).sections.flatMap((section) => section.lines);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['Nature', 'Arrivée d’un collaborateur'],
        ['Prénom', 'Élodie'],
        ['Date d’effet', '7 décembre 2026'],
        ['Groupes', 'Vente, Comptabilité'],
        ['Pièces jointes', 'fiche d’arrivée.pdf'],
      ]),
    );
    const mailbox = { kind: 'account.departure', form: { mailbox: 'convert-to-shared' } };
    expect(proofContent(proof(mailbox), 'en', now).sections[1]?.lines).toContainEqual([
      'Mailbox',
      'convert to a shared mailbox',
    ]);
  });

  it('says that the first record follows none, and that a clock may not be set', () => {
    const content = proofContent(
      proof(arrival, { previousSha256: '0'.repeat(64), deadline: undefined }),
      'fr',
      now,
    );
    expect(content.sections[3]?.code).toContainEqual([
      'Empreinte précédente',
      '(premier enregistrement du registre)',
    ]);
    expect(content.sections[2]?.paragraphs).toEqual([
      'Aucune échéance n’était fixée à l’édition de ce document.',
    ]);
  });
});

describe('what the standard fonts can print', () => {
  it.each([
    ['é à ç œ Œ ’ « » € – … Ÿ', 'é à ç œ Œ ’ « » € – … Ÿ'],
    ['17\u202fh\u200942', '17\u00a0h\u00a042'],
    ['Wałęsa Čapek Şahin', 'Walesa Capek Sahin'],
    ['e\u0301', 'é'],
    ['a\u200bb\u202ec', 'abc'],
    ['日本 🎉', '?? ?'],
    ['a\u0007b\nc', 'a b\nc'],
  ])('%j', (given, expected) => {
    expect(printable(given)).toBe(expected);
  });
});
