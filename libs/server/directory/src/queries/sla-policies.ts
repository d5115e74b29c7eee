import { Injectable } from '@nestjs/common';
import { Database, fromJson } from '@vigie/platform';
import type { Formula, Priority, ThresholdAction } from '@vigie/rules';
import type { SlaPolicyVersion } from '@vigie/wire';
import { policyInForce } from '../store/sla-policies.store';
import { iso } from './sql';

const most = 50;

interface PolicyColumns {
  id: string;
  number: number;
  effectiveAt: Date;
  createdAt: Date;
  author: string | null;
  reason: string | null;
  actions: ThresholdAction[] | string;
  inForce: number | string;
}

interface TargetColumns {
  policyId: string;
  formula: Formula | null;
  clientId: string | null;
  clientName: string | null;
  priority: Priority;
  responseMinutes: number;
  resolutionMinutes: number;
}

/** Versions of the SLA policy; the same for every client, so they have no scope. */
@Injectable()
export class SlaPolicies {
  constructor(private readonly database: Database) {}

  /** The latest versions, newest first. */
  async latest(): Promise<SlaPolicyVersion[]> {
    const policies = await this.database.query<PolicyColumns>(
      `SELECT id, number, effective_at AS effectiveAt, created_at AS createdAt, author_name AS author, reason,
              actions, id = ${policyInForce} AS inForce
         FROM sla_policy ORDER BY number DESC LIMIT ?`,
      [most],
    );
    if (policies.length === 0) return [];
    const targets = await this.targetsOf(policies.map(({ id }) => id));
    const people = await this.peopleOf(policies.flatMap(({ actions }) => fromJson(actions)));
    return policies.map((row) =>
      versionOf(
        row,
        targets.filter(({ policyId }) => policyId === row.id),
        people,
      ),
    );
  }

  private targetsOf(ids: readonly string[]): Promise<TargetColumns[]> {
    return this.database.query<TargetColumns>(
      `SELECT t.policy_id AS policyId, t.formula, t.client_id AS clientId, c.name AS clientName, t.priority,
              t.response_minutes AS responseMinutes, t.resolution_minutes AS resolutionMinutes
         FROM sla_target t LEFT JOIN client c ON c.id = t.client_id
        WHERE t.policy_id IN (?)
        ORDER BY FIELD(t.formula, 'SERENITE', 'PREMIUM', 'STANDARD'), c.name, t.priority`,
      [ids],
    );
  }

  private async peopleOf(actions: readonly ThresholdAction[]): Promise<Map<string, string>> {
    const ids = actions.flatMap(({ reassignTo }) =>
      reassignTo && reassignTo !== 'nobody' ? [reassignTo] : [],
    );
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM person WHERE id IN (?)',
      [['0', ...ids]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function versionOf(
  { actions, inForce, effectiveAt, createdAt, ...row }: PolicyColumns,
  lines: readonly TargetColumns[],
  people: ReadonlyMap<string, string>,
): SlaPolicyVersion {
  const minutes = (one: TargetColumns) => ({
    priority: one.priority,
    responseMinutes: one.responseMinutes,
    resolutionMinutes: one.resolutionMinutes,
  });
  const done = fromJson(actions);
  const given = done.flatMap(({ reassignTo: id }) => (id ? [[id, people.get(id) ?? ''] as const] : []));
  const clients = lines.flatMap(({ clientId, clientName }) =>
    clientId ? [[clientId, clientName ?? ''] as const] : [],
  );
  return {
    ...row,
    effectiveAt: iso(effectiveAt),
    createdAt: iso(createdAt),
    inForce: Number(inForce) === 1,
    targets: lines.flatMap((one) => (one.formula ? [{ formula: one.formula, ...minutes(one) }] : [])),
    exceptions: lines.flatMap((one) => (one.clientId ? [{ clientId: one.clientId, ...minutes(one) }] : [])),
    actions: done,
    names: {
      ...Object.fromEntries(given.map(([id, name]) => [`person:${id}`, name])),
      ...Object.fromEntries(clients.map(([id, name]) => [`client:${id}`, name])),
    },
  };
}
