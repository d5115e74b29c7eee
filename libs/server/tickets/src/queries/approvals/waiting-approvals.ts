import { Injectable } from '@nestjs/common';
import { Database, fromJson, scopeCondition, type ClientScope } from '@vigie/platform';
import type { AnyRequest, Locale, WaitingApprovals as Waiting } from '@vigie/wire';
import { textsOf } from '../../texts/texts';

interface Columns {
  id: string;
  clientId: string;
  client: string;
  requester: string;
  request: AnyRequest | string;
  askedAt: Date;
}

const shown = 6;

/** Requests that wait for the agreement of any client's management. */
@Injectable()
export class WaitingApprovals {
  constructor(private readonly database: Database) {}

  async of(scope: ClientScope, locale: Locale): Promise<Waiting> {
    const inside = scopeCondition(scope, 'client_id');
    const where = `state = 'waiting' AND ${inside.sql}`;
    const [rows, count] = await Promise.all([
      this.database.query<Columns>(
        `SELECT a.id, a.client_id AS clientId, c.name AS client, r.name AS requester, a.request,
                a.asked_at AS askedAt
           FROM (SELECT * FROM request_approval WHERE ${where} ORDER BY id DESC LIMIT ?) a
           JOIN client c ON c.id = a.client_id
           JOIN person r ON r.client_id = a.client_id AND r.id = a.requester_id ORDER BY a.id DESC`,
        [...inside.parameters, shown],
      ),
      this.database.one<{ total: number | string }>(
        `SELECT COUNT(*) AS total FROM request_approval WHERE ${where}`,
        inside.parameters,
      ),
    ]);
    return {
      items: rows.map(({ id, clientId, client, requester, request, askedAt }) => ({
        id,
        subject: textsOf(locale).subjectOf(fromJson<AnyRequest>(request)),
        client: { id: clientId, name: client },
        requester,
        askedAt: askedAt.toISOString(),
      })),
      total: Number(count?.total ?? 0),
    };
  }
}
