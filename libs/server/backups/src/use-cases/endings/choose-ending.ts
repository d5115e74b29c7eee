import { Injectable } from '@nestjs/common';
import { type Actor, Database, type Transaction } from '@vigie/platform';
import type { EndingChoice } from '@vigie/rules';
import type { LateRequest } from '@vigie/wire';
import {
  addStep,
  changeEnding,
  checkEnding,
  lockEnding,
  type StoredEnding,
} from '../../store/endings/ending.store';

interface Choosing {
  choice: EndingChoice;
  transferTo?: string | undefined;
  version?: number | undefined;
}

/** What the client wants done with the data, said by itself on the portal or written down by us; and what it asks late. */
@Injectable()
export class ChooseEnding {
  constructor(private readonly database: Database) {}

  /** Who wants the data has to be served before it is erased. Errors: not-found, version.conflict, backup-ending.wrong-state. */
  execute(actor: Actor, id: string, { choice, transferTo, version }: Choosing): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      checkEnding(ending, 'open');
      const wanted = choice !== 'destroy';
      await changeEnding(tx, ending, {
        ...{ choice, transferTo: choice === 'transfer' ? (transferTo ?? null) : null },
        ...(wanted ? askedNow(tx, ending) : givenUp(tx, ending)),
        ...noErasure,
      });
      await addStep(tx, ending, actor, { step: 'choice', data: { choice, to: transferTo ?? null } });
      await tx.audit(actor, 'backup-ending.chosen', `backup-ending:${id}`, { choice });
    });
  }

  /** Errors: not-found, version.conflict. */
  late(actor: Actor, id: string, { version, ...asked }: LateRequest): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, actor.scope, id, version);
      await changeEnding(tx, ending, {});
      await addStep(tx, ending, actor, { step: 'late-request', data: { ...asked } });
      await tx.audit(actor, 'backup-ending.late-request', `backup-ending:${id}`, { askedOn: asked.askedOn });
    });
  }
}

/** What was asked before, and not yet approved, no longer holds. */
const noErasure = { askedById: null, askedBy: null, askedAt: null } as const;

const askedNow = (tx: Transaction, { restitutionAskedAt, restitutionAnsweredAt }: StoredEnding) =>
  restitutionAskedAt && !restitutionAnsweredAt
    ? {}
    : { restitutionAskedAt: tx.now, restitutionAnsweredAt: null };

const givenUp = (tx: Transaction, { restitutionAskedAt, restitutionAnsweredAt }: StoredEnding) =>
  restitutionAskedAt && !restitutionAnsweredAt ? { restitutionAnsweredAt: tx.now } : {};
