import { type Database, found, type ClientScope, type Transaction } from '@vigie/platform';
import type { PlannedStep, StepState } from '@vigie/rules';
import { AccountPlanRow } from './account-plan.row';
import { AccountStepRow } from './account-step.row';

/** A plan and a step as stored; they stay inside the feature. */
export type StoredPlan = AccountPlanRow;
export type StoredStep = AccountStepRow;

/** Where to read: the database, or the transaction of the caller. */
export interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

type NewPlan = Omit<
  AccountPlanRow,
  | 'id'
  | 'state'
  | 'runAt'
  | 'createdAt'
  | 'launchedAt'
  | 'launchedBy'
  | 'endedAt'
  | 'endReason'
  | 'version'
  | 'seenAt'
  | 'changes'
>;

/** Adds a plan that nobody has launched, with its steps; returns its identifier. */
export async function insertPlan(
  tx: Transaction,
  plan: NewPlan,
  steps: readonly PlannedStep[],
): Promise<string> {
  const id = await tx.insert(AccountPlanRow, {
    ...plan,
    state: 'proposed',
    createdAt: tx.now,
    seenAt: tx.now,
    version: 1,
  });
  await insertSteps(tx, { id, clientId: plan.clientId }, steps);
  return id;
}

/** Gives a plan that has not started other steps. */
export async function replaceSteps(
  tx: Transaction,
  plan: Pick<StoredPlan, 'id' | 'clientId'>,
  steps: readonly PlannedStep[],
): Promise<void> {
  await tx.manager.delete(AccountStepRow, { planId: plan.id, clientId: plan.clientId });
  await insertSteps(tx, plan, steps);
}

async function insertSteps(
  tx: Transaction,
  { id: planId, clientId }: Pick<StoredPlan, 'id' | 'clientId'>,
  steps: readonly PlannedStep[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map(({ key, kind, target, value, after, needs }, position) => ({
    ...{ planId, clientId, position, key, kind, value, after: [...after], needs: [...needs] },
    ...{ targetId: target?.id ?? null, targetName: target?.name ?? null },
    ...{ state: 'waiting' as const, attempts: 0 },
  }));
  await tx.manager.insert(AccountStepRow, rows);
}

/** The ticket of a plan inside the scope, read without keeping it; 404 outside. */
export async function ticketOfPlan(tx: Transaction, scope: ClientScope, id: string): Promise<string> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOneBy(AccountPlanRow, where)).ticketId;
}

/** The plan of a step inside the scope; null outside. */
export async function planOfStep(tx: Transaction, scope: ClientScope, id: string): Promise<string | null> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return (await tx.manager.findOneBy(AccountStepRow, where))?.planId ?? null;
}

/** Reads a plan of a ticket and keeps it until the transaction ends. */
export async function lockPlan(tx: Transaction, id: string, ticketId: string): Promise<StoredPlan> {
  const lock = { mode: 'pessimistic_write' } as const;
  return found(await tx.manager.findOne(AccountPlanRow, { where: { id, ticketId }, lock }));
}

/** The steps of a plan, in their order. */
export const stepsOf = (tx: Transaction, { id, clientId }: StoredPlan): Promise<StoredStep[]> =>
  tx.manager.find(AccountStepRow, { where: { planId: id, clientId }, order: { position: 'ASC' } });

/** The tickets whose written requests the completed plans of a ticket rest upon: more than one after a merge. */
export async function promisesOf(tx: Transaction, { ticketId, clientId }: StoredPlan): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT w.ticket_id AS id FROM account_plan p JOIN written_request w ON w.id = p.request_id
      WHERE p.ticket_id = ? AND p.client_id = ? AND p.state = 'completed'`,
    [ticketId, clientId],
  );
  return rows.map(({ id }) => id);
}

/** Keeps the account of a plan that knew none yet. */
export async function keepAccount(database: Database, planId: string, accountId: string): Promise<void> {
  await database.execute('UPDATE account_plan SET account_id = ? WHERE id = ? AND account_id IS NULL', [
    accountId,
    planId,
  ]);
}

/** Changes a plan that goes on; for nobody's version is this a change. The one in the caller's hands changes with it. */
export async function updatePlan(
  tx: Transaction,
  plan: StoredPlan,
  values: Partial<StoredPlan>,
): Promise<void> {
  await tx.manager.update(AccountPlanRow, plan.id, values);
  Object.assign(plan, values);
}

/** Changes what people decided of a plan, at the version that they saw. */
export async function changePlan(
  tx: Transaction,
  plan: StoredPlan,
  version: number,
  values: Partial<StoredPlan>,
): Promise<void> {
  await tx.updateVersioned(AccountPlanRow, { id: plan.id, version }, values);
  Object.assign(plan, values, { version: version + 1 });
}

/** Changes a step; the one in the caller's hands changes with it. */
export async function updateStep(
  tx: Transaction,
  step: StoredStep,
  values: Partial<StoredStep>,
): Promise<void> {
  await tx.manager.update(AccountStepRow, step.id, values);
  Object.assign(step, values);
}

/** A step as the rules know it. */
export const toPlanned = (row: StoredStep): PlannedStep => ({
  key: row.key,
  kind: row.kind,
  target: row.targetId === null ? null : { id: row.targetId, name: row.targetName ?? '' },
  value: row.value,
  after: row.after,
  needs: row.needs,
});

/** Where each step is, by key. */
export const statesOf = (steps: readonly StoredStep[]): Record<string, StepState> =>
  Object.fromEntries(steps.map(({ key, state }) => [key, state]));

/** The irreversible steps that a second person confirmed. */
export const confirmedOf = (steps: readonly StoredStep[]): string[] =>
  steps.filter(({ confirmedAt }) => confirmedAt !== null).map(({ key }) => key);
