import { Injectable } from '@nestjs/common';
import {
  allClients,
  Database,
  FileStore,
  Mailroom,
  type ClientScope,
  type FinishOnce,
} from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { ReportDocument, type SealedReport } from '../../ports/report-document';
import { sealedReport } from '../../store/planning/intervention-report.store';
import { readersOf } from '../../store/planning/intervention.store';
import { planningTexts } from '../../texts/planning.texts';

/** Gives a signed report away as a PDF: to whoever downloads it, and to the client by mail. */
@Injectable()
export class SendReport {
  constructor(
    private readonly database: Database,
    private readonly document: ReportDocument,
    private readonly files: FileStore,
    private readonly mailroom: Mailroom,
  ) {}

  /** The document; 404 while the report is not signed, or outside the scope. */
  async download(scope: ClientScope, interventionId: string, locale: Locale): Promise<Buffer> {
    const { text, sha256, drawing } = await this.database.transaction((tx) =>
      sealedReport(tx, scope, interventionId),
    );
    return this.document.pdf(JSON.parse(text) as SealedReport, { sha256, drawing }, locale);
  }

  /** The mail, once, with the document in the language of each reader. It is drawn before the transaction. */
  async send(interventionId: string, finish: FinishOnce): Promise<void> {
    const { clientId, subject, readers } = await this.database.transaction(async (tx) => {
      const { text, clientId } = await sealedReport(tx, allClients, interventionId);
      const { subject } = JSON.parse(text) as SealedReport;
      return { clientId, subject, readers: await readersOf(tx, clientId) };
    });
    const drawn = await Promise.all(
      [...Map.groupBy(readers, ({ locale }) => locale)].map(async ([locale, theirs]) => {
        const content = await this.download(allClients, interventionId, locale);
        return { locale, theirs, content, key: await this.files.write(content) };
      }),
    );
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      for (const { locale, theirs, ...document } of drawn) {
        const { report } = planningTexts[locale];
        const name = report.file(interventionId);
        const file = { ...document, name, type: 'application/pdf', clientId, uploadedBy: null };
        const fileIds = [await this.files.register(tx, file)];
        for (const { name: reader, email: to } of theirs) {
          const mail = { subject: report.subject(subject), text: report.body({ name: reader, subject }) };
          await this.mailroom.post(tx, { to, ...mail, automatic: true, fileIds });
        }
      }
    });
  }
}
