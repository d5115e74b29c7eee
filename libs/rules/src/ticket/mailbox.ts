import { fillMacro, type MacroValues } from './macro';

/** What is known of a mailbox to tell which mails are its own. */
export interface OwnMailbox {
  /** Null for the first one, which the installation names. */
  id: string | null;
  address: string;
  aliases: readonly string[];
}

/** How a mail leaves: under the name of its mailbox alone, or with the name of who writes before it. */
export const senderNames = ['mailbox', 'person'] as const;
export type SenderNames = (typeof senderNames)[number];

/** An address as it is compared: in lower case, and without what a sender added after a plus. */
export function plainAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '');
}

/** The mailbox that has this address or alias; undefined when nobody of us has it. */
export function mailboxOf<Box extends OwnMailbox>(boxes: readonly Box[], address: string): Box | undefined {
  const wanted = plainAddress(address);
  return boxes.find((box) => [box.address, ...box.aliases].some((own) => plainAddress(own) === wanted));
}

/** What stands behind the plus in an address of ours that takes the reports of backups. */
export const reportTag = 'sauvegardes';

/** Whether an address is one of ours with the mark of reports. */
export const isReportAddress = (boxes: readonly OwnMailbox[], address: string): boolean =>
  address.trim().toLowerCase().includes(`+${reportTag}@`) && mailboxOf(boxes, address) !== undefined;

/** The mailbox a mail was written to: the first one that it names, else the one it was found in. */
export function mailboxWrittenTo(
  boxes: readonly OwnMailbox[],
  mail: { to: readonly string[]; foundIn: string | null },
): string | null {
  for (const address of mail.to) {
    const box = mailboxOf(boxes, address);
    if (box) return box.id;
  }
  return mail.foundIn;
}

/** The name a mail leaves under. */
export const senderName = (box: { name: string; senderNames: SenderNames }, person: string | null): string =>
  box.senderNames === 'person' && person ? `${person} · ${box.name}` : box.name;

/** A signature as it leaves: what has no value is left out. */
export function signatureOf(template: string, values: MacroValues): string {
  const { text, empty } = fillMacro(template, values);
  const open = new RegExp(`\\{\\{\\s*(?:${empty.join('|')})\\s*\\}\\}`, 'g');
  return (empty.length === 0 ? text : text.replace(open, '')).trim();
}
