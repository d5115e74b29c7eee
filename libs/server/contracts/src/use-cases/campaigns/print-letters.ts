import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import type { PriceLetter } from '@vigie/wire';
import { PriceLetterDocument } from '../../ports/campaigns/price-letter-document';
import { findCampaign, type StoredCampaign } from '../../store/campaigns/campaign.store';
import { letterClients, lettersOf } from '../../store/campaigns/letter.store';

const step = 20;

/** All letters of a campaign in one document, for the printer. */
@Injectable()
export class PrintLetters {
  constructor(
    private readonly database: Database,
    private readonly document: PriceLetterDocument,
  ) {}

  /** The same letters as those that were mailed; 404 for no campaign. */
  async execute(id: string): Promise<{ name: string; content: Readable }> {
    const campaign = found(await findCampaign(this.database, id));
    const content = this.document.merged(this.letters(campaign));
    return { name: `lettres-revision-${campaign.year}.pdf`, content };
  }

  private async *letters(campaign: StoredCampaign): AsyncGenerator<PriceLetter> {
    for (let after = '0'; ;) {
      const ids = await letterClients(this.database, campaign.id, { after, limit: step });
      yield* await lettersOf(this.database, campaign, ids);
      if (ids.length < step) return;
      after = ids.at(-1) ?? after;
    }
  }
}
