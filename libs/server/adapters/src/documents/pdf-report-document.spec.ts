import type { SealedReport } from '@vigie/tickets';
import { readText } from '../testing/read-pdf';
import { PdfReportDocument } from './pdf-report-document';

/** A drawing of one pixel. */
const drawing =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const report: SealedReport = {
  client: 'Société Cèdre',
  site: null,
  technician: 'Léa Martin',
  subject: 'Remplacement du pare-feu',
  startsAt: '2026-11-23T08:00:00.000Z',
  usedMinutes: 95,
  done: 'Pare-feu remplacé, règles reprises.\nEssai de bascule réussi.',
  parts: '1 × FG-60F',
  author: 'Léa Martin',
  signedBy: 'Hélène Garnier',
  signedAt: '2026-11-23T10:00:00.000Z',
  drawingSha256: null,
};
const sha256 = 'a'.repeat(64);

describe('the report as a document', () => {
  const document = new PdfReportDocument();

  it('says what was done, in how long, and who signed, with its accents', async () => {
    const text = readText(await document.pdf(report, { sha256, drawing: null }, 'fr'));
    expect(text).toContain('Société Cèdre');
    expect(text).toContain('Essai de bascule réussi.');
    expect(text).toContain('Hélène Garnier');
    expect(text).toContain('lundi 23 novembre 2026');
    expect(text).toContain(sha256);
  });

  it('shows what was drawn', async () => {
    const plain = await document.pdf(report, { sha256, drawing: null }, 'en');
    const drawn = await document.pdf(report, { sha256, drawing }, 'en');
    expect(plain.toString('latin1')).not.toContain('/Subtype /Image');
    expect(drawn.toString('latin1')).toContain('/Subtype /Image');
  });
});
