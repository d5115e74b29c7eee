import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AdaptersModule } from '@vigie/adapters';
import { directoryEntities, DirectoryModule } from '@vigie/directory';
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
  FireClock,
  mailJobs,
  MailModule,
  ticketEntities,
  ticketJobs,
  TicketsModule,
  webhookJobs,
  WebhooksModule,
} from '@vigie/tickets';
import { directoryCleanings } from './directory-cleanings';
import { ticketCleanings } from './ticket-cleanings';

const handlers: Type[] = [SendMailJob, ...ticketJobs, ...mailJobs, ...webhookJobs];
const dueWork: Type[] = [FireClock];
const cleanings = [...platformCleanings, ...directoryCleanings, ...ticketCleanings];

/** The process without HTTP: it runs every job, relays the outbox, fires what is due and fetches mails. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with({ name: 'worker', config, entities: [...directoryEntities, ...ticketEntities] }),
        AdaptersModule,
        DirectoryModule,
        TicketsModule,
        MailModule,
        WebhooksModule,
      ],
      providers: [
        SendMailJob,
        OutboxRelay,
        JobRunner,
        Maintenance,
        WorkerServices,
        WorkerLoop,
        { provide: CLEANINGS, useValue: cleanings },
        { provide: JOB_HANDLERS, useFactory: (...all: unknown[]) => all, inject: handlers },
        { provide: DUE_WORK, useFactory: (...all: unknown[]) => all, inject: dueWork },
      ],
    };
  }
}
