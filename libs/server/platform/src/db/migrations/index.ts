import { Initial1774000000000 } from './1774000000000-initial';
import { CrossClientLinks1774300000000 } from './1774300000000-cross-client-links';
import { ServiceTokens1774450000000 } from './1774450000000-service-tokens';
import { TakenBackAnswers1774600000000 } from './1774600000000-taken-back-answers';
import { RefusedFiles1774700000000 } from './1774700000000-refused-files';
import { MailThreads1774800000000 } from './1774800000000-mail-threads';
import { QualifiedTickets1774900000000 } from './1774900000000-qualified-tickets';
import { SavedViews1775000000000 } from './1775000000000-saved-views';
import { BulkChanges1775010000000 } from './1775010000000-bulk-changes';
import { TagsAndLinks1775100000000 } from './1775100000000-tags-and-links';
import { MergedTickets1775110000000 } from './1775110000000-merged-tickets';
import { MailCopies1775120000000 } from './1775120000000-mail-copies';
import { Estate1775200000000 } from './1775200000000-estate';
import { TicketEquipment1775210000000 } from './1775210000000-ticket-equipment';
import { WipeRequests1775220000000 } from './1775220000000-wipe-requests';
import { UnreadTickets1775375300000 } from './1775375300000-unread-tickets';
import { ListIndexes1775375310000 } from './1775375310000-list-indexes';
import { Macros1775400000000 } from './1775400000000-macros';
import { ReplyDrafts1775410000000 } from './1775410000000-reply-drafts';
import { Watchers1775420000000 } from './1775420000000-watchers';
import { SlaPolicies1775500000000 } from './1775500000000-sla-policies';
import { VendorEscalations1775510000000 } from './1775510000000-vendor-escalations';
import { SlaReport1775520000000 } from './1775520000000-sla-report';
import { MailDeliveries1775600000000 } from './1775600000000-mail-deliveries';
import { MailHealth1775610000000 } from './1775610000000-mail-health';
import { Search1775700000000 } from './1775700000000-search';
import { TimeAndInterventions1775800000000 } from './1775800000000-time-and-interventions';
import { InterventionReports1775810000000 } from './1775810000000-intervention-reports';
import { RequestTypes1775900000000 } from './1775900000000-request-types';
import { RequestApprovals1775910000000 } from './1775910000000-request-approvals';
import { Webhooks1776000000000 } from './1776000000000-webhooks';
import { Mailboxes1776200000000 } from './1776200000000-mailboxes';
import { Satisfaction1776300000000 } from './1776300000000-satisfaction';
import { RequestHistory1776310000000 } from './1776310000000-request-history';
import { Knowledge1776320000000 } from './1776320000000-knowledge';
import { DeskImports1776400000000 } from './1776400000000-desk-imports';
import { DeskReport1776500000000 } from './1776500000000-desk-report';
import { Checklists1776600000000 } from './1776600000000-checklists';
import { Quotes1776610000000 } from './1776610000000-quotes';
import { ServiceReviews1777010000000 } from './1777010000000-service-reviews';
import { WaitingApprovals1777020000000 } from './1777020000000-waiting-approvals';
import { Queues1777100000000 } from './1777100000000-queues';
import { ViewDisplays1777110000000 } from './1777110000000-view-displays';
import { FormDrafts1777200000000 } from './1777200000000-form-drafts';
import { ClientApprovals1777210000000 } from './1777210000000-client-approvals';
import { ClientSiren1777220000000 } from './1777220000000-client-siren';
import { DirectoryWords1777300000000 } from './1777300000000-directory-words';
import { RequestPages1777310000000 } from './1777310000000-request-pages';
import { DeskDrafts1777400000000 } from './1777400000000-desk-drafts';
import { RequestTypeQueues1777400000100 } from './1777400000100-request-type-queues';
import { InterventionTeams1777500000000 } from './1777500000000-intervention-teams';
import { Accounts1778000000000 } from './1778000000000-accounts';
import { TicketHolds1778100000000 } from './1778100000000-ticket-holds';
import { OneTimeLinks1778100000001 } from './1778100000001-one-time-links';
import { Tenants1778200000000 } from './1778200000000-tenants';
import { Licences1778300000000 } from './1778300000000-licences';
import { IndexSeries1778400000000 } from './1778400000000-index-series';
import { Contracts1778500000000 } from './1778500000000-contracts';
import { TenantWords1778600000000 } from './1778600000000-tenant-words';
import { PlanReadings1778610000000 } from './1778610000000-plan-readings';
import { LicenceRenewals1778620000000 } from './1778620000000-licence-renewals';
import { PriceCampaigns1778700000000 } from './1778700000000-price-campaigns';
import { Renewals1778800000000 } from './1778800000000-renewals';
import { MailCopies1778900000000 } from './1778900000000-mail-copies';
import { FilesOfFeatures1779000000000 } from './1779000000000-files-of-features';
import { RemovedWatchers1780000000000 } from './1780000000000-removed-watchers';
import { ContractWords1780000000001 } from './1780000000001-contract-words';
import { ReportVersions1780000000002 } from './1780000000002-report-versions';
import { StepKeys1780000000100 } from './1780000000100-step-keys';
import { RenewalClients1780000000200 } from './1780000000200-renewal-clients';
import { GrowthProposals1780000000210 } from './1780000000210-growth-proposals';
import { PriceCorrections1780000000220 } from './1780000000220-price-corrections';
import { CallLimits1780000000230 } from './1780000000230-call-limits';
import { Billing1780000000300 } from './1780000000300-billing';
import { InvoiceRuns1780000000310 } from './1780000000310-invoice-runs';
import { CompanyAccounts1780000000320 } from './1780000000320-company-accounts';
import { Penalties1780000000330 } from './1780000000330-penalties';
import { PenaltyClaims1780000000331 } from './1780000000331-penalty-claims';
import { Payments1780000000340 } from './1780000000340-payments';
import { Reminders1780000000350 } from './1780000000350-reminders';
import { Suspensions1780000000351 } from './1780000000351-suspensions';
import { ReminderTexts1780000000352 } from './1780000000352-reminder-texts';
import { Backups1780000000370 } from './1780000000370-backups';
import { BackupRestores1780000000400 } from './1780000000400-backup-restores';
import { BackupEndings1780000000401 } from './1780000000401-backup-endings';
import { ReportMailboxes1780000000410 } from './1780000000410-report-mailboxes';
import { BackupSources1780000000411 } from './1780000000411-backup-sources';
import { FrozenByEndings1780000000420 } from './1780000000420-frozen-by-endings';
import { RestoredFolders1780000000430 } from './1780000000430-restored-folders';
import { RepositoryGenerations1780000000431 } from './1780000000431-repository-generations';
import { ClaimPaymentDays1780000000450 } from './1780000000450-claim-payment-days';
import { SupersededRuns1780000000460 } from './1780000000460-superseded-runs';
import { BackupAlerts1780000000390 } from './1780000000390-backup-alerts';
import { BackupReviews1780000000391 } from './1780000000391-backup-reviews';
import { BilledTime1780000000360 } from './1780000000360-billed-time';
import { UndoneBankImports1780000000361 } from './1780000000361-undone-bank-imports';
import { BilledRegularisations1780000000362 } from './1780000000362-billed-regularisations';
import { BackupPushes1780000000371 } from './1780000000371-backup-pushes';
import { BackupEngine1780000000380 } from './1780000000380-backup-engine';

