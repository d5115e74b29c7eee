import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, Secrets, type Actor, type Config } from '@vigie/platform';
import { lockJob } from '../../store/runs/job.store';
import { pushContext, renewPushSecret } from '../../store/runs/push-address.store';
import { pushingEngines } from './save-backup-job';

/** The address to which the program of a job tells what it does. Errors: not-found, backup.not-pushed. */
@Injectable()
export class PushAddresses {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Shows the address; whoever saw it is written down. */
  show(actor: Actor, id: string): Promise<{ url: string }> {
    return this.database.transaction(async (tx) => {
      const { pushSecret } = await lockJob(tx, id);
      if (!pushSecret) throw new DomainError('backup.not-pushed');
      await tx.audit(actor, 'backup-job.address-shown', `backup-job:${id}`);
      return this.addressOf(this.secrets.open(pushSecret, pushContext(id)));
    });
  }

  /** Makes a new address; the one before is dead at once. */
  renew(actor: Actor, id: string): Promise<{ url: string }> {
    return this.database.transaction(async (tx) => {
      const { engine, state } = await lockJob(tx, id);
      if (state === 'ended') throw new DomainError('backup.job-ended');
      if (!pushingEngines.includes(engine)) throw new DomainError('backup.not-pushed');
      const secret = await renewPushSecret(tx, this.secrets, id);
      await tx.audit(actor, 'backup-job.address-renewed', `backup-job:${id}`);
      return this.addressOf(secret);
    });
  }

  private addressOf(secret: string) {
    return { url: `${this.config.publicUrl}/api/push/${secret}` };
  }
}
