import { tagNameIn, withoutTag } from './tag-words';

describe('a tag in a search', () => {
  it.each([
    ['#réseau', 'réseau', ''],
    ['imprimante #réseau bleue', 'réseau', 'imprimante bleue'],
    ['#"urgence atelier" badge', 'urgence atelier', 'badge'],
    ['#1234', null, '#1234'],
    ['C#sharp', null, 'C#sharp'],
    ['sans', null, 'sans'],
  ])('%s', (search, name, rest) => {
    expect(tagNameIn(search)).toBe(name);
    expect(withoutTag(search)).toBe(rest);
  });
});
