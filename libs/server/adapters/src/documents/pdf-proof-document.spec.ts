import type { Proof } from '@vigie/wire';
import { PdfProofDocument } from './pdf-proof-document';
import { proofContent } from './proof-content';
import { printable } from './proof-fonts';
import { readText } from '../testing/read-pdf';

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

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length;

describe('the proof as a document', () => {
  const document = new PdfProofDocument({ now: () => now });

  it('is one page that says what was received', async () => {
    const pdf = await document.pdf(proof(arrival), 'fr');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBe(1);
    const text = readText(pdf);
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
    const codes = await document.pdf(proof({ ...arrival, description: '日本'.repeat(3000) }), 'fr');
    expect(pagesOf(codes)).toBe(1);
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
    expect(content.sections[2]?.paragraphs).toEqual(['Aucune échéance n’a été promise à la réception.']);
  });

  it('says that the contract was suspended when the request came', () => {
    const payload = JSON.stringify({ request: arrival, contractSuspended: true });
    const content = proofContent(proof({}, { payload, deadline: undefined }), 'fr', now);
    expect(content.sections[2]?.paragraphs).toEqual([
      'Aucune échéance n’a été promise à la réception.',
      'Le contrat était suspendu à la réception\u00a0: le délai ne courait pas.',
    ]);
  });

  it('writes names of Europe in their own letters, and what it cannot draw by its code', async () => {
    const names = 'Wałęsa Čapek Şahin Ștefan Παπαδόπουλος Юлія Đặng Nguyễn Þór Œdipe';
    const request = { ...arrival, description: `${names} 🎉 日本 \u202ecod\u200b.exe דוד` };
    const text = readText(await document.pdf(proof(request), 'fr')).replace(/\s+/g, ' ');
    expect(text).toContain(names);
    for (const code of ['1F389', '65E5', '672C', '202E', '200B', '05D3'])
      expect(text).toContain(`[U+${code}]`);
    expect(text).toContain('écrits entre crochets, par leur code Unicode');
    expect(text).not.toContain('\ufffd');
    expect(readText(await document.pdf(proof(arrival), 'fr'))).not.toContain('crochets');
  });

  it('never cuts a long text inside the code of a character', () => {
    const description = '日本'.repeat(3000);
    const { sections } = proofContent(proof({ kind: 'question', description }), 'fr', now);
    const text = sections[1]?.lines.find(([label]) => label === 'Texte')?.[1];
    expect(text).toMatch(/^(\[U\+(65E5|672C)\])+ … \(texte complet/);
  });
});

describe('what the document can show', () => {
  it.each([
    ['é à ç œ Œ ’ « » € – … Ÿ', 'é à ç œ Œ ’ « » € – … Ÿ'],
    ['17\u202fh\u200942', '17\u202fh\u200942'],
    ['Wałęsa Čapek', 'Wałęsa Čapek'],
    ['e\u0301', 'é'],
    ['a\u200bb\u202ec', 'a[U+200B]b[U+202E]c'],
    ['日本 🎉', '[U+65E5][U+672C] [U+1F389]'],
    ['a\u0007b\r\nc\td', 'a[U+0007]b\nc    d'],
  ])('%j', (given, expected) => {
    expect(printable(given)).toBe(expected);
  });
});
