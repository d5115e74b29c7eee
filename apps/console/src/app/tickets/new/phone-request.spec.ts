import { newRequest } from '@vigie/wire';
import { emptyFields, fieldsOf, phoneKinds, requestOf } from './phone-request';

const filled = {
  ...emptyFields,
  subject: 'Imprimante',
  description: 'Elle clignote.',
  firstName: 'Zoé',
  lastName: 'D’Arçay',
  effectiveDate: '2026-12-05',
  groups: 'Comptabilité, Direction',
  userPrincipalName: 'marc@borel.test',
  change: 'Renommer le compte',
  what: 'Dossier Bilans',
  asOf: '2026-11-20',
};

describe('requests by phone', () => {
  it.each(phoneKinds)('%s is what the wire accepts', (kind) => {
    expect(newRequest.safeParse(requestOf(kind, filled)).error).toBeUndefined();
  });

  it('splits groups and leaves out what was not filled', () => {
    expect(requestOf('account.arrival', filled)['form']).toEqual({
      firstName: 'Zoé',
      lastName: 'D’Arçay',
      effectiveDate: '2026-12-05',
      groups: ['Comptabilité', 'Direction'],
    });
  });

  it('asks for a subject only where there is no form', () => {
    expect(fieldsOf('incident').map(({ key }) => key)).toContain('subject');
    expect(fieldsOf('backup.restore').map(({ key }) => key)).not.toContain('subject');
  });
});
