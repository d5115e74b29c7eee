import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { FileStore } from '@vigie/platform';

/** Formats that browsers show and that run nothing. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const mostBytes = 8 * 1024 * 1024;
const named = /(<img\b[^>]*?\s)data-cid="([^"]*)"/g;
const placed = /(<img\b[^>]*?\s)data-file="(\d{1,19})"/g;

/** Names the stored file of each image that came with a mail, in its sanitised HTML. */
export function withInlineFiles(
  html: string | null,
  files: readonly { contentId: string | null; id: string }[],
): string | null {
  const byContentId = new Map(files.map(({ contentId, id }) => [contentId, id]));
  return (
    html?.replace(named, (whole, start: string, contentId: string) => {
      const id = byContentId.get(contentId.replaceAll('&amp;', '&'));
      return id === undefined ? whole : `${start}data-file="${id}"`;
    }) ?? null
  );
}

/** Images of a mail, shown in place from our own store. */
@Injectable()
export class InlineImages {
  constructor(private readonly files: FileStore) {}

  /** Writes the images into the page itself, as far as `allowed` files go: it may load nothing. */
  async place(html: string, allowed: readonly string[]): Promise<string> {
    const wanted = new Set([...html.matchAll(placed)].map((match) => match[2] ?? ''));
    const described = await this.files.describe(allowed.filter((id) => wanted.has(id)));
    const addresses = new Map<string, string>();
    let total = 0;
    for (const { id, key, type } of described) {
      if (!shown.has(type)) continue;
      const content = await buffer(this.files.read(key));
      total += content.length;
      if (total <= mostBytes) addresses.set(id, `data:${type};base64,${content.toString('base64')}`);
    }
    return html.replace(placed, (whole, start: string, id: string) => {
      const address = addresses.get(id);
      return address === undefined ? whole : `${start}src="${address}"`;
    });
  }
}
