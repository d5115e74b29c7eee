/** What a ticket may be for another one; the link is stored once, and read from both sides. */
export const linkKinds = ['parent', 'duplicate', 'cause'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** The same as people say it, from the side of the ticket they look at. */
export const linkRelations = [
  'child-of',
  'parent-of',
  'duplicate-of',
  'duplicated-by',
  'caused-by',
  'cause-of',
] as const;
export type LinkRelation = (typeof linkRelations)[number];

const sides: Record<LinkRelation, { kind: LinkKind; reversed: boolean }> = {
  'child-of': { kind: 'parent', reversed: false },
  'parent-of': { kind: 'parent', reversed: true },
  'duplicate-of': { kind: 'duplicate', reversed: false },
  'duplicated-by': { kind: 'duplicate', reversed: true },
  'caused-by': { kind: 'cause', reversed: false },
  'cause-of': { kind: 'cause', reversed: true },
};

/** How a relation is stored: its kind, and whether the other ticket is the one that has it. */
export const linkOf = (relation: LinkRelation): { kind: LinkKind; reversed: boolean } => sides[relation];

/** The words of a stored link, seen from the ticket that has it or from the other one. */
export function relationOf(kind: LinkKind, reversed: boolean): LinkRelation {
  const seen = linkRelations.find((relation) => {
    const side = sides[relation];
    return side.kind === kind && side.reversed === reversed;
  });
  return seen ?? 'duplicate-of';
}

/** A link about to be made: `from` gets `to` as its parent, original or cause. */
export interface NewLink {
  kind: LinkKind;
  from: { id: string; clientId: string };
  to: { id: string; clientId: string };
  /** Parent, grandparent and so on of `to`, nearest first. */
  ancestorsOfTo: readonly string[];
  /** The parent that `from` has already. */
  parentOfFrom: string | null;
}

export type LinkProblem = 'self' | 'cycle' | 'other-client' | 'has-parent';

/** Why a link cannot be made; null when it can. Only a parent must be of the same client. */
export function linkProblem({ kind, from, to, ancestorsOfTo, parentOfFrom }: NewLink): LinkProblem | null {
  if (from.id === to.id) return 'self';
  if (kind !== 'parent') return null;
  if (from.clientId !== to.clientId) return 'other-client';
  if (ancestorsOfTo.includes(from.id)) return 'cycle';
  return parentOfFrom !== null && parentOfFrom !== to.id ? 'has-parent' : null;
}
