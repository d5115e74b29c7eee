import { Injectable } from '@nestjs/common';
import { Database, fromJson, scopeCondition, type ClientScope } from '@vigie/platform';
import { priceOn, quantityText, type AmendmentOrigin, type LocalDate } from '@vigie/rules';
import type { AmendmentChanges, GrowthProposal } from '@vigie/wire';
import { linesOf, type StoredLine } from '../../store/agreements/terms.store';
import { Agreements } from './agreements';

const most = 200;
interface Open {
  id: string;
  number: number;
  origin: AmendmentOrigin;
  changes: AmendmentChanges | string;
  createdAt: Date;
  contractId: string;
  contract: string;
  clientId: string;
  client: string;
}

/** Amendments that a count asked for and that wait for somebody. */
@Injectable()
export class Growth {
  constructor(
    private readonly database: Database,
    private readonly agreements: Agreements,
  ) {}

  /** Those of the scope, the oldest first. */
  async list(scope: ClientScope): Promise<{ items: GrowthProposal[] }> {
    const own = scopeCondition(scope, 'a.client_id');
    const rows = await this.database.query<Open>(
      `SELECT a.id, a.number, a.origin, a.changes, a.created_at AS createdAt, c.id AS contractId,
              c.label AS contract, k.id AS clientId, k.name AS client
         FROM contract_amendment a
         JOIN contract c ON c.id = a.contract_id AND c.client_id = a.client_id AND c.state <> 'ended'
         JOIN client k ON k.id = a.client_id
        WHERE a.state = 'proposed' AND a.origin IN ('licence-growth', 'estate-growth') AND ${own.sql}
        ORDER BY a.id LIMIT ?`,
      [...own.parameters, most],
    );
    const contracts = [...new Set(rows.map(({ contractId }) => contractId))];
    const lines = contracts.length > 0 ? await linesOf(this.database, contracts) : [];
    const today = this.agreements.today();
    return { items: rows.map((row) => present(row, lines, today)) };
  }
}

function present(row: Open, lines: readonly StoredLine[], today: LocalDate): GrowthProposal {
  const { id, number, origin, createdAt } = row;
  const { prices } = fromJson(row.changes);
  return {
    ...{ id, number, origin, createdAt: createdAt.toISOString() },
    contract: { id: row.contractId, name: row.contract },
    client: { id: row.clientId, name: row.client },
    lines: prices.flatMap(({ lineId, quantity: counted }) => {
      const line = lines.find((one) => one.id === lineId);
      const price = line && priceOn(line.prices, today);
      if (!line || !price || counted === undefined) return [];
      return [{ label: line.label, agreed: quantityText(price.quantity), counted }];
    }),
  };
}
