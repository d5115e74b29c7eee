import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, systemActor } from '@vigie/platform';
import { AttemptLimits } from '../auth/attempt-limits';
import { networkOf } from '../auth/network';
import { PasswordLinks } from '../auth/password-links';
import { personByEmail } from '../store/people.store';

/** Every answer takes at least this long, so that writing a mail does not show. */
const answerAfterMs = 250;

/** Mails a link to choose a new password to whoever may sign in with the address; nobody else notices. */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly links: PasswordLinks,
    private readonly limits: AttemptLimits,
  ) {}

  async run(email: string, ip: string): Promise<void> {
    await this.limits.consume('reset.ip', networkOf(ip));
    await this.limits.consume('reset.address', email.toLowerCase());
    await Promise.all([this.sendLink(email), sleep(answerAfterMs)]);
  }

  private async sendLink(email: string): Promise<void> {
    const person = await personByEmail(this.database, email);
    if (!person?.active) return;
    await this.database.transaction(async (tx) => {
      await this.links.send(tx, person, 'reset');
      await tx.audit(systemActor('password-reset'), 'password.reset-requested', `person:${person.id}`);
    });
  }
}
