import { Injectable } from '@nestjs/common';
import { LicensedPeople } from '@vigie/accounts';
import { LicensedUsers, type LicensedUser } from '@vigie/backups';

/** Backups learn who has a licence from what accounts read of the tenants. */
@Injectable()
export class TenantLicensedUsers extends LicensedUsers {
  constructor(private readonly people: LicensedPeople) {
    super();
  }

  of(clientId: string): Promise<LicensedUser[] | null> {
    return this.people.of(clientId);
  }
}
