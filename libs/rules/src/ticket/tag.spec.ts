import * as fc from 'fast-check';
import { tagColourOf, tagColours } from './tag';

describe('the colour of a tag', () => {
  it('is one of the tokens, the same whatever the case', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(tagColours).toContain(tagColourOf(name));
        expect(tagColourOf(name.toLowerCase())).toBe(tagColourOf(name));
      }),
    );
  });
});
