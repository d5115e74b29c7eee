import { isUtf8 } from 'node:buffer';
import type { MailReading, ReadMail } from '@vigie/tickets';
import { convert } from 'html-to-text';
import { simpleParser, type AddressObject, type EmailAddress, type ParsedMail } from 'mailparser';
import { attachmentName } from './attachment-name';
import { excessOf, mailLimits } from './mime-structure';
import { replyText } from './reply-text';
import { sanitiseHtml } from './sanitise-html';

const mailHeaders = ['from', 'to', 'subject', 'date', 'message-id', 'received'];

/** Takes a raw mail apart. It works hard on whatever it is given: run it in a thread of its own. */
export async function parseMail(raw: Buffer): Promise<MailReading> {
  const excess = excessOf(raw);
  if (excess) return { ok: false, reason: excess };
  try {
    const parsed = await simpleParser(withReadableHead(raw), {
      keepCidLinks: true,
      skipHtmlToText: true,
      ignoreEmbedded: true,
      checksumAlgo: false,
      maxChildNodes: mailLimits.parts,
      maxHeadSize: mailLimits.headBytes,
    });
    if (!mailHeaders.some((name) => parsed.headers.has(name))) return { ok: false, reason: 'unreadable' };
    return { ok: true, mail: readMail(parsed) };
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
}

/** Old programs write their headers in Latin-1 without saying so: they are read as such rather than lost. */
function withReadableHead(raw: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(raw.toString('latin1', 0, mailLimits.headBytes))?.index ?? 0;
  const head = raw.subarray(0, end);
  if (isUtf8(head)) return raw;
  return Buffer.concat([Buffer.from(new TextDecoder('windows-1252').decode(head)), raw.subarray(end)]);
}

function readMail(parsed: ParsedMail): ReadMail {
  const headers = rawHeaders(parsed);
  const html = parsed.html ? sanitiseHtml(parsed.html.slice(0, mailLimits.htmlLength)) : null;
  const text = clean(bestText(parsed.text ?? '', html));
  return {
    messageId: parsed.messageId ?? null,
    inReplyTo: parsed.inReplyTo ?? null,
    references: [parsed.references ?? []].flat(),
    from: sender(parsed.from),
    severalSenders: hasSeveralSenders(parsed),
    to: [parsed.to ?? [], parsed.cc ?? []].flat(2).flatMap((list) => addressesOf(list.value)),
    subject: clean(parsed.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    date: sentAt(headers['date']),
    text,
    replyText: replyText(text),
    html,
    headers,
    attachments: parsed.attachments.map((file, index) => ({
      name: attachmentName(file.filename, file.contentType, index + 1),
      type: file.contentType,
      content: file.content,
    })),
  };
}

/** The text part, unless it says far less than the HTML: a notice for old programs, or the footer of a list. */
function bestText(text: string, html: string | null): string {
  if (html === null) return text;
  const converted = convert(html, {
    wordwrap: false,
    limits: { maxDepth: 250 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
  return text.trim().length * 4 < converted.length ? converted : text;
}

/** Ends of lines as LF, no control character that could hide something. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .toWellFormed()
    .trim();
}

function sender(from: AddressObject | undefined): ReadMail['from'] {
  const first = (from?.value ?? []).flatMap((entry) => entry.group ?? [entry]).find((entry) => entry.address);
  return { address: normalAddress(first?.address), name: clean(first?.name ?? '').slice(0, 150) };
}

/** A mail that names several authors lets each server and program on its way believe in another one. */
function hasSeveralSenders({ headerLines, from }: ParsedMail): boolean {
  return (
    headerLines.filter(({ key }) => key === 'from').length > 1 || addressesOf(from?.value ?? []).length > 1
  );
}

function addressesOf(entries: EmailAddress[]): string[] {
  return entries
    .flatMap((entry) => entry.group ?? [entry])
    .map((entry) => normalAddress(entry.address))
    .filter((address) => address !== '');
}

const normalAddress = (address: string | undefined) =>
  clean(address ?? '')
    .toLowerCase()
    .slice(0, 254);

function sentAt(value: string | string[] | undefined): Date | null {
  const date = new Date([value ?? ''].flat()[0] ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Header fields as they were written, unfolded; repeated ones as a list. */
function rawHeaders(parsed: ParsedMail): ReadMail['headers'] {
  const byName = new Map<string, string[]>();
  for (const { key, line } of parsed.headerLines) {
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\s*\r?\n\s*/g, ' ')
      .trim();
    byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  return Object.fromEntries(
    [...byName].map(([key, values]) => [key, values.length === 1 ? values.join() : values]),
  );
}
