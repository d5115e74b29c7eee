import type { TicketMessage } from '@vigie/wire';

/** The answer that a colleague gave after `after`, the newest message that the writer had seen; pure. */
export function crossedReply(
  messages: readonly TicketMessage[],
  after: string | null,
  me: string,
): TicketMessage | null {
  const known = Number(after ?? 0);
  const isTheirs = ({ id, visibility, author }: TicketMessage): boolean =>
    Number(id) > known && visibility === 'public' && author.kind === 'staff' && author.name !== me;
  return messages.findLast(isTheirs) ?? null;
}
