import type { Macro } from '@vigie/wire';

/** The macros whose name or text holds every word, those that match by name first; pure. */
export function matchingMacros<M extends Pick<Macro, 'name' | 'body' | 'changes'>>(
  macros: readonly M[],
  query: string,
): M[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const holds = (text: string): boolean => words.every((word) => fold(text).includes(word));
  const byName = macros.filter(({ name }) => holds(name));
  const byText = macros.filter(
    ({ name, body, changes }) => !holds(name) && holds(`${name} ${body ?? ''} ${changes.tags.join(' ')}`),
  );
  return [...byName, ...byText];
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
