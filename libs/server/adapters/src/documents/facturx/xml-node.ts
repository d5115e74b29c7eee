/** An element as the parser gives it: its children by name, each a list, its attributes with `@`, its text as `#`. */
export interface Node {
  [name: string]: string | Node[] | undefined;
}

/** Every element at the end of a path. */
export function children(node: Node, ...path: string[]): Node[] {
  return path.reduce<Node[]>(
    (nodes, name) =>
      nodes.flatMap((one) => {
        const found = one[name];
        return Array.isArray(found) ? found : [];
      }),
    [node],
  );
}

/** The texts at the end of a path; what is empty is none. */
export const texts = (node: Node, ...path: string[]): string[] =>
  children(node, ...path).flatMap((one) => {
    const text = one['#'];
    return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
  });

/** The first of them. */
export const textOf = (node: Node, ...path: string[]): string | null => texts(node, ...path)[0] ?? null;

/** An attribute of an element. */
export const attribute = (node: Node, name: string): string | null => {
  const value = node[`@${name}`];
  return typeof value === 'string' ? value : null;
};
