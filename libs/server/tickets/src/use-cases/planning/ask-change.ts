import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { isAhead, mayClientChange } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import { lockIntervention, updateIntervention } from '../../store/planning/intervention.store';

/** A client asks for another time, five working days before at the latest. */
@Injectable()
export class AskChange {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  execute(actor: Actor, id: string, text: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await lockIntervention(tx, actor.scope, id);
      if (!isAhead(before.state)) throw new DomainError('intervention.over');
      const { clientId, startsAt } = before;
      const { calendar } = await this.directory.clientTerms(clientId, tx);
      if (!mayClientChange(startsAt.toISOString(), tx.now.toISOString(), calendar))
        throw new DomainError('intervention.change-too-late');
      const asked = { changeAsked: text, changeAskedBy: actor.name, changeAskedAt: tx.now };
      await updateIntervention(tx, before, before.version, asked);
      await tx.audit(actor, 'intervention.change-asked', `intervention:${id}`, { text });
      await tx.emit('intervention.changed', { interventionId: id, byPersonId: actor.id });
      tx.live({ type: 'planning.changed', clientId });
    });
  }
}
