import { isUtf8 } from 'node:buffer';
import type { MailReading, ReadMail } from '@vigie/tickets';
import { convert } from 'html-to-text';
import { simpleParser, type AddressObject, type EmailAddress, type ParsedMail } from 'mailparser';
import { attachmentName } from './attachment-name';
import { deliveryReport } from './delivery-report';
import { withoutDataImages, type DataImage } from './data-images';
import { excessOf, mailLimits } from './mime-structure';
import { replyText } from './reply-text';
import { sanitiseHtml } from './sanitise-html';
import { readTnef } from './tnef';

const mailHeaders = ['from', 'to', 'subject', 'date', 'message-id', 'received'];

/** Takes a raw mail apart. It works hard on whatever it is given: run it in a thread of its own. */
export async function parseMail(raw: Buffer): Promise<MailReading> {
  const excess = excessOf(raw);
  if (excess) return { ok: false, reason: excess };
  try {
    const readable = withReadableHead(raw);
    const parsed = await takeApart(readable);
    if (!mailHeaders.some((name) => parsed.headers.has(name))) return { ok: false, reason: 'unreadable' };
    return { ok: true, mail: readMail(withBody(await withTrueCharset(parsed, readable), readable)) };
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
}

const takeApart = (raw: Buffer): Promise<ParsedMail> =>
  simpleParser(raw, {
    keepCidLinks: true,
    skipHtmlToText: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxChildNodes: mailLimits.parts,
    maxHeadSize: mailLimits.headBytes,
  });

/** A mail that calls itself UTF-8 and is not: written in Latin-1, as its bytes show. */
async function withTrueCharset(parsed: ParsedMail, raw: Buffer): Promise<ParsedMail> {
  const shown = `${parsed.text ?? ''}${parsed.html || ''}`;
  if (!shown.includes('\ufffd') || isUtf8(raw)) return parsed;
  const renamed = raw.toString('latin1').replace(/\bcharset\s*=\s*"?utf-?8"?/gi, 'charset=windows-1252');
  const again = await takeApart(Buffer.from(renamed, 'latin1'));
  // Parts that are UTF-8 after all would now look like this.
  return /Ã[\u0080-\u00bf]/.test(`${again.text ?? ''}${again.html || ''}`) ? parsed : again;
}

/** A mail whose parts cannot be told apart is shown as it stands rather than empty. */
function withBody(parsed: ParsedMail, raw: Buffer): ParsedMail {
  const isEmpty = !parsed.text && !parsed.html && parsed.attachments.length === 0;
  if (!isEmpty || !/^content-type:\s*multipart\//im.test(headOf(raw).toString('latin1'))) return parsed;
  const body = raw.subarray(headOf(raw).length, headOf(raw).length + mailLimits.htmlLength);
  return { ...parsed, text: new TextDecoder(isUtf8(body) ? 'utf-8' : 'windows-1252').decode(body) };
}

function headOf(raw: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(raw.toString('latin1', 0, mailLimits.headBytes))?.index ?? 0;
  return raw.subarray(0, end);
}

/** Old programs write their headers in Latin-1 without saying so: they are read as such rather than lost. */
function withReadableHead(raw: Buffer): Buffer {
  const head = headOf(raw);
  if (isUtf8(head)) return raw;
  const rest = raw.subarray(head.length);
  return Buffer.concat([Buffer.from(new TextDecoder('windows-1252').decode(head)), rest]);
}

function readMail(parsed: ParsedMail): ReadMail {
  const headers = rawHeaders(parsed);
  const page = withoutDataImages(parsed.html ? parsed.html.slice(0, mailLimits.htmlLength) : '');
  const html = page.html === '' ? null : sanitiseHtml(page.html);
  const opened = openEnvelopes([...attachmentsOf(parsed), ...page.images]);
  const text = clean(bestText(parsed.text ?? '', html)) || clean(opened.text);
  const facts = { ...whoAndWhat(parsed, headers), headers };
  return {
    ...facts,
    text,
    replyText: replyText(text),
    html,
    attachments: opened.files.map((file, index) => ({
      ...file,
      name: attachmentName(file.name, file.type, index + 1),
    })),
    report: deliveryReport({
      ...facts,
      from: facts.from.address,
      text: parsed.text ?? '',
      attachments: opened.files,
    }),
  };
}

function whoAndWhat(parsed: ParsedMail, headers: ReadMail['headers']) {
  return {
    messageId: parsed.messageId ?? null,
    inReplyTo: parsed.inReplyTo ?? null,
    references: [parsed.references ?? []].flat(),
    from: sender(parsed.from),
    severalSenders: hasSeveralSenders(parsed),
    to: recipientsOf(parsed.to),
    cc: recipientsOf(parsed.cc),
    subject: clean(parsed.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    date: sentAt(headers['date']),
  };
}

/** A file as the mail names it. */
type NamedFile = DataImage;

const attachmentsOf = ({ attachments }: ParsedMail): NamedFile[] =>
  attachments.map(({ filename, contentType, content, cid }) => ({
    name: filename ?? '',
    type: contentType,
    content,
    contentId: cid ?? null,
  }));

/** Outlook's envelopes are opened where they can be; one that cannot stays a file. */
function openEnvelopes(files: NamedFile[]): { text: string; files: NamedFile[] } {
  let text = '';
  const opened = files.flatMap((file) => {
    const isEnvelope =
      /^application\/(?:vnd\.)?ms-tnef$/i.test(file.type) || /^winmail\.dat$/i.test(file.name);
    const content = isEnvelope ? readTnef(file.content) : null;
    if (content === null) return [file];
    text ||= content.text;
    return content.files.map((inner) => ({ ...inner, type: 'application/octet-stream', contentId: null }));
  });
  return { text, files: opened };
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

/** Whom one header names, each once. */
const recipientsOf = (lists: AddressObject | AddressObject[] | undefined): string[] => [
  ...new Set([lists ?? []].flat().flatMap((list) => addressesOf(list.value))),
];

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
