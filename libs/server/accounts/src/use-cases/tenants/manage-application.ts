import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, found, Secrets, type Actor, type Transaction } from '@vigie/platform';
import { CertificateMaker, type MadeCertificate } from '../../ports/certificate-maker';
import {
  activateCertificate,
  findApplication,
  insertApplication,
  insertCertificate,
  keepKey,
  lockCertificates,
  retireCertificate,
  updateApplication,
} from '../../store/tenants/application.store';
import { certificateContext } from './application-credentials';

const validDays = 730;

/** Names our application and renews its certificate. */
@Injectable()
export class ManageApplication {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
    private readonly maker: CertificateMaker,
  ) {}

  /** Says which application of Entra is ours; `version` 0 when there was none. Errors: version.conflict. */
  async name(actor: Actor, clientId: string, version: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = await findApplication(tx);
      if (before) await updateApplication(tx, clientId, version);
      else await insertApplication(tx, clientId);
      await tx.audit(actor, 'm365.application-named', 'm365-application', { clientId });
    });
  }

  /**
   * Makes a certificate. The first one signs at once; another waits until it was uploaded. Errors:
   * tenant.certificate-waiting when one waits already.
   */
  async makeCertificate(actor: Actor): Promise<string> {
    const made = await this.maker.make('Vigie', this.clock.now(), validDays);
    return this.database.transaction(async (tx) => {
      const all = await lockCertificates(tx);
      if (all.some(({ state }) => state === 'made')) throw new DomainError('tenant.certificate-waiting');
      const id = await this.keep(tx, made);
      if (!all.some(({ state }) => state === 'active')) await activateCertificate(tx, id);
      const { thumbprint, notAfter } = made;
      await tx.audit(actor, 'm365.certificate-made', `m365-certificate:${id}`, {
        thumbprint,
        notAfter: notAfter.toISOString(),
      });
      return id;
    });
  }

  /** From now on this one signs; the one before is forgotten. It must have been uploaded. */
  async activate(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const all = await lockCertificates(tx);
      const { state, thumbprint } = found(all.find((one) => one.id === id));
      if (state === 'active') return;
      if (state === 'retired') throw new DomainError('tenant.certificate-retired');
      for (const one of all) if (one.state === 'active') await retireCertificate(tx, one.id);
      await activateCertificate(tx, id);
      await tx.audit(actor, 'm365.certificate-activated', `m365-certificate:${id}`, { thumbprint });
    });
  }

  /** Takes back one that was not activated. */
  async discard(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { state, thumbprint } = found((await lockCertificates(tx)).find((one) => one.id === id));
      if (state !== 'made') throw new DomainError('tenant.certificate-in-use');
      await retireCertificate(tx, id);
      await tx.audit(actor, 'm365.certificate-discarded', `m365-certificate:${id}`, { thumbprint });
    });
  }

  private async keep(tx: Transaction, { privateKeyPem, ...values }: MadeCertificate): Promise<string> {
    const { certificatePem: certificate, thumbprint, notAfter } = values;
    const id = await insertCertificate(tx, { certificate, thumbprint, notAfter });
    await keepKey(tx, id, this.secrets.seal(privateKeyPem, certificateContext(id)));
    return id;
  }
}
