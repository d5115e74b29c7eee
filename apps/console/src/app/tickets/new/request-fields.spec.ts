import '@angular/compiler';
import { sharedTexts } from '@vigie/ui';
import { requestFields } from './request-fields';

describe('the form of a written request', () => {
  it('is read in the order it was asked, whatever the order of the sealed text', () => {
    const sealed = {
      effectiveDate: '2026-12-05',
      firstName: 'Zoé',
      groups: ['Compta', 'Direction'],
      lastName: 'Petit',
    };
    expect(requestFields(sealed, sharedTexts.fr.form, 'fr').map(({ value }) => value)).toEqual([
      'Zoé',
      'Petit',
      expect.stringContaining('5 décembre 2026'),
      'Compta, Direction',
    ]);
  });
});
