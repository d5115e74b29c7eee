import type { Actor, Transaction } from '@vigie/platform';
import type { IndexAlertData, IndexAlertKind } from '@vigie/wire';
import { IsNull } from 'typeorm';
import { IndexAlertRow } from './index-alert.row';

/** Puts something before whoever looks at the series next. */
export async function raiseAlert(
  tx: Transaction,
  seriesId: string,
  kind: IndexAlertKind,
  data: IndexAlertData,
): Promise<void> {
  await tx.insert(IndexAlertRow, { seriesId, kind, data, raisedAt: tx.now });
}

/** Somebody has looked at it; false when somebody else had before. */
export async function seeAlert(
  tx: Transaction,
  actor: Actor,
  key: { id: string; seriesId: string },
): Promise<boolean> {
  const seen = { seenAt: tx.now, seenBy: actor.name.slice(0, 150) };
  const { affected } = await tx.manager.update(IndexAlertRow, { ...key, seenAt: IsNull() }, seen);
  return affected === 1;
}
