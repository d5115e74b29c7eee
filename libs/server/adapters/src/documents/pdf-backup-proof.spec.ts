import type { BackupProofContent } from '@vigie/wire';
import { readText } from '../testing/read-pdf';
import { PdfBackupProof } from './pdf-backup-proof';

const run = (day: string, values: Partial<BackupProofContent['runs'][number]> = {}) => ({
  ...{ job: 'Serveur de fichiers', day, outcome: 'success' as const, excuse: null },
  ...{ dueAt: `${day}T20:30:00.000Z`, endedAt: `${day}T21:10:00.000Z` },
  verdicts: [{ verdict: 'good' as const, note: null, by: 'Léa Martin', at: `${day}T21:30:00.000Z` }],
  ...values,
});
const content: BackupProofContent = {
  format: 'vigie-backup-proof-1',
  client: { id: '1', name: 'Société Cèdre' },
  month: '2026-10',
  contracted: [
    {
      ...{ job: 'Serveur de fichiers', kind: 'folder', engine: 'restic', items: ['/srv/partage'] },
      ...{ schedule: '30 22 * * 1-5', zone: 'Europe/Paris', retentionDays: 30, quotaBytes: '500000000000' },
      secondSite: true,
    },
  ],
  sums: {
    expected: 60,
    outcomes: [
      { outcome: 'success', count: 58 },
      { outcome: 'failed', count: 1 },
      { outcome: 'excused', count: 1 },
    ],
    verdicts: [
      { verdict: 'good', count: 58 },
      { verdict: 'handled', count: 1 },
    ],
    restoreTests: 1,
  },
  runs: [
    ...Array.from({ length: 58 }, () => run('2026-10-05')),
    run('2026-10-06', {
      outcome: 'failed',
      verdicts: [
        {
          verdict: 'handled',
          note: 'Disque plein, libéré.',
          by: 'Léa Martin',
          at: '2026-10-07T06:40:00.000Z',
        },
      ],
    }),
    run('2026-10-07', {
      ...{ outcome: 'excused', endedAt: null, verdicts: [] },
      excuse: { by: 'Karim Haddad', at: '2026-10-08T06:40:00.000Z', reason: 'Coupure annoncée' },
    }),
  ],
  restoreTests: [
    {
      ...{ job: 'Serveur de fichiers', at: '2026-10-20T08:00:00.000Z', ok: true },
      ...{ detail: '12 fichiers comparés', by: 'Vigie' },
    },
  ],
  publishedAt: '2026-11-02T08:00:00.000Z',
  publishedBy: 'Karim Haddad',
};

describe('the proof of a month as a document', () => {
  const document = new PdfBackupProof();
  const sha256 = 'b'.repeat(64);

  it('says what was agreed, what came, who judged it and why, the sums before it', async () => {
    const text = readText(await document.pdf(content, sha256, 'fr'));
    for (const said of [
      ...[
        'Société Cèdre',
        'octobre 2026',
        'sauvegardes attendues',
        'Coupure annoncée',
        'Disque plein, libéré.',
      ],
      ...['Karim Haddad', '12 fichiers comparés', '/srv/partage', sha256],
    ])
      expect(text).toContain(said);
    expect(text.indexOf('sauvegardes attendues')).toBeLessThan(text.indexOf('Coupure annoncée'));
  });

  it('says what was copied and checked, and what came only after it had been missed', async () => {
    const evidence = (job: string, ok: boolean, detail: string) => ({
      ...{ job, ok, detail, at: '2026-10-20T21:00:00.000Z', by: 'Vigie' },
    });
    const whole = {
      ...content,
      runs: [run('2026-10-08', { missedAt: '2026-10-09T04:00:00.000Z' })],
      copies: [evidence('Serveur de fichiers', true, '41')],
      checks: [evidence('second', false, '3/7')],
    };
    const text = readText(await document.pdf(whole, sha256, 'fr'));
    for (const said of ['après avoir manqué', 'Complète', 'Second site', 'En défaut ou impossible', '3/7'])
      expect(text).toContain(said);
    expect(readText(await document.pdf(content, sha256, 'en'))).toContain('Not noted in this proof.');
  });

  it('is the same to the last byte when it is drawn again', async () => {
    const [first, second] = [
      await document.pdf(content, sha256, 'fr'),
      await document.pdf(content, sha256, 'fr'),
    ];
    expect(first.equals(second)).toBe(true);
  });
});
