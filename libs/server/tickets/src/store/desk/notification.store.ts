import type { Transaction } from '@vigie/platform';
import { NotificationRow } from './notification.row';

export interface NewNotification {
  personId: string;
  type: NotificationRow['type'];
  ticketId: string;
  percent?: number;
  /** The same news is told once: a second row with this key is refused. */
  dedupeKey: string;
}

/** Tells one of our people something, at once in an open browser. */
export async function notify(tx: Transaction, notification: NewNotification): Promise<void> {
  await tx.insert(NotificationRow, { ...notification, at: tx.now });
  const { personId, ticketId } = notification;
  tx.live({ type: 'notification', personId, ticketId });
}
