import type { DestructionFacts } from '@vigie/wire';
import { readText } from '../testing/read-pdf';
import { PdfDestructionDocument } from './pdf-destruction-document';

const site: DestructionFacts['sites'][number] = {
  site: 'primary',
  where: 'Angers, salle 1',
  how: 'Dépôt supprimé',
  by: 'Léa Martin',
  at: '2026-11-26T10:00:00.000Z',
  keyDestroyedAt: '2026-11-26T10:05:00.000Z',
  evidence: { name: 'listing.txt', sha256: 'c'.repeat(64) },
  before: [{ id: 'c0ffee1234567890', at: '2026-10-31T22:30:00.000Z', bytes: 204800 }],
  after: 0,
};
const facts: DestructionFacts = {
  number: 'CD-2026-00012',
  client: 'Société Cèdre',
  job: null,
  contract: 'Infogérance',
  cause: 'Fin du contrat',
  endedOn: '2026-10-30',
  dueOn: '2026-11-23',
  choice: 'return',
  asked: { by: 'Nora Petit', at: '2026-11-25T09:00:00.000Z' },
  approved: { by: 'Paul Roy', at: '2026-11-25T15:00:00.000Z' },
  sites: [site, { ...site, site: 'second', where: 'Angers, salle 2', keyDestroyedAt: null, evidence: null }],
  exports: [
    {
      medium: 'Disque chiffré n° 12',
      files: 1200,
      bytes: 5000,
      sha256: 'd'.repeat(64),
      receivedBy: 'Hélène Roy',
    },
  ],
  issuedAt: '2026-11-26T10:05:00.000Z',
};
const words = async (changes: Partial<DestructionFacts> = {}) =>
  readText(await new PdfDestructionDocument().pdf({ ...facts, ...changes })).replace(/\s+/g, ' ');

describe('a certificate of destruction', () => {
  it('says what, where, how, when, and who asked and approved', async () => {
    const text = await words();
    for (const part of [
      'N° CD-2026-00012',
      'Société Cèdre',
      'Toutes les sauvegardes du client',
      'Rendre les données, puis effacer',
      'Nora Petit, le 25 novembre 2026',
      'Paul Roy, le 25 novembre 2026',
      'Site principal',
      'Second site',
      'Angers, salle 2',
      'Dépôt supprimé',
      'Clé de chiffrement détruite le 26 novembre 2026',
      'SHA-256 cccc',
      'c0ffee1234567890',
      '204 800 octets',
      'aucune sauvegarde',
      'Disque chiffré n° 12',
      'Reçu par Hélène Roy',
    ])
      expect(text).toContain(part);
  });

  it('counts what it does not list, over as many pages as it takes', async () => {
    const before = Array.from({ length: 900 }, (_, index) => ({ id: `snap${index}`, at: null, bytes: null }));
    const text = await words({ job: 'NAS', choice: null, exports: [], sites: [{ ...site, before }] });
    expect(text).toContain('900 sauvegardes');
    expect(text).toContain('500 autres');
    expect(text).toContain('Aucun exprimé dans le délai');
    expect(text).toContain('« NAS »');
  });
});
