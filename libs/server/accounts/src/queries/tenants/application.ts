import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError } from '@vigie/platform';
import {
  certificateWarningDays,
  type Certificate,
  type CertificateState,
  type M365Application,
} from '@vigie/wire';

const dayMs = 86_400_000;

interface Row {
  id: string;
  state: CertificateState;
  thumbprint: string;
  createdAt: Date;
  notAfter: Date;
}

/** Our application and its certificates: what is public of them. */
@Injectable()
export class Application {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async shown(redirectUri: string): Promise<M365Application> {
    const named = await this.named();
    const certificates = await this.database.query<Row>(
      `SELECT id, state, thumbprint, created_at AS createdAt, not_after AS notAfter FROM m365_certificate
        WHERE state <> 'retired' ORDER BY id DESC`,
    );
    const now = this.clock.now();
    return {
      ...(named ?? { clientId: null, version: 0 }),
      certificates: certificates.map((row) => present(row, now)),
      redirectUri,
    };
  }

  /** Its identifier in Entra; null before somebody said which one it is. */
  named(): Promise<{ clientId: string; version: number } | null> {
    return this.database.one('SELECT client_id AS clientId, version FROM m365_application');
  }

  /** The public half of a certificate, in PEM. */
  async certificate(id: string): Promise<{ thumbprint: string; certificate: string }> {
    const row = await this.database.one<{ thumbprint: string; certificate: string }>(
      "SELECT thumbprint, certificate FROM m365_certificate WHERE id = ? AND state <> 'retired'",
      [id],
    );
    if (!row) throw new DomainError('not-found');
    return row;
  }
}

function present({ notAfter, createdAt, ...row }: Row, now: Date): Certificate {
  const daysLeft = Math.floor((notAfter.getTime() - now.getTime()) / dayMs);
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    notAfter: notAfter.toISOString(),
    daysLeft,
    warn: daysLeft < certificateWarningDays,
  };
}
