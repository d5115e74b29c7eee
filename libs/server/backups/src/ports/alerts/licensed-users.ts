/** Somebody with a licence of Microsoft 365. */
export interface LicensedUser {
  address: string;
  name: string;
}

/** Who has a licence at a client, as last read from Microsoft. */
export abstract class LicensedUsers {
  /** Null when nobody has read the tenant of the client yet. */
  abstract of(clientId: string): Promise<LicensedUser[] | null>;
}
