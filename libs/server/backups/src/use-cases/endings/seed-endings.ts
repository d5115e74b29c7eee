import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, dayOf, type Config } from '@vigie/platform';
import { addDays } from '@vigie/rules';
import { demoPerson } from '@vigie/tickets';
import { OpenEnding } from './open-ending';

/** An end of service of the demonstration, in the middle of its time: one job that a client gives up. */
@Injectable()
export class SeedEndings {
  constructor(
    private readonly database: Database,
    private readonly opening: OpenEnding,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing when there are ends already. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM backup_ending LIMIT 1')) return;
    const job = await this.database.one<{ id: string; clientId: string }>(
      `SELECT j.id, j.client_id AS clientId FROM backup_job j JOIN client c ON c.id = j.client_id
        WHERE c.name LIKE 'Borel%' OR c.name LIKE '%Borel%' ORDER BY j.id LIMIT 1`,
    );
    if (!job) return;
    const actor = await demoPerson(this.database, 'dispatch@vigie.test');
    await this.opening.execute(actor, {
      ...{ clientId: job.clientId, jobId: job.id },
      endedOn: addDays({ from: dayOf(new Date()), count: -6, kind: 'ouvre', region: 'FR' }),
      jobsEndOn: dayOf(new Date()),
      cause: 'Le client reprend ces données chez lui',
    });
  }
}
