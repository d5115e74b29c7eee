/** `#word` or `#"several words"`; `#12` is the number of a ticket. */
const pattern = /(?:^|\s)#(?:"([^"]+)"|(\p{L}[^\s"]*))/u;

/** The name of the tag that a search asks for; null when it asks for none. */
export function tagNameIn(search: string): string | null {
  const found = pattern.exec(search);
  return found?.[1] ?? found?.[2] ?? null;
}

/** The search without the name of its tag. */
export const withoutTag = (search: string): string =>
  search.replace(pattern, ' ').replace(/\s+/g, ' ').trim();
