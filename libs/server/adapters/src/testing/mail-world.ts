import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { accountEntities, accountModules } from '@vigie/accounts';
import { backupEntities, backupJobs, backupModules } from '@vigie/backups';
import { billingEntities, billingModules } from '@vigie/billing';
import { contractEntities, contractModules } from '@vigie/contracts';
import { directoryEntities, DirectoryModule, type PersonRow } from '@vigie/directory';
import { aClient, aContact, seedCatalogue } from '@vigie/directory/testing';
import {
  CONFIG,
  Database,
  JOB_HANDLERS,
  JobRunner,
  MailTransport,
  PlatformModule,
  SendMailJob,
  type Config,
  type JobHandler,
} from '@vigie/platform';
import { createTestDatabase, MemoryTransport, testConfig, withIdleJobs } from '@vigie/platform/testing';
import type { Formula } from '@vigie/rules';
import { deskJobs, deskModules, KeepMail, mailJobs, MailModule, ticketEntities } from '@vigie/tickets';
import type { InboundState } from '@vigie/wire';
import { DataSource } from 'typeorm';
import { AdaptersModule } from '../adapters.module';

const handlers: Type[] = [SendMailJob, ...deskJobs, ...mailJobs, ...backupJobs];

@Module({
  imports: [
    DirectoryModule,
    ...contractModules,
    ...deskModules,
    ...accountModules,
    ...billingModules,
    ...backupModules,
    MailModule,
    AdaptersModule,
  ],
  providers: [
    SendMailJob,
    { provide: JOB_HANDLERS, useFactory: (...all: JobHandler[]) => withIdleJobs(all), inject: handlers },
    JobRunner,
  ],
})
class MailProcessModule {}

/** A raw mail of the corpus. */
export const fixture = (name: string): Buffer =>
  readFileSync(path.join(__dirname, 'fixtures', `${name}.eml`));

/** A received mail, as the tests look at it. */
export interface SeenMail {
  id: string;
  state: InboundState;
  reason: string | null;
  subject: string;
  from_address: string;
  client_id: string | null;
  ticket_id: string | null;
}

/** The mail feature on its real adapters: database, files, reader; what leaves stays in memory unless SMTP is given. */
export class MailWorld {
  private constructor(
    private readonly testing: TestingModule,
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(name: string, overrides: Partial<Config> = {}): Promise<MailWorld> {
    const { url, drop } = await createTestDatabase(name);
    const config = testConfig(url, overrides);
    const entities = [
      ...directoryEntities,
      ...contractEntities,
      ...ticketEntities,
      ...accountEntities,
      ...billingEntities,
      ...backupEntities,
    ];
    const builder = Test.createTestingModule({
      imports: [PlatformModule.with({ name: 'test', config, entities }), MailProcessModule],
    });
    if (config.smtpUrl === null) builder.overrideProvider(MailTransport).useClass(MemoryTransport);
    const testing = await builder.compile();
    await testing.get(DataSource).runMigrations();
    const world = new MailWorld(testing, testing.get(Database), drop);
    await world.database.transaction((tx) => seedCatalogue(tx));
    return world;
  }

  get<T>(token: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.testing.get<T>(token, { strict: false });
  }

  get config(): Config {
    return this.testing.get<Config>(CONFIG);
  }

  /** Mails that left. */
  get sent() {
    return (this.get(MailTransport) as MemoryTransport).sent;
  }

  async close(): Promise<void> {
    await this.testing.close();
    await this.testing.get(DataSource).destroy();
    await this.drop();
  }

  async contact(
    email: string,
    facts: {
      formula?: Formula;
      roles?: ('requester' | 'approver' | 'client-dpo')[];
      clientId?: string;
      active?: boolean;
    } = {},
  ): Promise<PersonRow> {
    const { formula = 'STANDARD', clientId, ...values } = facts;
    const owner = clientId ?? (await aClient(this.database, { formula })).id;
    return aContact(this.database, { email, clientId: owner, ...values });
  }

  /** Keeps a raw mail and runs every job until nothing is left; returns what became of it. */
  async receive(raw: Buffer | string, receivedAt = new Date()): Promise<SeenMail> {
    const { id } = await this.get(KeepMail).execute('test', Buffer.from(raw), receivedAt);
    await this.settle();
    return this.mail(id);
  }

  async mail(id: string): Promise<SeenMail> {
    const row = await this.database.one<SeenMail>('SELECT * FROM inbound_mail WHERE id = ?', [id]);
    if (!row) throw new Error('no such mail');
    return row;
  }

  async count(
    table: 'inbound_mail' | 'ticket' | 'request_draft' | 'outbound_mail' | 'ticket_message',
  ): Promise<number> {
    const row = await this.database.one<{ count: string }>(`SELECT COUNT(*) AS count FROM ${table}`);
    return Number(row?.count);
  }

  /** Runs the due jobs, as a worker would. */
  async settle(): Promise<void> {
    for (let round = 0; round < 20; round += 1) {
      const due = await this.database.query<{ id: string }>(
        'SELECT id FROM outbox WHERE done_at IS NULL AND available_at <= NOW(3) ORDER BY id',
      );
      if (due.length === 0) return;
      for (const { id } of due) await this.get(JobRunner).run(id);
    }
    throw new Error('the outbox never empties');
  }
}
