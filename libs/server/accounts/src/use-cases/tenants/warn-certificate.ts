import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, DueWork, Mailroom, type Config, type Transaction } from '@vigie/platform';
import { certificateWarningDays, type Locale } from '@vigie/wire';
import { certificateWarning } from '../../texts/certificate-warning';

/** Tells administrators once that the certificate that signs ends soon. */
@Injectable()
export class WarnCertificate extends DueWork {
  readonly kind = 'certificate-warning';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async overdue(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM m365_certificate
        WHERE state = 'active' AND not_after < ? + INTERVAL ${certificateWarningDays} DAY AND warned_at IS NULL`,
      [this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** Nothing is so near that it needs a wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const told = await tx.execute(
        'UPDATE m365_certificate SET warned_at = ? WHERE id = ? AND warned_at IS NULL',
        [tx.now, id],
      );
      if (told === 1) await this.tell(tx, id);
    });
  }

  private async tell(tx: Transaction, id: string): Promise<void> {
    const [certificate] = await tx.query<{ notAfter: Date }>(
      'SELECT not_after AS notAfter FROM m365_certificate WHERE id = ?',
      [id],
    );
    if (!certificate) return;
    const administrators = await tx.query<{ email: string; locale: Locale }>(
      `SELECT email, locale FROM person
        WHERE kind = 'staff' AND active = 1 AND JSON_CONTAINS(roles, '"administrator"')`,
    );
    const url = `${this.config.publicUrl}/console/admin/microsoft`;
    for (const { email, locale } of administrators)
      await this.mailroom.post(tx, {
        to: email,
        ...certificateWarning[locale](certificate.notAfter, url),
        automatic: true,
      });
  }
}
