import type { ContractState } from './contract-state';

export const contractDocumentKinds = ['contract', 'amendment', 'letter', 'other'] as const;
export type ContractDocumentKind = (typeof contractDocumentKinds)[number];

/** Whether a paper proves something, and stays: a letter, and whatever was signed. */
export const isOfRecord = (kind: ContractDocumentKind, state: ContractState): boolean =>
  kind === 'letter' || (kind !== 'other' && state !== 'draft');
