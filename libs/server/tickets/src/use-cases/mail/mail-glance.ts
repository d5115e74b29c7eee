const headBytes = 64 * 1024;

/**
 * Sender and subject of a raw mail at a glance, without reading it: enough to show a mail that waits, or one that
 * cannot be read at all.
 */
export function glanceAt(raw: Buffer): { fromAddress: string; fromName: string; subject: string } {
  const [head = ''] = raw
    .toString('utf8', 0, headBytes)
    .replace(/^\r?\n/, '\n\n')
    .split(/\r?\n\r?\n/, 1)
    .map((lines) => lines.replace(/\r?\n[ \t]+/g, ' '));
  const from = field(head, 'from');
  const bracketed = /^(.*)<([^<>]*)>/.exec(from);
  return {
    fromAddress: (bracketed?.[2] ?? from).trim().toLowerCase().slice(0, 254),
    fromName: (bracketed?.[1] ?? '').replaceAll('"', '').trim().slice(0, 150),
    subject: field(head, 'subject').slice(0, 300),
  };
}

function field(head: string, name: string): string {
  const value = new RegExp(`^${name}:(.*)$`, 'im').exec(head)?.[1] ?? '';
  return value
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim();
}
