/** A path of our own to go back to; anything else leads to the first page. */
export const ownPath = (wanted: string | undefined): string =>
  wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';
