import { buildRequest, type FieldProblem, type TypedRequest } from './build-request';
import type { FormKind } from './fields';

jest.mock('@vigie/ui', () => jest.requireActual('../../../../../libs/ui/src/forms/typed-date'));

const today = '2026-11-23';
const arrival: TypedRequest = {
  values: { firstName: ' Zoé ', lastName: 'D’Arçay-Müller', effectiveDate: '5 déc.', licence: '' },
  groups: ['Compta', ' ', 'Tous '],
};

const values = (of: TypedRequest['values']): TypedRequest => ({ values: of, groups: [] });

describe('buildRequest', () => {
  it('sends what was meant, trimmed, without empty answers', () => {
    expect(buildRequest('account.arrival', arrival, today, ['7'])).toEqual({
      ok: true,
      request: {
        kind: 'account.arrival',
        attachmentIds: ['7'],
        form: {
          firstName: 'Zoé',
          lastName: 'D’Arçay-Müller',
          effectiveDate: '2026-12-05',
          groups: ['Compta', 'Tous'],
        },
      },
    });
  });

  it('sends a question without a form', () => {
    const typed = values({ subject: 'Imprimante', description: 'Laquelle choisir ?' });
    expect(buildRequest('question', typed, today)).toEqual({
      ok: true,
      request: { kind: 'question', subject: 'Imprimante', description: 'Laquelle choisir ?' },
    });
  });

  const refused: [name: string, kind: FormKind, typed: TypedRequest, problems: FieldProblem[]][] = [
    [
      'everything missing, in the order of the form',
      'account.departure',
      values({}),
      [
        { field: 'userPrincipalName', code: 'required' },
        { field: 'effectiveDate', code: 'required' },
        { field: 'mailbox', code: 'required' },
      ],
    ],
    [
      'a date in the past',
      'account.arrival',
      { ...arrival, values: { ...arrival.values, effectiveDate: '22/11/2026' } },
      [{ field: 'effectiveDate', code: 'date-past' }],
    ],
    [
      'a date of another century',
      'account.arrival',
      { ...arrival, values: { ...arrival.values, effectiveDate: '5/12/9999' } },
      [{ field: 'effectiveDate', code: 'date-too-far' }],
    ],
    [
      'a date that does not exist',
      'account.arrival',
      { ...arrival, values: { ...arrival.values, effectiveDate: '31/02/2027' } },
      [{ field: 'effectiveDate', code: 'date-impossible' }],
    ],
    [
      'words that are no date',
      'account.arrival',
      { ...arrival, values: { ...arrival.values, effectiveDate: 'bientôt' } },
      [{ field: 'effectiveDate', code: 'date-unreadable' }],
    ],
    [
      'a restore from the future',
      'backup.restore',
      values({ what: 'Devis', asOf: '24/11/2026' }),
      [{ field: 'asOf', code: 'date-future' }],
    ],
    [
      'an address without a domain',
      'account.change',
      values({ userPrincipalName: 'zoe', change: 'Nouveau nom' }),
      [{ field: 'userPrincipalName', code: 'email' }],
    ],
    [
      'too long a subject',
      'incident',
      values({ subject: 'a'.repeat(201), description: 'b' }),
      [{ field: 'subject', code: 'too-long' }],
    ],
    [
      'an invisible character',
      'incident',
      values({ subject: 'a\u0000b', description: 'b' }),
      [{ field: 'subject', code: 'characters' }],
    ],
    [
      'too long a group, and a bad name',
      'account.arrival',
      { values: { ...arrival.values, firstName: '' }, groups: ['g'.repeat(151)] },
      [
        { field: 'firstName', code: 'required' },
        { field: 'groups', code: 'too-long' },
      ],
    ],
  ];
  it.each(refused)('refuses %s', (_name, kind, typed, problems) => {
    expect(buildRequest(kind, typed, today)).toEqual({ ok: false, problems });
  });
});
