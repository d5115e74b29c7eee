import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { newQueue } from '@vigie/wire';
import { lockQueues } from '../../store/queues/queue.store';
import { demoPerson } from '../demo-person';
import { SaveQueue } from './save-queue';

/** The queues of a demonstration, who works in them, and what comes to them. */
@Injectable()
export class SeedQueues {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveQueue,
  ) {}

  /** Before the tickets of the demonstration, so that these find their queue. */
  async execute(): Promise<void> {
    const dispatcher = await demoPerson(this.database, 'dispatch@vigie.test');
    const technician = found((await demoPerson(this.database, 'tech@vigie.test')).id);
    const administrator = found((await demoPerson(this.database, 'admin@vigie.test')).id);
    const [support] = await this.database.transaction((tx) => lockQueues(tx));
    const { id, version } = found(support);
    await this.saving.replace(dispatcher, id, {
      ...newQueue.parse({ name: 'Support', memberIds: [technician, found(dispatcher.id)] }),
      isDefault: true,
      archived: false,
      version,
    });
    await this.saving.create(
      dispatcher,
      newQueue.parse({
        name: 'Comptes et accès',
        memberIds: [technician, administrator],
        requestKinds: ['account.arrival', 'account.departure', 'account.change'],
      }),
    );
    await this.saving.create(
      dispatcher,
      newQueue.parse({
        name: 'Sauvegardes et infrastructure',
        memberIds: [administrator],
        requestKinds: ['backup.restore'],
        ticketKinds: ['change', 'cyber-incident'],
      }),
    );
  }
}
