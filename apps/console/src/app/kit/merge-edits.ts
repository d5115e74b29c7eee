/** Two edits of one thing: what was changed here over what was changed there, field by field; pure. */
export function mergeEdits<S extends object>(base: S, theirs: S, mine: S): S {
  const keys = Object.keys(mine) as (keyof S)[];
  const changed = keys.filter((key) => JSON.stringify(base[key]) !== JSON.stringify(mine[key]));
  return { ...theirs, ...Object.fromEntries(changed.map((key) => [key, mine[key]])) };
}
