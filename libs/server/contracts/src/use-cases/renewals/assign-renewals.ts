import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { RenewalOwner } from '@vigie/wire';
import { openRenewals, setOwner } from '../../store/renewals/renewal.store';

/** Says who decides about terms: one, or many at once. */
@Injectable()
export class AssignRenewals {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** Returns how many were open and are theirs now. Error: renewal.owner-refused. */
  execute(actor: Actor, { renewals, ownerId }: RenewalOwner): Promise<number> {
    return this.database.transaction(async (tx) => {
      const people = await this.directory.staffToNotify('contracts.write', tx);
      if (ownerId !== null && !people.some(({ id }) => id === ownerId))
        throw new DomainError('renewal.owner-refused');
      const open = await openRenewals(tx, actor.scope, renewals);
      for (const { id, contractId, clientId } of open) {
        await setOwner(tx, id, ownerId);
        await tx.audit(actor, 'renewal.assigned', `renewal:${id}`, { ownerId });
        tx.live({ type: 'contract.changed', contractId, clientId });
      }
      return open.length;
    });
  }
}
