import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, sha256, type Actor, type Transaction } from '@vigie/platform';
import type { ReportInput, ScreenSignature } from '@vigie/wire';
import canonicalize from 'canonicalize';
import type { SealedReport } from '../../ports/report-document';
import {
  checkReportVersion,
  factsOf,
  lockReport,
  putReport,
  sealReport,
  type StoredReport,
} from '../../store/planning/intervention-report.store';
import { lockIntervention } from '../../store/planning/intervention.store';

type Signer = Pick<ScreenSignature, 'name' | 'drawing'>;

/** Writes the report of an intervention that took place, and seals it with the signature of the client. */
@Injectable()
export class SignReport {
  constructor(private readonly database: Database) {}

  /** Until it is signed, a report can be written again, from the last writing of it. */
  write(actor: Actor, interventionId: string, { version, ...text }: ReportInput): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intervention = await lockIntervention(tx, actor.scope, interventionId);
      if (intervention.state !== 'done') throw new DomainError('report.not-done');
      const before = await lockReport(tx, intervention);
      if (before?.signedAt) throw new DomainError('report.already-signed');
      checkReportVersion(before, version);
      await putReport(tx, intervention, before, { ...text, author: actor.name });
      await tx.audit(actor, 'report.written', `intervention:${interventionId}`, { ...text });
      tx.live({ type: 'planning.changed', clientId: intervention.clientId });
    });
  }

  /**
   * On our screen: somebody of the client, by name, who draws; on the portal: the person who is signed in. What is
   * sealed is the writing that they read.
   */
  sign(actor: Actor, interventionId: string, { name, drawing, version }: ScreenSignature): Promise<void> {
    return this.database.transaction(async (tx) => {
      const intervention = await lockIntervention(tx, actor.scope, interventionId);
      const report = found(await lockReport(tx, intervention));
      if (report.signedAt) throw new DomainError('report.already-signed');
      checkReportVersion(report, version);
      const sealed = await this.content(tx, report, { name, drawing });
      const seal = { sealed, sha256: sha256(sealed), signedBy: name, signedAt: tx.now, drawing };
      await sealReport(tx, report, seal);
      const trace = { signedBy: name, sha256: seal.sha256, drawn: drawing !== null };
      await tx.audit(actor, 'report.signed', `intervention:${interventionId}`, trace);
      await tx.emit('report.signed', { interventionId });
      tx.live({ type: 'planning.changed', clientId: intervention.clientId });
    });
  }

  private async content(tx: Transaction, report: StoredReport, signer: Signer): Promise<string> {
    const { client, site, technician, subject, ...facts } = await factsOf(tx, report.interventionId);
    const content: SealedReport = {
      client,
      site,
      technician,
      subject,
      startsAt: facts.starts_at.toISOString(),
      usedMinutes: facts.used_minutes ?? 0,
      done: report.done,
      parts: report.parts,
      author: report.author,
      signedBy: signer.name,
      signedAt: tx.now.toISOString(),
      drawingSha256: signer.drawing ? sha256(signer.drawing) : null,
    };
    return found(canonicalize(content));
  }
}
