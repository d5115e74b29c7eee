import { Injectable } from '@nestjs/common';
import { found, type Actor } from '@vigie/platform';
import type { OwnLicences } from '@vigie/wire';
import { LicenceStocks } from './licence-stocks';

/** The licences of one's own company, without what our people alone have to know. */
@Injectable()
export class OwnLicencesQuery {
  constructor(private readonly stocks: LicenceStocks) {}

  async of({ scope, clientId }: Actor): Promise<OwnLicences> {
    const own = found(clientId);
    const items = (await this.stocks.ofClient(scope, own)).filter(({ state }) => state !== 'unused');
    return { readAt: await this.stocks.readAt(scope, own), items };
  }
}
