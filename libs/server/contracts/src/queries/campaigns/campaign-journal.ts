import { Injectable } from '@nestjs/common';
import { Database, fromJson } from '@vigie/platform';
import { campaignDeeds, type CampaignJournalEntry } from '@vigie/wire';
import { ensureCampaign } from '../../store/campaigns/campaign.store';

const most = 500;
const prefix = 'price-campaign.';
type Data = CampaignJournalEntry['data'];
interface Entry {
  id: string;
  at: Date;
  actor: string | null;
  action: string;
  data: Data;
}
type Line = NonNullable<CampaignJournalEntry['line']>;

/** What the journal says of a price revision. */
@Injectable()
export class CampaignJournal {
  constructor(private readonly database: Database) {}

  /** The latest first; 404 for no campaign. */
  async of(campaignId: string): Promise<{ items: CampaignJournalEntry[] }> {
    await ensureCampaign(this.database, campaignId);
    const rows = await this.database.query<Omit<Entry, 'data'> & { data: Data | string }>(
      `SELECT a.id, a.at, p.name AS actor, a.action, a.data FROM audit_entry a
         LEFT JOIN person p ON p.id = a.actor_id WHERE a.target = ? ORDER BY a.id DESC LIMIT ?`,
      [`price-campaign:${campaignId}`, most],
    );
    const entries = rows.map((row) => ({ ...row, data: fromJson(row.data) }));
    const lines = await this.lines(entries.flatMap(({ data }) => textOf(data['contractId']) ?? []));
    return { items: entries.flatMap((entry) => present(entry, lines)) };
  }

  /** Lines of contracts by their identifier, and contracts without one by theirs. */
  private async lines(contracts: readonly string[]): Promise<Map<string, Line>> {
    if (contracts.length === 0) return new Map();
    const rows = await this.database.query<Line & { lineId: string | null; contractId: string }>(
      `SELECT n.id AS lineId, k.id AS contractId, c.name AS client, k.label AS contract, n.label
         FROM contract k JOIN client c ON c.id = k.client_id
         LEFT JOIN contract_line n ON n.contract_id = k.id AND n.client_id = k.client_id WHERE k.id IN (?)`,
      [[...new Set(contracts)]],
    );
    return new Map(
      rows.flatMap(({ lineId, contractId, ...line }) => [
        [lineId ?? '', line] as const,
        [`contract ${contractId}`, { ...line, label: null }] as const,
      ]),
    );
  }
}

function present(
  { id, at, actor, action, data }: Entry,
  lines: ReadonlyMap<string, Line>,
): CampaignJournalEntry[] {
  const deed = campaignDeeds.find((one) => action === `${prefix}${one}`);
  if (!deed) return [];
  const { reason = null, lineId, contractId, ...told } = data;
  const line = lines.get(textOf(lineId) ?? '') ?? lines.get(`contract ${textOf(contractId) ?? ''}`) ?? null;
  return [
    {
      ...{ id, at: at.toISOString(), actor: actor ?? 'Vigie', deed },
      line,
      data: told,
      reason: textOf(reason),
    },
  ];
}

const textOf = (value: Data[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);
