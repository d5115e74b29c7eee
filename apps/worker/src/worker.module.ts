import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { accountDueWork, accountEntities, accountJobs, accountModules, accountSealed } from '@vigie/accounts';
import { AdaptersModule } from '@vigie/adapters';
import { backupDueWork, backupEntities, backupJobs, backupModules, backupSealed } from '@vigie/backups';
import { billingDueWork, billingEntities, billingJobs, billingModules } from '@vigie/billing';
import { contractDueWork, contractEntities, contractJobs, contractModules } from '@vigie/contracts';
import { directoryEntities, DirectoryModule, directorySealed } from '@vigie/directory';
import {
  CLEANINGS,
  DUE_WORK,
  JOB_HANDLERS,
  JobRunner,
  Maintenance,
  OutboxRelay,
  platformCleanings,
  PlatformModule,
  SendMailJob,
  WorkerLoop,
  WorkerServices,
  type Config,
} from '@vigie/platform';
import {
  deskJobs,
  deskModules,
  ExpireFormDrafts,
  DraftReviews,
  FireClock,
  mailJobs,
  MailModule,
  RemindVendor,
  ticketEntities,
  ticketSealed,
  WatchMail,
} from '@vigie/tickets';
import { backupCleanings } from './backup-cleanings';
import { directoryCleanings } from './directory-cleanings';
import { SearchStart } from './search-start';
import { ticketCleanings } from './ticket-cleanings';

const entities = [
  ...directoryEntities,
  ...contractEntities,
  ...ticketEntities,
  ...accountEntities,
  ...billingEntities,
  ...backupEntities,
];
const sealed = [...directorySealed, ...ticketSealed, ...accountSealed, ...backupSealed];
const handlers: Type[] = [
  SendMailJob,
  ...deskJobs,
  ...mailJobs,
  ...contractJobs,
  ...accountJobs,
  ...billingJobs,
  ...backupJobs,
];
const dueWork: Type[] = [
  FireClock,
  RemindVendor,
  WatchMail,
  ExpireFormDrafts,
  DraftReviews,
  ...contractDueWork,
  ...accountDueWork,
  ...billingDueWork,
  ...backupDueWork,
];
const cleanings = [...platformCleanings, ...directoryCleanings, ...ticketCleanings, ...backupCleanings];

/** The process without HTTP: it runs every job, relays the outbox, fires what is due and fetches mails. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with({ name: 'worker', config, entities, sealed }),
        AdaptersModule,
        DirectoryModule,
        ...contractModules,
        ...deskModules,
        MailModule,
        ...accountModules,
        ...billingModules,
        ...backupModules,
      ],
      providers: [
        SendMailJob,
        OutboxRelay,
        JobRunner,
        Maintenance,
        WorkerServices,
        WorkerLoop,
        SearchStart,
        { provide: CLEANINGS, useValue: cleanings },
        { provide: JOB_HANDLERS, useFactory: (...all: unknown[]) => all, inject: handlers },
        { provide: DUE_WORK, useFactory: (...all: unknown[]) => all, inject: dueWork },
      ],
    };
  }
}
