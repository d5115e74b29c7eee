import { Injectable } from '@nestjs/common';
import { Database, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { CampaignLetter, OwnPriceLetter, Page } from '@vigie/wire';
import { ensureCampaign } from '../../store/campaigns/campaign.store';

const pages = new Pages('price-campaign-letters');

interface LetterColumns {
  id: string;
  clientId: string;
  client: string;
  fileId: string;
  recipients: number;
  sentAt: Date;
  retractedAt: Date | null;
}

/** The letters of price revisions. */
@Injectable()
export class CampaignLetters {
  constructor(private readonly database: Database) {}

  /** Of a campaign, by client; 404 for no campaign. */
  async page(
    campaignId: string,
    { limit, cursor }: { limit: number; cursor?: string | undefined },
  ): Promise<Page<CampaignLetter>> {
    await ensureCampaign(this.database, campaignId);
    const after = pages.after(cursor);
    const rows = await this.database.query<LetterColumns>(
      `SELECT t.id, t.client_id AS clientId, c.name AS client, t.file_id AS fileId, t.recipients,
              t.sent_at AS sentAt, t.retracted_at AS retractedAt
         FROM price_campaign_letter t JOIN client c ON c.id = t.client_id
        WHERE t.campaign_id = ? AND t.client_id > ? ORDER BY t.client_id LIMIT ?`,
      [campaignId, after?.[0] ?? '0', limit + 1],
    );
    return pages.cut(
      rows,
      limit,
      (row) => [row.clientId],
      ({ clientId, client, sentAt, retractedAt, ...row }) => ({
        ...row,
        client: { id: clientId, name: client },
        sentAt: sentAt.toISOString(),
        retractedAt: retractedAt?.toISOString() ?? null,
      }),
    );
  }

  /** Those of a client, the latest first. */
  async own(scope: ClientScope): Promise<{ items: OwnPriceLetter[] }> {
    const within = scopeCondition(scope, 't.client_id');
    const rows = await this.database.query<{
      id: string;
      year: number;
      effectiveOn: LocalDate;
      sentAt: Date;
      state: string;
    }>(
      `SELECT t.id, p.year, p.effective_on AS effectiveOn, t.sent_at AS sentAt, p.state
         FROM price_campaign_letter t JOIN price_campaign p ON p.id = t.campaign_id
        WHERE ${within.sql} ORDER BY t.id DESC LIMIT 20`,
      within.parameters,
    );
    return {
      items: rows.map(({ sentAt, state, ...row }) => ({
        ...row,
        sentAt: sentAt.toISOString(),
        counts: state === 'applied',
      })),
    };
  }

  /** The file of one of them inside the scope; 404 outside. */
  async file(scope: ClientScope, id: string): Promise<{ key: string; name: string }> {
    const within = scopeCondition(scope, 't.client_id');
    return found(
      await this.database.one<{ key: string; name: string }>(
        `SELECT f.storage_key AS \`key\`, f.name FROM price_campaign_letter t
           JOIN stored_file f ON f.id = t.file_id AND f.client_id = t.client_id
          WHERE t.id = ? AND ${within.sql}`,
        [id, ...within.parameters],
      ),
    );
  }
}
