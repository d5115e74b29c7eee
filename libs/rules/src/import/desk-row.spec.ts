import fc from 'fast-check';
import { entityNames, guessFields, missingFields, nameOrders, readDeskRow } from '../index';

const read = (cells: Parameters<typeof readDeskRow>[0]) => readDeskRow(cells, 'Europe/Paris');

describe('the columns of an export', () => {
  it.each([
    [
      'tickets',
      ['ID', 'Titre', 'Entité', 'Statut', 'Attribué à - Groupe', 'Date d’ouverture'],
      ['reference', 'subject', 'client', 'state', 'queue', 'openedAt'],
    ],
    [
      'tickets',
      ['ID', 'Title', 'Entity', 'Status', 'Opening date'],
      ['reference', 'subject', 'client', 'state', 'openedAt'],
    ],
    ['tickets', ['Demandeur - Demandeur', 'Attribué à - Technicien', ''], ['requester', 'assignee', null]],
    ['tickets', ['Title', 'Sujet'], ['subject', null]],
    [
      'contacts',
      ['Identifiant', 'Nom de famille', 'Prénom', 'Adresses de messagerie'],
      ['reference', 'lastName', 'firstName', 'email'],
    ],
    ['clients', ['Nom complet', 'N° SIREN', 'Couleur'], ['name', 'siren', null]],
  ] as const)('of %s %j are read as %j', (kind, titles, fields) => {
    expect(guessFields(kind, titles)).toEqual(fields);
  });

  it('say what is missing, unless a client is given for all', () => {
    expect(missingFields('tickets', ['reference', 'subject'], false)).toEqual([['openedAt'], ['client']]);
    expect(missingFields('contacts', ['email', 'lastName'], true)).toEqual([]);
  });
});

describe('a row of an export', () => {
  it.each([
    ['2026-03-01 10:22', '2026-03-01T09:22:00.000Z'],
    ['2026-07-01 10:22:59', '2026-07-01T08:22:00.000Z'],
    ['01/03/2026 10:22', '2026-03-01T09:22:00.000Z'],
    ['1-3-2026', '2026-02-28T23:00:00.000Z'],
    ['01/03/2026 à 10h22', '2026-03-01T09:22:00.000Z'],
    ['2026-03-01T10:22:00Z', '2026-03-01T10:22:00.000Z'],
    ['2026-03-01T10:22:00+05:00', '2026-03-01T05:22:00.000Z'],
    // The clocks skip this hour.
    ['2026-03-29 02:30', '2026-03-29T01:00:00.000Z'],
  ])('the moment %s is %s', (text, at) => {
    expect(read({ openedAt: text })).toEqual({ values: { openedAt: at }, faults: [] });
  });

  it.each([
    ['openedAt', '31/02/2026', 'date-unreadable'],
    ['openedAt', '03/25/2026', 'date-unreadable'],
    ['openedAt', '2026-03-01 25:00', 'date-unreadable'],
    ['openedAt', '0026-03-01', 'date-unreadable'],
    ['openedAt', 'hier', 'date-unreadable'],
    ['state', 'perdu de vue', 'state-unknown'],
    ['urgency', 'folle', 'level-unknown'],
    ['siren', '123456789', 'siren-invalid'],
    ['email', 'zoe chez acme', 'email-unreadable'],
    ['name', 'x'.repeat(151), 'too-long'],
    ['name', 'a\u0000b', 'characters'],
  ] as const)('refuses in %s %p: %s', (field, text, code) => {
    expect(read({ [field]: text })).toEqual({ values: {}, faults: [{ field, code }] });
  });

  it.each([
    ['reference', '1 234', '1234'],
    ['reference', 'ACME-12', 'ACME-12'],
    ['email', 'Zoé <ZOE@acme.test>', 'zoe@acme.test'],
    ['email', 'zoe@acme.test\nautre@acme.test', 'zoe@acme.test'],
    ['siren', '732 829 320 00074', '732829320'],
    ['state', 'En cours (Attribué)', 'open'],
    ['state', 'En cours (Planifié)', 'planned'],
    ['state', 'Processing (planned)', 'planned'],
    ['state', 'En attente', 'waiting-client'],
    ['state', 'Clos', 'closed'],
    ['kind', 'Demande', 'question'],
    ['impact', 'Très haute', 'high'],
    ['priority', 'Majeure', { impact: 'high', urgency: 'high' }],
    ['active', 'Non', false],
    ['name', "'=1+1", '=1+1'],
    ['description', 'a\r\nb', 'a\r\nb'],
    ['subject', 'a\n b', 'a b'],
  ] as const)('reads in %s %p as %p', (field, text, value) => {
    expect(read({ [field]: text })).toEqual({ values: { [field]: value }, faults: [] });
  });

  it('never fails, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { values, faults } = read({ openedAt: text, email: text, state: text, description: text });
        expect(Object.keys(values).length + faults.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('names', () => {
  it('of entities are tried from the last to the first, without the root', () => {
    expect(entityNames('Entité racine > ACME > Lyon')).toEqual(['Lyon', 'ACME']);
    expect(entityNames('ACME')).toEqual(['ACME']);
  });

  it('of people are known with the last name first', () => {
    expect(nameOrders('Dupont Zoé')).toEqual(['Dupont Zoé', 'Zoé Dupont']);
  });
});
