import type { DeliveryReport } from '@vigie/tickets';

/** A mail as far as a report is looked for in it. */
export interface PossibleReport {
  headers: Readonly<Record<string, string | string[]>>;
  from: string;
  subject: string;
  /** Its text parts, machine-readable status included. */
  text: string;
  /** What it names as the mail it answers. */
  inReplyTo: string | null;
  references: readonly string[];
  attachments: readonly { type: string; content: Buffer }[];
}

const searched = 64 * 1024;
const mostRecipients = 20;
const mailer = /^(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]*)@/i;
/** What mailers without a machine-readable report write when they give up, in the languages of our clients. */
const givenUp =
  /could not be delivered|was not able to deliver|undeliver(?:ed|able)|delivery (?:has |status notification \()?fail|returned to sender|failure notice|non remis|pas pu être remis|échec de la remise/i;
const retrying = /still being retried|delayed|not been delivered yet|retardé/i;

/** Reads what became of a mail of ours (RFC 3464, RFC 8098, qmail and its like); null for any other mail. */
export function deliveryReport(mail: PossibleReport): DeliveryReport | null {
  const kind = reportType(mail);
  if (kind === 'disposition-notification') return dispositionOf(mail);
  const recipients = statusesIn(mail.text);
  if (recipients.length > 0 && kind === 'delivery-status') return { recipients, messageIds: namedBy(mail) };
  const words = `${mail.subject}\n${mail.text.slice(0, searched)}`;
  const isMailer = mailer.test(mail.from) || mail.headers['x-failed-recipients'] !== undefined;
  if (kind === null && !(isMailer && givenUp.test(words))) return null;
  const outcome = retrying.test(words) && !givenUp.test(mail.subject) ? 'delayed' : 'failed';
  const named = addressesIn(mail).map((address) => ({ address, outcome, ...reasonIn(mail.text) }) as const);
  return { recipients: named, messageIds: namedBy(mail) };
}

function reportType({ headers }: PossibleReport): string | null {
  const type = [headers['content-type'] ?? ''].flat().join();
  if (!/^multipart\/report\b/i.test(type)) return null;
  return (/report-type\s*=\s*"?([\w-]+)/i.exec(type)?.[1] ?? 'delivery-status').toLowerCase();
}

const actions: Record<string, DeliveryReport['recipients'][number]['outcome']> = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'delivered',
  expanded: 'delivered',
};

/** One group of lines a recipient, each with its action. */
function statusesIn(text: string): DeliveryReport['recipients'] {
  return text
    .slice(0, searched)
    .split(/^(?=final-recipient:)/im)
    .slice(1, 1 + mostRecipients)
    .flatMap((group) => {
      const address = cleanAddress(/^final-recipient:\s*(?:[\w-]+;)?\s*(.+)$/im.exec(group)?.[1]);
      const outcome = actions[/^action:\s*([a-z]+)/im.exec(group)?.[1]?.toLowerCase() ?? ''];
      if (address === '' || outcome === undefined) return [];
      const diagnostic = /^diagnostic-code:\s*(?:[\w-]+;)?\s*(.+(?:\n[ \t]+.+)*)/im.exec(group)?.[1] ?? '';
      const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(group)?.[1] ?? null;
      return [{ address, outcome, status, reason: oneLine(diagnostic) }];
    });
}

function dispositionOf(mail: PossibleReport): DeliveryReport | null {
  const part = mail.attachments.find(({ type }) => type === 'message/disposition-notification');
  const fields = part?.content.toString('utf8', 0, searched) ?? '';
  const address = cleanAddress(/^final-recipient:\s*(?:[\w-]+;)?\s*(.+)$/im.exec(fields)?.[1]) || mail.from;
  const read = /^disposition:[^;]*;\s*displayed/im.test(fields);
  const recipients = [{ address, outcome: read ? 'read' : 'unread', status: null, reason: '' } as const];
  const original = /^original-message-id:\s*(<[^<>\s]+>)/im.exec(fields)?.[1];
  return { recipients: [...recipients], messageIds: original ? [original] : namedBy(mail) };
}

/** Message-IDs of the mail that is told about: from the copy that came back, or from what the report answers. */
function namedBy(mail: PossibleReport): string[] {
  const copies = mail.attachments
    .filter(({ type }) => /^(?:message\/(?:rfc822|global)|text\/rfc822)/.test(type))
    .map(({ content }) => content.toString('latin1', 0, searched));
  const quoted = [...copies, mail.text.slice(0, searched)].flatMap((text) => [
    ...text.matchAll(/^message-id:\s*(<[^<>\s]+>)/gim),
  ]);
  const ids = [...quoted.map((match) => match[1] ?? ''), mail.inReplyTo ?? '', ...mail.references];
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, mostRecipients);
}

/** Whom a report in free words is about. */
function addressesIn({ headers, text }: PossibleReport): string[] {
  const failed = [headers['x-failed-recipients'] ?? ''].flat().join(',').split(',');
  const lines = [...text.slice(0, searched).matchAll(/^\s*<([^<>\s@]+@[^<>\s]+)>:?\s*$/gm)];
  const all = [...failed, ...lines.map((match) => match[1])].map(cleanAddress);
  return [...new Set(all.filter((address) => address.includes('@')))].slice(0, mostRecipients);
}

/** The enhanced status (RFC 3463) and its line. */
function reasonIn(text: string): { status: string | null; reason: string } {
  const line = /^.*\b([245]\.\d{1,3}\.\d{1,3})\b.*$/m.exec(text.slice(0, searched));
  return { status: line?.[1] ?? null, reason: oneLine(line?.[0] ?? '') };
}

const cleanAddress = (text: string | undefined) =>
  (text ?? '').replace(/[<>"]/g, '').trim().toLowerCase().slice(0, 254);
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 300).toWellFormed();
