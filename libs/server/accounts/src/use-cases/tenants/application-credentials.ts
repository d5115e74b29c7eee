import { Injectable } from '@nestjs/common';
import { DomainError } from '@vigie/platform';

/** By what our application signs in to the tenants of clients. */
export interface SigningCredentials {
  clientId: string;
  /** SHA-256 of the certificate in base64url. */
  thumbprint: string;
  /** PKCS #8; only ever in memory. */
  privateKeyPem: string;
}

/** The certificate that our application signs in with. */
@Injectable()
export class ApplicationCredentials {
  /** Throws `tenant.no-application` before one was made. */
  current(): Promise<SigningCredentials> {
    return Promise.reject(new DomainError('tenant.no-application'));
  }
}
