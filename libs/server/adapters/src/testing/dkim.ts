import { createHash, createPublicKey, verify } from 'node:crypto';

/** Whether a mail carries a DKIM signature (RFC 6376, relaxed/relaxed) that this DNS record confirms. */
export function dkimHolds(raw: string, record: string): boolean {
  const split = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, split)
    .replace(/\r\n([ \t])/g, '$1')
    .split('\r\n');
  const signature = headers.find((line) => /^dkim-signature:/i.test(line)) ?? '';
  const tag = (name: string) =>
    (new RegExp(`[;:\\s]${name}=([^;]*)`).exec(signature)?.[1] ?? '').replace(/\s/g, '');
  const body = `${raw
    .slice(split + 4)
    .replace(/[ \t]+(?=\r\n|$)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(?:\r\n)+$/, '')}\r\n`;
  if (createHash('sha256').update(body).digest('base64') !== tag('bh')) return false;
  const named = tag('h').split(':');
  const lines = [...named.map((name) => headers.find((line) => keyOf(line) === name.toLowerCase()) ?? '')];
  const signed = [...lines.map(relaxed), relaxed(signature.replace(/([;\s]b=)[^;]*/, '$1'))].join('\r\n');
  const key = Buffer.from(/p=(\S+)/.exec(record)?.[1] ?? '', 'base64');
  const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
  return verify('sha256', Buffer.from(signed), publicKey, Buffer.from(tag('b'), 'base64'));
}

const keyOf = (line: string) => line.slice(0, line.indexOf(':')).trim().toLowerCase();
const relaxed = (line: string) =>
  `${keyOf(line)}:${line
    .slice(line.indexOf(':') + 1)
    .replace(/\s+/g, ' ')
    .trim()}`;
