import type { TestApp } from '@vigie/directory/testing';
import type { FinishOnce } from '@vigie/platform';
import { AdvanceCampaign } from '../use-cases/campaigns/advance-campaign';

interface Waiting {
  id: string;
  payload: { campaignId: string; step: number } | string;
}

/** Does the jobs of price revisions as a worker does, one after the other. */
export class CampaignWorker {
  constructor(private readonly test: TestApp) {}

  /** The next job of the outbox; false when there is none. A worker that dies does everything but the commit. */
  async step(fate: 'lives' | 'dies' = 'lives'): Promise<boolean> {
    const [row] = await this.test.database.query<Waiting>(
      "SELECT id, payload FROM outbox WHERE job = 'price-campaign.advance' AND done_at IS NULL ORDER BY id LIMIT 1",
    );
    if (!row) return false;
    const finish: FinishOnce = async (tx) => {
      if (fate === 'dies') tx.emit = () => Promise.reject(new Error('killed'));
      return (
        (await tx.execute('UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL', [
          row.id,
        ])) === 1
      );
    };
    const payload =
      typeof row.payload === 'string' ? (JSON.parse(row.payload) as Waiting['payload']) : row.payload;
    if (typeof payload === 'string') throw new Error('a payload that is none');
    const work = this.test.app.get(AdvanceCampaign, { strict: false });
    await work.execute(payload.campaignId, payload.step, finish);
    await this.test.database.execute('UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL', [
      row.id,
    ]);
    return true;
  }

  /** Everything that waits. */
  async all(): Promise<void> {
    while (await this.step());
  }

  /** A worker that is killed in the middle of its job: the job stays to be done. */
  async dies(): Promise<void> {
    await this.step('dies').then(
      () => Promise.reject(new Error('nothing was promised: the worker lived')),
      (error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'killed') throw error;
      },
    );
  }
}
