import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Recipient } from '@vigie/directory';
import {
  CONFIG,
  Database,
  FileStore,
  Mailroom,
  type Config,
  type FinishOnce,
  type Transaction,
} from '@vigie/platform';
import type { PriceLetter } from '@vigie/wire';
import { PriceLetterDocument } from '../../ports/campaigns/price-letter-document';
import {
  endBatch,
  findCampaign,
  lockCampaign,
  saveCampaign,
  type StoredCampaign,
} from '../../store/campaigns/campaign.store';
import {
  insertLetter,
  letterClients,
  lettersOf,
  openLetters,
  retractLetters,
} from '../../store/campaigns/letter.store';
import { priceLetterTexts } from '../../texts/campaigns/letter.texts';

/** Letters are drawn before the transaction that sends them: few at a time. */
const letterBatch = 5;
const retractBatch = 100;

type Written = PriceLetter & { content: Buffer; key: string };

/** Writes to the clients of an applied campaign, and to those who were written to when it was undone. */
@Injectable()
export class SendLetters {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly files: FileStore,
    private readonly document: PriceLetterDocument,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The next batch; false when the campaign is not at its letters. */
  async execute(campaignId: string, step: number, finish: FinishOnce): Promise<boolean> {
    const campaign = await findCampaign(this.database, campaignId);
    if (campaign?.step !== step) return false;
    if (campaign.state === 'applied') await this.send(campaign, finish);
    else if (campaign.state === 'undone') await this.retract(campaign, finish);
    else return false;
    return true;
  }

  private async send(seen: StoredCampaign, finish: FinishOnce): Promise<void> {
    const next = { after: seen.cursorId, limit: letterBatch };
    const ids = await letterClients(this.database, seen.id, next);
    const written: Written[] = [];
    let kept = false;
    try {
      for (const letter of await lettersOf(this.database, seen, ids)) {
        const content = await this.document.pdf(letter);
        written.push({ ...letter, content, key: await this.files.write(content) });
      }
      kept = await this.database.transaction(async (tx) => {
        if (!(await finish(tx))) return false;
        const campaign = await lockCampaign(tx, seen.id);
        if (campaign.step !== seen.step || campaign.state !== 'applied') return false;
        const readers = await this.readersOf(tx, ids);
        for (const letter of written)
          await this.post(tx, campaign, letter, readers.get(letter.clientId) ?? []);
        await endBatch(tx, campaign, { ids, more: ids.length === letterBatch });
        await saveCampaign(tx, campaign);
        return true;
      });
    } finally {
      // Nobody refers to what was not sent.
      if (!kept) await this.files.remove(written.map(({ key }) => key));
    }
  }

  private async post(
    tx: Transaction,
    { id: campaignId, year, effectiveOn }: StoredCampaign,
    { clientId, content, key }: Written,
    readers: readonly Recipient[],
  ): Promise<void> {
    const name = `revision-des-prix-${year}.pdf`;
    const file = { key, name, type: 'application/pdf', content, clientId, uploadedBy: null };
    const fileId = await this.files.register(tx, file);
    // Those who may see contracts get it by the route of letters.
    await FileStore.reserve(tx, fileId, clientId);
    await insertLetter(tx, { campaignId, clientId, fileId, recipients: readers.length });
    for (const reader of readers) {
      const texts = priceLetterTexts[reader.locale];
      await this.mailroom.post(tx, {
        to: reader.email,
        subject: texts.subject(effectiveOn),
        text: texts.body({ name: reader.name, effectiveOn, url: `${this.config.publicUrl}/portal/` }),
        messageKey: `price-campaign-${campaignId}-${reader.id}`,
        fileIds: [fileId],
        automatic: true,
      });
    }
  }

  private retract(seen: StoredCampaign, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const campaign = await lockCampaign(tx, seen.id);
      if (campaign.step !== seen.step || campaign.state !== 'undone') return;
      const letters = await openLetters(tx, seen.id, { after: campaign.cursorId, limit: retractBatch });
      const ids = letters.map(({ clientId }) => clientId);
      for (const reader of [...(await this.readersOf(tx, ids)).values()].flat()) {
        const texts = priceLetterTexts[reader.locale];
        await this.mailroom.post(tx, {
          to: reader.email,
          subject: texts.retractedSubject(campaign.effectiveOn),
          text: texts.retracted({ name: reader.name, effectiveOn: campaign.effectiveOn }),
          messageKey: `price-campaign-undone-${campaign.id}-${reader.id}`,
          automatic: true,
        });
      }
      if (letters.length > 0)
        await retractLetters(
          tx,
          letters.map(({ id }) => id),
        );
      await endBatch(tx, campaign, { ids, more: letters.length === retractBatch });
      await saveCampaign(tx, campaign);
    });
  }

  private async readersOf(tx: Transaction, clientIds: readonly string[]): Promise<Map<string, Recipient[]>> {
    if (clientIds.length === 0) return new Map();
    const readers = await this.directory.contactsToNotify('contracts.own', clientIds, tx);
    return Map.groupBy(readers, ({ clientId }) => clientId);
  }
}
