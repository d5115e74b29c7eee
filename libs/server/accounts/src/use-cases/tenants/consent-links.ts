import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Secrets, type Config } from '@vigie/platform';

const purpose = 'm365-consent';

/** The address on which the administrator of a tenant accepts our application, and the way back. */
@Injectable()
export class ConsentLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
  ) {}

  /** Where Microsoft sends the administrator back to; it must be entered in Entra. */
  get redirectUri(): string {
    return `${this.config.publicUrl}/api/m365/consent`;
  }

  /** What is sent to the administrator of the tenant of a client. */
  address(clientId: string, tenantId: string, applicationId: string): string {
    const query = new URLSearchParams({
      client_id: applicationId,
      redirect_uri: this.redirectUri,
      state: `${clientId}.${this.secrets.sign(purpose, `${clientId}.${tenantId}`)}`,
    });
    return `${this.config.microsoft.loginUrl}/${tenantId}/adminconsent?${query.toString()}`;
  }

  /** The client that a state names. */
  clientOf(state: string | undefined): string | null {
    return /^([1-9]\d{0,18})\./.exec(state ?? '')?.[1] ?? null;
  }

  /** Whether a state is ours, for this client and this tenant. */
  isOurs(state: string, clientId: string, tenantId: string): boolean {
    const [, signature = ''] = state.split('.');
    return this.secrets.verify(purpose, `${clientId}.${tenantId}`, signature);
  }
}
