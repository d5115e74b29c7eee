import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, DueWork, Mailroom, type Config, type Transaction } from '@vigie/platform';
import { localDateOf } from '@vigie/rules';
import type { Locale } from '@vigie/wire';
import { keepNotice, untoldRenewals, type UntoldRenewal } from '../../store/licences/licence-renewal.store';
import { renewalMail } from '../../texts/renewal-mail';

/** Days are enough: nobody waits for it by the minute. */
const everyMs = 10 * 60_000;
const zone = 'Europe/Paris';

/** Tells by mail, a month and a week before, that licences of a client are renewed. */
@Injectable()
export class TellRenewals extends DueWork {
  readonly kind = 'licence-renewals';
  private nextLook = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const now = this.clock.now();
    if (now.getTime() < this.nextLook) return [];
    this.nextLook = now.getTime() + everyMs;
    return this.due(now);
  }

  /** Clients who have a renewal to be told. */
  async due(now: Date): Promise<string[]> {
    const renewals = await untoldRenewals(this.database, dayOf(now));
    return [...new Set(renewals.map(({ clientId }) => clientId))];
  }

  /** Nothing is so near that it needs a wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  fire(clientId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const kept: UntoldRenewal[] = [];
      for (const renewal of await untoldRenewals(tx, dayOf(tx.now), clientId))
        if (await keepNotice(tx, renewal)) kept.push(renewal);
      if (kept.length > 0) await this.tell(tx, kept);
    });
  }

  private async tell(tx: Transaction, renewals: readonly UntoldRenewal[]): Promise<void> {
    const [{ clientId, client } = { clientId: '', client: '' }] = renewals;
    const where = {
      today: dayOf(tx.now),
      url: `${this.config.publicUrl}/console/clients/${clientId}/licences`,
    };
    for (const { email, locale } of await carriers(tx))
      await this.mailroom.post(tx, {
        to: email,
        ...renewalMail[locale](client, renewals, where),
        automatic: true,
      });
  }
}

const dayOf = (at: Date) => localDateOf(at.toISOString(), zone);

/** Who carries the licences: dispatchers and accounting; administrators where there is neither. */
async function carriers(tx: Transaction): Promise<{ email: string; locale: Locale }[]> {
  const people = (roles: readonly string[]) =>
    tx.query<{ email: string; locale: Locale }>(
      `SELECT email, locale FROM person WHERE kind = 'staff' AND active = 1
          AND (${roles.map(() => 'JSON_CONTAINS(roles, ?)').join(' OR ')}) ORDER BY id`,
      roles.map((role) => JSON.stringify(role)),
    );
  const carrying = await people(['dispatcher', 'accounting']);
  return carrying.length > 0 ? carrying : people(['administrator']);
}
