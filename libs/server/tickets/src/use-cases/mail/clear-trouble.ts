import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import { clearTrouble } from '../../store/mail/delivery.store';

/** A person says that an address takes mail again. */
@Injectable()
export class ClearTrouble {
  constructor(private readonly database: Database) {}

  /** 404 when there is no such trouble. */
  async execute(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ address: string; reason: string }>(
        'SELECT address, reason FROM mail_trouble WHERE id = ? FOR UPDATE',
        [id],
      );
      const { address, reason } = found(row);
      await clearTrouble(tx, address);
      await tx.audit(actor, 'mail.trouble-cleared', `mail-trouble:${id}`, { address, reason });
      tx.live({ type: 'mail.changed' });
    });
  }
}
