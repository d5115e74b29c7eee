import { Global, Module, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModule } from '@nestjs/testing';
import { directoryEntities, seedCatalogue } from '@vigie/directory';
import { aClient, aContact, asActor, aStaff } from '@vigie/directory/testing';
import {
  AuditSealer,
  Database,
  HttpModule,
  JOB_HANDLERS,
  JobRunner,
  MailTransport,
  PlatformModule,
  randomToken,
  SendMailJob,
  sha256,
  type Actor,
} from '@vigie/platform';
import { createTestDatabase, MemoryTransport, testConfig } from '@vigie/platform/testing';
import type { DeadlineMode, Formula } from '@vigie/rules';
import { permissions, type StaffRole } from '@vigie/wire';
import request, { type Agent } from 'supertest';
import { DataSource } from 'typeorm';
import { ticketEntities } from '../entities';
import { ProofDocument } from '../ports/proof-document';
import { ticketJobs, TicketsHttpModule, TicketsModule } from '../tickets.module';

const handlers: Type[] = [SendMailJob, ...ticketJobs];

/** Stands in for the job that reads mails, which belongs to a process with mail adapters. */
const noMailReading = { job: 'mail.read' as const, run: () => Promise.resolve() };

/** A worker and an HTTP process in one, with the outside world kept in memory. */
@Global()
@Module({
  imports: [HttpModule, TicketsModule, TicketsHttpModule],
  providers: [
    SendMailJob,
    MemoryTransport,
    { provide: MailTransport, useExisting: MemoryTransport },
    { provide: ProofDocument, useValue: { pdf: () => Promise.resolve(Buffer.from('%PDF-')) } },
    { provide: JOB_HANDLERS, useFactory: (...all: unknown[]) => [...all, noMailReading], inject: handlers },
    JobRunner,
  ],
  exports: [ProofDocument],
})
class TestProcessModule {}

/** A database with clients and people, and everything tickets can do on top of it. */
export class TicketWorld {
  readonly database: Database;
  private app: NestExpressApplication | undefined;

  private constructor(
    private readonly testing: TestingModule,
    private readonly calendarId: string,
    private readonly drop: () => Promise<void>,
  ) {
    this.database = testing.get(Database);
  }

  static async open(name: string): Promise<TicketWorld> {
    const { url, drop } = await createTestDatabase(name);
    const entities = [...directoryEntities, ...ticketEntities];
    const platform = PlatformModule.with({ name: 'test', config: testConfig(url), entities });
    const testing = await Test.createTestingModule({ imports: [platform, TestProcessModule] }).compile();
    await testing.get(DataSource).runMigrations();
    const calendarId = await testing.get(Database).transaction((tx) => seedCatalogue(tx));
    return new TicketWorld(testing, calendarId, drop);
  }

  get<T>(token: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.testing.get<T>(token);
  }

  get mails() {
    return this.get(MemoryTransport).sent;
  }

  async close(): Promise<void> {
    await (this.app ?? this.testing).close();
    await this.get(DataSource).destroy();
    await this.drop();
  }

  /** A client with a requester who may ask. */
  async client(
    facts: { formula?: Formula; mode?: DeadlineMode } = {},
  ): Promise<{ id: string; requester: Actor }> {
    const { formula = 'PREMIUM', mode: deadlineMode = 'elapsed' } = facts;
    const { id } = await aClient(this.database, { formula, deadlineMode, calendarId: this.calendarId });
    return { id, requester: asActor(await aContact(this.database, { clientId: id })) };
  }

  /** One of our people, a technician unless said otherwise. */
  async staff(...roles: StaffRole[]): Promise<Actor> {
    return asActor(await aStaff(this.database, roles.length > 0 ? { roles } : {}));
  }

  /** Speaks HTTP to the routes with a token of this person. */
  async http(actor: Actor): Promise<Agent> {
    const token = `vg_${randomToken()}`;
    await this.database.query(
      `INSERT INTO api_token (secret_hash, person_id, name, scopes, created_at, expires_at)
       VALUES (?, ?, 'test', ?, NOW(3), NOW(3) + INTERVAL 1 DAY)`,
      [sha256(token), actor.id, JSON.stringify(permissions)],
    );
    if (!this.app) {
      this.app = this.testing.createNestApplication<NestExpressApplication>();
      await this.app.listen(0, '127.0.0.1');
    }
    return request.agent(this.app.getHttpServer()).set('Authorization', `Bearer ${token}`);
  }

  /** Runs every due job of the outbox, as workers would, until nothing is left. */
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

  /** Seals the journal, as the worker does. */
  seal(): Promise<number> {
    return this.get(AuditSealer).sealPending();
  }
}
