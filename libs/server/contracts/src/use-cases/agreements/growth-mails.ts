import { Inject, Injectable } from '@nestjs/common';
import { ClientRow, Directory } from '@vigie/directory';
import { CONFIG, Mailroom, type Config, type Transaction } from '@vigie/platform';
import { quantityText, type AmendmentOrigin } from '@vigie/rules';
import type { StoredContract } from '../../store/agreements/contract.store';
import { growthMailTexts } from '../../texts/growth.texts';

/** A line that bills less than was counted. */
export interface GrownLine {
  label: string;
  agreed: string;
  counted: string;
}

/** Tells those who write contracts that more is served than a contract bills. */
@Injectable()
export class GrowthMails {
  constructor(
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In the transaction of the proposal. */
  async tell(
    tx: Transaction,
    { id, clientId, label: contract }: StoredContract,
    origin: Exclude<AmendmentOrigin, 'manual'>,
    grown: readonly GrownLine[],
  ): Promise<void> {
    const { name: client } = await tx.manager.findOneByOrFail(ClientRow, { id: clientId });
    const lines = grown.map((line) => ({ ...line, agreed: quantityText(line.agreed) }));
    const url = `${this.config.publicUrl}/console/contracts/${id}`;
    for (const { email: to, locale } of await this.directory.staffToNotify('contracts.write', tx)) {
      const { subject, text } = growthMailTexts[locale]({ client, contract, origin, lines, url });
      await this.mailroom.post(tx, { to, subject, text, automatic: true });
    }
  }
}
