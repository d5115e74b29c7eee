import { Injectable } from '@nestjs/common';
import { Database, DomainError, Secrets } from '@vigie/platform';
import { activeCertificate, findApplication } from '../../store/tenants/application.store';

/** By what our application signs in to the tenants of clients. */
export interface SigningCredentials {
  clientId: string;
  /** SHA-256 of the certificate in base64url. */
  thumbprint: string;
  /** PKCS #8; only ever in memory. */
  privateKeyPem: string;
}

/** What the sealed key of a certificate is bound to. */
export const certificateContext = (id: string) => `m365-certificate:${id}`;

/** The certificate that our application signs in with. */
@Injectable()
export class ApplicationCredentials {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** Throws `tenant.no-application` before one was made. */
  async current(): Promise<SigningCredentials> {
    const application = await findApplication(this.database);
    const certificate = await activeCertificate(this.database);
    if (!application || !certificate?.privateKey) throw new DomainError('tenant.no-application');
    const { id, thumbprint, privateKey } = certificate;
    const privateKeyPem = this.secrets.open(privateKey, certificateContext(id));
    return { clientId: application.clientId, thumbprint, privateKeyPem };
  }
}
