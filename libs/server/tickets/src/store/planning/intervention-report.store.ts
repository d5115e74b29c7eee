import { DomainError, found, type ClientScope, type Transaction } from '@vigie/platform';
import { InterventionReportRow } from './intervention-report.row';
import { teamOf } from './intervention-team.store';
import type { StoredIntervention } from './intervention.store';

/** A report as stored; stays inside the feature. */
export type StoredReport = Readonly<InterventionReportRow>;

/** The report of an intervention, held; null when nobody wrote one. */
export const lockReport = (
  tx: Transaction,
  { id, clientId }: Pick<StoredIntervention, 'id' | 'clientId'>,
): Promise<StoredReport | null> =>
  tx.manager.findOne(InterventionReportRow, {
    where: { interventionId: id, clientId },
    lock: { mode: 'pessimistic_write' },
  });

/** Refuses what was made from an older writing of a report; null stands for none yet. */
export function checkReportVersion(report: StoredReport | null, version: number | null): void {
  const now = report?.version ?? null;
  if (now !== version) throw new DomainError('version.conflict', { version: now });
}

/** Writes a report, or writes it again. */
export async function putReport(
  tx: Transaction,
  { id, clientId }: Pick<StoredIntervention, 'id' | 'clientId'>,
  before: StoredReport | null,
  text: Pick<StoredReport, 'done' | 'parts' | 'author'>,
): Promise<void> {
  if (before)
    await tx.manager.update(InterventionReportRow, before.id, { ...text, version: before.version + 1 });
  else await tx.insert(InterventionReportRow, { ...text, interventionId: id, clientId, version: 1 });
}

/** Puts the signature and the seal on a report. */
export async function sealReport(
  tx: Transaction,
  { id }: StoredReport,
  seal: Pick<InterventionReportRow, 'signedBy' | 'signedAt' | 'drawing' | 'sealed' | 'sha256'>,
): Promise<void> {
  await tx.manager.update(InterventionReportRow, id, seal);
}

/** What a report says of its intervention. */
export async function factsOf(tx: Transaction, id: string) {
  const [row] = await tx.query<{
    client: string;
    site: string | null;
    subject: string;
    starts_at: Date;
    used_minutes: number | null;
  }>(
    `SELECT c.name AS client, s.name AS site, i.subject, i.starts_at, i.used_minutes
       FROM intervention i JOIN client c ON c.id = i.client_id
       LEFT JOIN site s ON s.client_id = i.client_id AND s.id = i.site_id WHERE i.id = ?`,
    [id],
  );
  const team = await teamOf(tx, id);
  return { ...found(row), technician: team.map(({ name }) => name).join(', ') };
}

/** The sealed report of an intervention inside the scope; 404 while it is not signed. */
export async function sealedReport(tx: Transaction, scope: ClientScope, interventionId: string) {
  const where = { interventionId, ...(scope.kind === 'client' && { clientId: scope.clientId }) };
  const row = found(await tx.manager.findOneBy(InterventionReportRow, where));
  return { text: found(row.sealed), sha256: found(row.sha256), drawing: row.drawing, clientId: row.clientId };
}
