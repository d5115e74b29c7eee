import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { CONFIG, Mailroom, type Config, type Transaction } from '@vigie/platform';
import { correctionMailTexts, type Correction } from '../../texts/campaigns/correction-mail.texts';

/** Tells accounting that a value which a campaign has used is another one now. */
@Injectable()
export class CorrectionMails {
  constructor(
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** In the transaction of the proposal. */
  async tell(
    tx: Transaction,
    { id, year }: { id: string; year: number },
    correction: Correction,
  ): Promise<void> {
    const url = `${this.config.publicUrl}/console/price-revision/${id}`;
    for (const { email: to, locale } of await this.directory.staffToNotify('contracts.revise', tx)) {
      const { subject, text } = correctionMailTexts[locale](year, correction, url);
      await this.mailroom.post(tx, { to, subject, text, automatic: true });
    }
  }
}
