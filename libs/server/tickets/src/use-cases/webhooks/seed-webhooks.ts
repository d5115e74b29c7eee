import { Injectable } from '@nestjs/common';
import { actorOf, Database, found } from '@vigie/platform';
import { SaveWebhook } from './save-webhook';

/** A webhook of the demonstration, off: its address leads nowhere. */
@Injectable()
export class SeedWebhooks {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveWebhook,
  ) {}

  async execute(): Promise<void> {
    const email = 'admin@vigie.test';
    const person = found(
      await this.database.one<{ id: string; name: string }>('SELECT id, name FROM person WHERE email = ?', [
        email,
      ]),
    );
    const admin = actorOf({
      ...person,
      ...{ kind: 'staff', email, clientId: null, roles: ['administrator'], locale: 'fr' },
    });
    await this.saving.create(admin, {
      name: 'Messagerie de l’équipe',
      url: 'https://hooks.exemple.test/vigie',
      events: ['ticket.opened', 'ticket.breached', 'request.sealed'],
      clientId: null,
      internal: false,
      active: false,
    });
  }
}
