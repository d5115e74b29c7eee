/** Which rows of a list are picked, and the one a range starts from. */
export interface Selection {
  ids: ReadonlySet<string>;
  anchor: string | null;
}

export const nothing: Selection = { ids: new Set(), anchor: null };

/** Picks a row, or gives it up; a range takes every row between the last one touched and this one. */
export function pick(
  { ids, anchor }: Selection,
  rows: readonly string[],
  id: string,
  range: boolean,
): Selection {
  const from = anchor === null ? -1 : rows.indexOf(anchor);
  const to = rows.indexOf(id);
  if (range && from >= 0 && to >= 0) {
    const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1);
    return { ids: new Set([...ids, ...between]), anchor: id };
  }
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}
