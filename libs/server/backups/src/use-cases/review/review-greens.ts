import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import type { GreensReview } from '@vigie/wire';
import { reviewGreens } from '../../store/review/board.store';

/** So many in one transaction: a longer one would keep others waiting. */
const batch = 5000;

/** Says good of all greens that the person has seen the number of; later ones stay. */
@Injectable()
export class ReviewGreens {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, { upTo, seenAt, client }: GreensReview): Promise<{ count: number }> {
    const greens = { upTo, seenAt: new Date(seenAt), clientId: ownClient(actor) ?? client ?? null };
    for (let count = 0; ;) {
      const done = await this.some(actor, greens);
      count += done;
      if (done < batch) return { count };
    }
  }

  private some(actor: Actor, greens: Parameters<typeof reviewGreens>[1]): Promise<number> {
    return this.database.transaction(async (tx) => {
      const by = { personId: actor.id, personName: actor.name.slice(0, 150) };
      const done = await reviewGreens(tx, greens, by, batch);
      if (done.length === 0) return 0;
      const { upTo, clientId } = greens;
      await tx.audit(actor, 'backup.greens-reviewed', `backup-run:${upTo}`, { count: done.length, clientId });
      const jobs = new Map(done.map((run) => [run.clientId, run]));
      for (const run of jobs.values()) tx.live({ type: 'backup.changed', ...run });
      return done.length;
    });
  }
}

const ownClient = ({ scope }: Actor): string | null => (scope.kind === 'client' ? scope.clientId : null);
