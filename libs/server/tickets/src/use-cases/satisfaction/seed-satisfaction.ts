import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { demoPerson } from '../demo-person';
import { RateRequest } from './rate-request';

const demoAnswers = [
  { rating: 'good', comment: 'Rapide et bien expliqué, merci.' },
  { rating: 'bad', comment: 'J’ai dû relancer deux fois avant d’avoir une réponse.' },
  { rating: 'good', comment: null },
] as const;

/** Opinions on the finished requests of the demonstration, through the use case that people use. */
@Injectable()
export class SeedSatisfaction {
  constructor(
    private readonly database: Database,
    private readonly rating: RateRequest,
  ) {}

  async execute(): Promise<void> {
    const ends = await this.database.query<{ requestId: string; email: string }>(
      `SELECT w.id AS requestId, p.email FROM satisfaction s
         JOIN written_request w ON w.ticket_id = s.ticket_id AND w.client_id = s.client_id
         JOIN person p ON p.id = s.requester_id WHERE s.asked_at IS NULL ORDER BY s.id`,
    );
    for (const [index, { requestId, email }] of ends.entries()) {
      const answer = demoAnswers[index % demoAnswers.length];
      if (answer) await this.rating.execute(await demoPerson(this.database, email), requestId, answer);
    }
  }
}
