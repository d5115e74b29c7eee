import { Injectable } from '@nestjs/common';
import { Secrets } from '@vigie/platform';
import type { NasAccess } from '../../ports/sources/nas-reader';
import { nasContext, type StoredNas } from '../../store/sources/nas.store';

/** How NAS are reached, with their passwords. */
@Injectable()
export class NasAccounts {
  constructor(private readonly secrets: Secrets) {}

  access({ id, address, privateNetwork, account, password }: StoredNas): NasAccess {
    const plain = password === null ? '' : this.secrets.open(password, nasContext(id));
    return { address, privateNetwork, account, password: plain };
  }

  seal(id: string, password: string): string {
    return this.secrets.seal(password, nasContext(id));
  }
}
