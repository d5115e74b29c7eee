import type { Transaction } from '@vigie/platform';
import type { TicketKey } from '../desk/ticket.store';
import { MacroUseRow, type MacroEffect } from './macro-use.row';

export type { MacroEffect } from './macro-use.row';

/** Keeps what a macro changed beside the answer it sent. */
export async function insertMacroUse(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  messageId: string,
  effect: MacroEffect,
): Promise<void> {
  await tx.insert(MacroUseRow, { ticketId, clientId, messageId, effect });
}

/** What the macro that sent an answer changed; null when none sent it. */
export async function macroEffectOf(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  messageId: string,
): Promise<MacroEffect | null> {
  const use = await tx.manager.findOneBy(MacroUseRow, { ticketId, clientId, messageId });
  return use?.effect ?? null;
}
