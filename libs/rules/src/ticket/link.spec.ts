import * as fc from 'fast-check';
import { linkKinds, linkOf, linkProblem, linkRelations, relationOf, type NewLink } from './link';

const ticket = (id: string, clientId = '1') => ({ id, clientId });
const link = (change: Partial<NewLink>): NewLink => ({
  kind: 'parent',
  from: ticket('1'),
  to: ticket('2'),
  ancestorsOfTo: [],
  parentOfFrom: null,
  ...change,
});

describe('links between tickets', () => {
  it.each([
    ['a parent', {}, null],
    ['itself', { to: ticket('1') }, 'self'],
    ['itself as a duplicate', { kind: 'duplicate', to: ticket('1') }, 'self'],
    ['its own child', { ancestorsOfTo: ['1'] }, 'cycle'],
    ['its own grandchild', { ancestorsOfTo: ['9', '1'] }, 'cycle'],
    ['a parent of another client', { to: ticket('2', '2') }, 'other-client'],
    ['a cause of another client', { kind: 'cause', to: ticket('2', '2') }, null],
    ['a duplicate of another client', { kind: 'duplicate', to: ticket('2', '2') }, null],
    ['a second parent', { parentOfFrom: '3' }, 'has-parent'],
    ['the parent it has', { parentOfFrom: '2' }, null],
  ] as const)('%s', (_name, change, problem) => {
    expect(linkProblem(link(change))).toBe(problem);
  });

  it('are said in words that lead back to what is stored', () => {
    for (const relation of linkRelations) {
      const { kind, reversed } = linkOf(relation);
      expect(relationOf(kind, reversed)).toBe(relation);
    }
  });

  it('never make a circle of parents, whatever is tried in whatever order', () => {
    const pair = fc.record({ from: fc.nat(6), to: fc.nat(6), kind: fc.constantFrom(...linkKinds) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (tries) => {
        const parents = new Map<string, string>();
        const ancestors = (id: string): string[] => {
          const parent = parents.get(id);
          return parent === undefined ? [] : [parent, ...ancestors(parent)];
        };
        for (const { from, to, kind } of tries) {
          const [child, parent] = [String(from), String(to)];
          const problem = linkProblem({
            kind,
            from: ticket(child),
            to: ticket(parent),
            ancestorsOfTo: ancestors(parent),
            parentOfFrom: parents.get(child) ?? null,
          });
          if (problem === null && kind === 'parent') parents.set(child, parent);
        }
        for (const id of parents.keys()) expect(ancestors(id)).not.toContain(id);
      }),
    );
  });
});