/** Every migration, oldest first. They import nothing from the workspace. */
export const migrations = [
  Initial1774000000000,
  CrossClientLinks1774300000000,
  ServiceTokens1774450000000,
  TakenBackAnswers1774600000000,
  RefusedFiles1774700000000,
  MailThreads1774800000000,
  QualifiedTickets1774900000000,
  SavedViews1775000000000,
  BulkChanges1775010000000,
  TagsAndLinks1775100000000,
  MergedTickets1775110000000,
  MailCopies1775120000000,
  Estate1775200000000,
  TicketEquipment1775210000000,
  WipeRequests1775220000000,
  UnreadTickets1775375300000,
  ListIndexes1775375310000,
  Macros1775400000000,
  ReplyDrafts1775410000000,
  Watchers1775420000000,
  SlaPolicies1775500000000,
  VendorEscalations1775510000000,
  SlaReport1775520000000,
  MailDeliveries1775600000000,
  MailHealth1775610000000,
  Search1775700000000,
  TimeAndInterventions1775800000000,
  InterventionReports1775810000000,
  RequestTypes1775900000000,
  RequestApprovals1775910000000,
  Webhooks1776000000000,
  Mailboxes1776200000000,
  Satisfaction1776300000000,
  RequestHistory1776310000000,
  Knowledge1776320000000,
  DeskImports1776400000000,
  DeskReport1776500000000,
  Checklists1776600000000,
  Quotes1776610000000,
  ServiceReviews1777010000000,
  WaitingApprovals1777020000000,
  Queues1777100000000,
  ViewDisplays1777110000000,
  FormDrafts1777200000000,
  ClientApprovals1777210000000,
  ClientSiren1777220000000,
  DirectoryWords1777300000000,
  RequestPages1777310000000,
  DeskDrafts1777400000000,
  RequestTypeQueues1777400000100,
  InterventionTeams1777500000000,
  Accounts1778000000000,
  TicketHolds1778100000000,
  OneTimeLinks1778100000001,
  Tenants1778200000000,
  Licences1778300000000,
  IndexSeries1778400000000,
  Contracts1778500000000,
  TenantWords1778600000000,
  PlanReadings1778610000000,
  LicenceRenewals1778620000000,
  PriceCampaigns1778700000000,
  Renewals1778800000000,
  MailCopies1778900000000,
  FilesOfFeatures1779000000000,
  RemovedWatchers1780000000000,
  ContractWords1780000000001,
  ReportVersions1780000000002,
  StepKeys1780000000100,
  RenewalClients1780000000200,
  GrowthProposals1780000000210,
  PriceCorrections1780000000220,
  CallLimits1780000000230,
  Billing1780000000300,
  InvoiceRuns1780000000310,
  CompanyAccounts1780000000320,
  Penalties1780000000330,
  PenaltyClaims1780000000331,
  Payments1780000000340,
  Reminders1780000000350,
  Suspensions1780000000351,
  ReminderTexts1780000000352,
  BilledTime1780000000360,
  UndoneBankImports1780000000361,
  BilledRegularisations1780000000362,
  Backups1780000000370,
  BackupPushes1780000000371,
  BackupEngine1780000000380,
  BackupAlerts1780000000390,
  BackupReviews1780000000391,
  BackupRestores1780000000400,
  BackupEndings1780000000401,
  ReportMailboxes1780000000410,
  BackupSources1780000000411,
  FrozenByEndings1780000000420,
  RestoredFolders1780000000430,
  RepositoryGenerations1780000000431,
  ClaimPaymentDays1780000000450,
  SupersededRuns1780000000460,
];
