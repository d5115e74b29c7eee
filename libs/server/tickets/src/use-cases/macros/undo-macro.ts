import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { checkVersion, lockTicket, type Changed, type MacroReversal } from '../../store/desk/ticket.store';
import { textsOf } from '../../texts/texts';
import { CancelMessage } from '../desk/cancel-message';
import { MoveTicket } from '../desk/move-ticket';
import { TakeBackMacro } from './take-back-macro';

/** Takes a macro back from a ticket that nobody changed since. An answer that has left keeps all the rest in place. */
@Injectable()
export class UndoMacro {
  constructor(
    private readonly database: Database,
    private readonly cancelling: CancelMessage,
    private readonly macros: TakeBackMacro,
    private readonly moving: MoveTicket,
  ) {}

  /** Errors: version.conflict, macro.answer-left, ticket.transition-refused, not-found. */
  execute(actor: Actor, id: string, undone: MacroReversal & { version: number }): Promise<Changed> {
    const { version, macroId, answerId, effect } = undone;
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, version);
      if (answerId === null) {
        await this.macros.restore(tx, actor, ticket, effect);
        // Nothing is new again: what nobody had looked at comes back as open.
        const to = undone.state === 'new' && ticket.state !== 'new' ? 'open' : undone.state;
        const reason = textsOf(actor.locale).changes.macroUndone;
        await this.moving.reach(tx, actor, ticket, { to, reason });
      } else if (!(await this.cancelling.cancel(tx, actor, ticket, answerId)))
        throw new DomainError('macro.answer-left');
      return { version: ticket.version, inverse: { type: 'macro', macroId } };
    });
  }
}
