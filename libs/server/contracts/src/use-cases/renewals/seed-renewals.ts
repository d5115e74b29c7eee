import { Inject, Injectable } from '@nestjs/common';
import { PersonRow } from '@vigie/directory';
import { CONFIG, Database, DomainError, systemActor, type Config } from '@vigie/platform';
import { AssignRenewals } from './assign-renewals';
import { DecideRenewal } from './decide-renewal';
import { WatchRenewals } from './watch-renewals';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };

/** The terms of the contracts of the demonstration, one of them decided; nothing when there are any. */
@Injectable()
export class SeedRenewals {
  constructor(
    private readonly database: Database,
    private readonly watching: WatchRenewals,
    private readonly assigning: AssignRenewals,
    private readonly deciding: DecideRenewal,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM renewal LIMIT 1')) return;
    for (const id of await this.watching.overdue(0, 500)) await this.watching.fire(id);
    await this.own('BOREL-%');
    await this.talkAgain('ACME-%');
  }

  /** The next letter to post is in somebody's hands. */
  private async own(reference: string): Promise<void> {
    const owner = await this.database.manager.findOneBy(PersonRow, { email: 'compta@vigie.test' });
    const renewals = (await this.terms(reference)).map(({ id }) => id);
    if (owner && renewals.length > 0) await this.assigning.execute(demo, { renewals, ownerId: owner.id });
  }

  private async talkAgain(reference: string): Promise<void> {
    const note = 'Parc en forte hausse\u00a0: revoir le prix des postes avant l’échéance.';
    for (const { id, version } of await this.terms(reference))
      await this.deciding.execute(demo, id, { decision: 'renegotiate', note, version });
  }

  private terms(reference: string): Promise<{ id: string; version: number }[]> {
    return this.database.query(
      `SELECT r.id, r.version FROM renewal r
         JOIN contract c ON c.id = r.contract_id AND c.client_id = r.client_id
        WHERE c.reference LIKE ? AND r.state = 'open'`,
      [reference],
    );
  }
}
