import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { demoPerson } from '../demo-person';
import { SendQuote } from './send-quote';

const validDays = 30;

/** A quote of a demonstration that waits for its client. */
@Injectable()
export class SeedQuotes {
  constructor(
    private readonly database: Database,
    private readonly sending: SendQuote,
  ) {}

  async execute(): Promise<void> {
    const technician = await demoPerson(this.database, 'tech@vigie.test');
    const ticket = await this.database.one<{ id: string }>(
      `SELECT t.id FROM ticket t WHERE t.is_open = 1 AND EXISTS (
         SELECT 1 FROM person p WHERE p.client_id = t.client_id AND p.active = 1
           AND JSON_CONTAINS(p.roles, '"approver"')) ORDER BY t.subject LIKE 'Imprimante%' DESC, t.id LIMIT 1`,
    );
    const until = new Date(Date.now() + validDays * 86_400_000).toISOString().slice(0, 10);
    await this.sending.execute(technician, found(ticket).id, {
      reason: 'third-party-printer',
      text: 'Remplacement du kit de fusion de l’imprimante du 2ᵉ étage, pièce et main-d’œuvre (1 h 30 sur place).',
      netCents: 24_800,
      vatRate: 2000,
      validUntil: until,
    });
  }
}
