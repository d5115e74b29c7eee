import type { AskedWord } from '../search/snippet';
import { askedWords } from '../search/words';
import { type EquipmentKind, equipmentKinds } from './equipment';

/** How people call equipment of a kind, in French and English; its key is one more name. */
export const equipmentKindNames: Record<EquipmentKind, readonly string[]> = {
  workstation: ['poste de travail', 'poste', 'pc', 'ordinateur', 'portable', 'laptop', 'desktop', 'computer'],
  server: ['serveur'],
  phone: ['téléphone', 'smartphone', 'mobile'],
  network: ['réseau', 'switch', 'routeur', 'router', 'pare-feu', 'firewall', 'borne wifi'],
  printer: ['imprimante', 'copieur'],
  other: ['autre'],
};

/** Shorter beginnings would stand for anything. */
const shortestBeginning = 3;
const names = equipmentKinds.flatMap((kind) =>
  [kind, ...equipmentKindNames[kind]].map((name) => ({ kind, words: askedWords(name) })),
);
const singular = (word: string) => word.replace(/[sx]$/, '');

/** A kind that was asked for by one of its names, and the words that say so. */
export interface AskedKind {
  kind: EquipmentKind;
  words: ReadonlySet<string>;
}

/** The kinds of equipment that are named among the words of a search, in either language and in any number. */
export function askedKinds(asked: readonly AskedWord[]): AskedKind[] {
  const byKind = new Map<EquipmentKind, Set<string>>();
  for (const { kind, words } of names) {
    const said = words.map((word) => asked.filter((one) => says(one, word)));
    if (said.some((ones) => ones.length === 0)) continue;
    const known = byKind.get(kind) ?? [];
    byKind.set(kind, new Set([...known, ...said.flat().map(({ word }) => word)]));
  }
  return [...byKind].map(([kind, words]) => ({ kind, words }));
}

/** The kind that a whole text is a name of; null when it is none. */
export function equipmentKindNamed(text: string): EquipmentKind | null {
  const words = askedWords(text);
  const kinds = askedKinds(words.map((word) => ({ word, prefix: false })));
  return kinds.find((one) => words.every((word) => one.words.has(word)))?.kind ?? null;
}

const says = ({ word, prefix }: AskedWord, name: string): boolean =>
  singular(word) === singular(name) || (prefix && word.length >= shortestBeginning && name.startsWith(word));
