import { Global, Module } from '@nestjs/common';
import {
  ApplicationCredentials,
  CertificateMaker,
  TenantOperations,
  TenantReader,
  TenantsModule,
} from '@vigie/accounts';
import { ClaimDocument, InvoiceDocument, ReminderLetter, StatementReader } from '@vigie/billing';
import {
  NasReader,
  BackupEngine,
  BackupProofDocument,
  LicensedUsers,
  DestructionDocument,
  EngineRepositoryEraser,
  EngineRestoreMaker,
  RepositoryEraser,
  RestoreMaker,
} from '@vigie/backups';
import { ConditionsDocument, IndexSource, LetterDocument, PriceLetterDocument } from '@vigie/contracts';
import { LabelSheet } from '@vigie/directory';
import { CONFIG, Database, MailTransport, SharedLimit, type Config } from '@vigie/platform';
import {
  MailboxAccounts,
  MailboxesModule,
  MailModule,
  MailReader,
  MailServerProbe,
  ProofDocument,
  QuoteDocument,
  ReportDocument,
  ReviewDocument,
  WebhookPost,
} from '@vigie/tickets';
import { TenantLicensedUsers } from './accounts/tenant-licensed-users';
import { PdfInvoiceDocument } from './documents/facturx/pdf-invoice-document';
import { CamtStatementReader } from './bank/camt-statement-reader';
import { PdfBackupProof } from './documents/pdf-backup-proof';
import { PdfClaimDocument } from './documents/pdf-claim-document';
import { PdfConditionsDocument } from './documents/pdf-conditions-document';
import { PdfDestructionDocument } from './documents/pdf-destruction-document';
import { PdfLetterDocument } from './documents/pdf-letter-document';
import { PdfLabelSheet } from './documents/pdf-label-sheet';
import { PdfPriceLetter } from './documents/pdf-price-letter';
import { PdfProofDocument } from './documents/pdf-proof-document';
import { PdfQuoteDocument } from './documents/pdf-quote-document';
import { PdfReminderLetter } from './documents/pdf-reminder-letter';
import { PdfReportDocument } from './documents/pdf-report-document';
import { PdfReviewDocument } from './documents/pdf-review-document';
import { SelfSignedCertificates } from './graph/certificate';
import { GraphClient } from './graph/graph-client';
import { GraphOperations } from './graph/graph-operations';
import { GraphReader } from './graph/graph-reader';
import { InseeSource } from './insee/insee-source';
import { MailIntake } from './mail/intake/mail-intake';
import { MailboxTransport } from './mail/mailbox-transport';
import { MailparserReader } from './mail/mailparser-reader';
import { RealServerProbe } from './mail/server-probe';
import { SynologyNasReader } from './synology/synology-nas-reader';
import { ResticEngine } from './restic/restic-engine';
import { GuardedWebhookPost } from './webhooks/guarded-webhook-post';

const mailTransport = (config: Config, accounts: MailboxAccounts) => new MailboxTransport(config, accounts);

const webhookPost = ({ webhookPrivateTargets }: Config) =>
  new GuardedWebhookPost({ allowPrivate: webhookPrivateTargets });

const graphClient = ({ microsoft }: Config, credentials: ApplicationCredentials) =>
  new GraphClient({ ...microsoft, credentials: () => credentials.current() });

/** Thirty requests in a minute are allowed; one that leaves a moment late does not crowd those after the minute. */
const indexSource = ({ inseeUrls }: Config, database: Database) =>
  new InseeSource({
    addresses: inseeUrls,
    limit: new SharedLimit(database, 'insee', { most: 30, windowMs: 61_000 }),
  });

/** A step waits in the database, not in a worker: what Microsoft does not give soon is asked again later. */
const tenantOperations = ({ microsoft }: Config, credentials: ApplicationCredentials) =>
  new GraphOperations(
    new GraphClient({
      ...microsoft,
      credentials: () => credentials.current(),
      attempts: 3,
      longestPauseMs: 2000,
    }),
  );

/** Binds the ports of every feature to what really does the work. */
@Global()
@Module({
  imports: [MailModule, MailboxesModule, TenantsModule],
  providers: [
    MailIntake,
    { provide: GraphClient, useFactory: graphClient, inject: [CONFIG, ApplicationCredentials] },
    { provide: TenantOperations, useFactory: tenantOperations, inject: [CONFIG, ApplicationCredentials] },
    { provide: TenantReader, useClass: GraphReader },
    { provide: CertificateMaker, useClass: SelfSignedCertificates },
    { provide: IndexSource, useFactory: indexSource, inject: [CONFIG, Database] },
    { provide: StatementReader, useClass: CamtStatementReader },
    { provide: MailTransport, useFactory: mailTransport, inject: [CONFIG, MailboxAccounts] },
    { provide: BackupEngine, useClass: ResticEngine },
    { provide: MailServerProbe, useClass: RealServerProbe },
    { provide: MailReader, useClass: MailparserReader },
    { provide: LicensedUsers, useClass: TenantLicensedUsers },
    { provide: BackupProofDocument, useClass: PdfBackupProof },
    { provide: ClaimDocument, useClass: PdfClaimDocument },
    { provide: ConditionsDocument, useClass: PdfConditionsDocument },
    { provide: InvoiceDocument, useClass: PdfInvoiceDocument },
    { provide: NasReader, useFactory: () => new SynologyNasReader() },
    { provide: LetterDocument, useClass: PdfLetterDocument },
    { provide: LabelSheet, useClass: PdfLabelSheet },
    { provide: PriceLetterDocument, useClass: PdfPriceLetter },
    { provide: ProofDocument, useClass: PdfProofDocument },
    { provide: QuoteDocument, useClass: PdfQuoteDocument },
    { provide: ReminderLetter, useClass: PdfReminderLetter },
    { provide: ReportDocument, useClass: PdfReportDocument },
    { provide: ReviewDocument, useClass: PdfReviewDocument },
    { provide: DestructionDocument, useClass: PdfDestructionDocument },
    { provide: RestoreMaker, useClass: EngineRestoreMaker },
    { provide: RepositoryEraser, useClass: EngineRepositoryEraser },
    { provide: WebhookPost, useFactory: webhookPost, inject: [CONFIG] },
  ],
  exports: [
    BackupEngine,
    MailIntake,
    IndexSource,
    MailTransport,
    MailServerProbe,
    MailReader,
    CertificateMaker,
    TenantOperations,
    TenantReader,
    BackupProofDocument,
    LicensedUsers,
    ClaimDocument,
    ConditionsDocument,
    InvoiceDocument,
    LetterDocument,
    NasReader,
    LabelSheet,
    PriceLetterDocument,
    ProofDocument,
    QuoteDocument,
    ReminderLetter,
    ReportDocument,
    ReviewDocument,
    StatementReader,
    DestructionDocument,
    RestoreMaker,
    RepositoryEraser,
    WebhookPost,
  ],
})
export class AdaptersModule {}
