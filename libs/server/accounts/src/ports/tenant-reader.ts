import type { ReadLicence, ReadUser, TenantGroup } from '@vigie/rules';
import type { TenantFailureCode } from '@vigie/wire';

/** A call to a tenant that did not succeed: why in our words, and Microsoft's own beside. */
export class TenantFailure extends Error {
  constructor(
    readonly code: TenantFailureCode,
    message: string,
    readonly requestId: string | null,
  ) {
    super(message);
  }
}

/** What can be read of the tenants of clients. Everything may throw a TenantFailure. */
export abstract class TenantReader {
  /** The identifier of the tenant that has this domain; null when Microsoft knows none. Needs no consent. */
  abstract find(domain: string): Promise<string | null>;

  /** Signs in anew, and says which permissions our application has there now. */
  abstract roles(tenantId: string): Promise<string[]>;

  /** How the tenant calls itself. */
  abstract organisation(tenantId: string): Promise<{ name: string; requestId: string | null }>;

  /** Everybody, some at a time. */
  abstract users(tenantId: string): AsyncIterable<ReadUser[]>;

  abstract groups(tenantId: string): Promise<TenantGroup[]>;

  abstract licences(tenantId: string): Promise<ReadLicence[]>;
}
