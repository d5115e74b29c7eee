import { errorCodes } from './errors';
import { errorsEn } from './errors.en';
import { errorsFr } from './errors.fr';
import { sayError } from './say-error';

const factsIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe('the words of an error', () => {
  it('hold the facts that came with it', () => {
    expect(sayError('plan.tenant-throttled', 'fr', { retryAfter: 12 })).toContain('attendre 12\u00a0s');
    expect(sayError('plan.tenant-throttled', 'en', { retryAfter: 12 })).toContain('wait 12 s');
    expect(sayError('plan.tenant-throttled', 'en')).toContain('wait … s');
  });

  it.each(errorCodes)('%s tells the same facts in both languages', (code) => {
    expect(factsIn(errorsEn[code])).toEqual(factsIn(errorsFr[code]));
  });
});
