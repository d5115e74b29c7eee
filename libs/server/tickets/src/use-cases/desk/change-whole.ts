import { Injectable } from '@nestjs/common';
import type { Actor } from '@vigie/platform';
import type { Changed, Reversal } from '../../store/desk/ticket.store';
import { ApplyMacro } from '../macros/apply-macro';
import { UndoMacro } from '../macros/undo-macro';
import { MergeTickets } from './merge-tickets';
import { UndoMerge } from './undo-merge';

/** Changes that touch more than one thing of a ticket: merges and macros, and what takes them back. */
export type WholeChange = Extract<Reversal, { type: 'merge' | 'unmerge' | 'macro' | 'unmacro' }>;

/** Gives each of them to the use case that makes it. */
@Injectable()
export class ChangeWhole {
  constructor(
    private readonly merging: MergeTickets,
    private readonly unmerging: UndoMerge,
    private readonly applying: ApplyMacro,
    private readonly undoing: UndoMacro,
  ) {}

  execute(actor: Actor, id: string, change: WholeChange & { version: number }): Promise<Changed> {
    switch (change.type) {
      case 'merge':
        return this.merging.into(actor, id, change);
      case 'unmerge':
        return this.unmerging.outOf(actor, id, change);
      case 'macro':
        return this.applying.execute(actor, id, change.macroId, { version: change.version });
      case 'unmacro':
        return this.undoing.execute(actor, id, change);
    }
  }
}
