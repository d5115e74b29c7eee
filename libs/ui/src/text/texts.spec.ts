import { sharedTexts } from './shared-texts';

/** Every string of a tree of texts; functions are called with a stand-in for each argument. */
function strings(node: unknown, path: string): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(...Array<string>(node.length).fill('3')))]];
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]) => strings(value, path ? `${path}.${key}` : key));
}

it('has the same keys in both languages', () => {
  const keys = (locale: 'fr' | 'en'): string[] => strings(sharedTexts[locale], '').map(([path]) => path);
  expect(keys('en')).toEqual(keys('fr'));
});
