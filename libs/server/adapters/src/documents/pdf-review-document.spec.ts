import type { ReviewFigures, ServiceReview } from '@vigie/wire';
import { readText } from '../testing/read-pdf';
import { PdfReviewDocument } from './pdf-review-document';

const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
const figures: ReviewFigures = {
  months: months.map((month, index) => ({
    month,
    opened: 20 + index,
    resolved: 18 + index,
    backlog: index,
    finished: index === 0 ? 0 : 20,
    met: index === 0 ? 0 : 19,
  })),
  kinds: [{ kind: 'incident', count: 25 }],
  clocks: [{ clock: 'resolution', count: 20, met: 19, breached: 1, medianMs: 5_400_000, p90Ms: 28_800_000 }],
  breaches: [
    {
      ticketId: '10004',
      number: 'T-10004',
      subject: 'Liaison coupée',
      clock: 'resolution',
      dueAt: '2026-10-05T08:00:00.000Z',
      finishedAt: '2026-10-06T08:00:00.000Z',
      reason: 'Pièce commandée trop tard',
    },
  ],
  tickets: Array.from({ length: 80 }, (_, index) => ({
    ticketId: String(10_000 + index),
    number: `T-${10_000 + index}`,
    subject: `Sujet numéro ${index}, assez long pour passer sur une deuxième ligne quand la page est étroite`,
    state: 'closed' as const,
    openedAt: '2026-10-02T08:00:00.000Z',
  })),
  satisfaction: { done: 20, asked: 12, answered: 8, good: 7 },
  opinions: [{ number: 'T-10010', subject: 'Poste', rating: 'good', comment: 'Rapide et clair.' }],
  interventions: [],
  time: { minutes: 615, billableMinutes: 90, activities: [{ activity: 'remote', minutes: 615 }] },
  estate: {
    pieces: 6,
    ending: [{ name: 'PC-02', kind: 'workstation', site: null, warrantyEnd: '2026-12-17' }],
  },
};
const review: ServiceReview = {
  id: '3',
  client: { id: '1', name: 'Société Cèdre' },
  month: '2026-10',
  state: 'published',
  commented: true,
  comment: 'Nous conseillons un second lien.',
  figures,
  publishedAt: '2026-11-03T09:00:00.000Z',
  publishedBy: 'Karim Haddad',
  sha256: 'c'.repeat(64),
  readers: ['Antoine Mercier'],
  monthOver: true,
  undoUntil: null,
  version: 3,
};

describe('a service review as a document', () => {
  it('says the month, the comment, the figures, what was missed and why, on numbered pages', async () => {
    const text = readText(await new PdfReviewDocument().pdf(review, 'fr'));
    expect(text).toContain('Bilan de service, octobre 2026');
    expect(text).toContain('Nous conseillons un second lien.');
    expect(text).toMatch(/95\s%/);
    expect(text).toContain('Pièce commandée trop tard');
    expect(text).toContain('T-10079');
    expect(text).toContain('c'.repeat(64));
    expect(text).toMatch(/\b1\/[2-9]\b/);
    expect(text).not.toContain('Projet');
  });

  it('says that a draft is one, in the language of the reader', async () => {
    const draft = { ...review, state: 'draft', publishedAt: null, publishedBy: null, sha256: null } as const;
    const text = readText(await new PdfReviewDocument().pdf(draft, 'en'));
    expect(text).toContain('Service review, October 2026');
    expect(text).toContain('Draft: figures as they are now.');
  });
});
