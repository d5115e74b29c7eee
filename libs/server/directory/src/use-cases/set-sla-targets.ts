import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { SlaTarget } from '@vigie/wire';
import { putTargets } from '../store/settings.store';

/** Sets response and resolution targets; formulas and priorities that are not given keep theirs. */
@Injectable()
export class SetSlaTargets {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, targets: readonly SlaTarget[]): Promise<void> {
    refuseContradictions(targets);
    await this.database.transaction(async (tx) => {
      await putTargets(tx, targets);
      await tx.audit(actor, 'sla-targets.changed', 'sla-targets', { targets });
    });
  }
}

/** The same line twice, or an answer that may come after the solution. */
function refuseContradictions(targets: readonly SlaTarget[]): void {
  const keys = targets.map(({ formula, priority }) => `${formula} ${priority}`);
  const repeated = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  const inverted = targets.findIndex((target) => target.responseMinutes > target.resolutionMinutes);
  const paths = [
    ...(repeated >= 0 ? [`targets.${repeated}.priority`] : []),
    ...(inverted >= 0 ? [`targets.${inverted}.responseMinutes`] : []),
  ];
  if (paths.length === 0) return;
  throw new DomainError(
    'request.invalid',
    undefined,
    paths.map((path) => ({ path, code: 'request.invalid' })),
  );
}
