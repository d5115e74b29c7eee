import { Global, Module, type DynamicModule, type ModuleMetadata, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { directoryEntities, DirectoryHttpModule, seedCatalogue } from '@vigie/directory';
import { aClient, aContact, asActor, aStaff } from '@vigie/directory/testing';
import {
  AuditSealer,
  type Config,
  type Database,
  HttpModule,
  JOB_HANDLERS,
  JobRunner,
  MailTransport,
  randomToken,
  SendMailJob,
  sha256,
  type Actor,
  type JobHandler,
} from '@vigie/platform';
import { MemoryTransport, TestPlatform, withIdleJobs } from '@vigie/platform/testing';
import type { DeadlineMode, Formula } from '@vigie/rules';
import { permissions, type StaffRole } from '@vigie/wire';
import request, { type Agent } from 'supertest';
import { ticketEntities } from '../entities';
import { deskHttpModules, deskJobs, deskModules } from '../modules';
import { ProofDocument } from '../ports/proof-document';
import { QuoteDocument } from '../ports/quote-document';
import { ReviewDocument } from '../ports/review-document';
import { ReportDocument } from '../ports/report-document';
import { MailServerProbe } from '../ports/mail-server-probe';
import { WebhookPost } from '../ports/webhook-post';

/** What a feature above tickets adds to its world. */
export interface WorldParts {
  imports?: NonNullable<ModuleMetadata['imports']>;
  jobs?: Type[];
  entities?: (new () => object)[];
  /** Settings that differ from those of any test. */
  config?: Partial<Config>;
}

/** A worker and an HTTP process in one, with the outside world kept in memory. */
@Global()
@Module({
  imports: [HttpModule, DirectoryHttpModule, ...deskModules, ...deskHttpModules],
  providers: [
    SendMailJob,
    MemoryTransport,
    { provide: MailTransport, useExisting: MemoryTransport },
    { provide: ProofDocument, useValue: { pdf: () => Promise.resolve(Buffer.from('%PDF-')) } },
    { provide: ReportDocument, useValue: { pdf: () => Promise.resolve(Buffer.from('%PDF-')) } },
    {
      provide: QuoteDocument,
      useValue: {
        pdf: () => Promise.resolve(Buffer.from('%PDF-')),
        offer: () => Promise.resolve(Buffer.from('%PDF-')),
      },
    },
    { provide: ReviewDocument, useValue: { pdf: () => Promise.resolve(Buffer.from('%PDF-')) } },
    { provide: WebhookPost, useValue: { send: () => Promise.reject(new Error('no network here')) } },
    { provide: MailServerProbe, useValue: {} },
    JobRunner,
  ],
  exports: [MailServerProbe, ProofDocument, QuoteDocument, ReportDocument, ReviewDocument, WebhookPost],
})
class TestProcessModule {
  static with({ imports = [], jobs = [] }: WorldParts): DynamicModule {
    const inject = [SendMailJob, ...deskJobs, ...jobs];
    const useFactory = (...all: JobHandler[]) => withIdleJobs(all);
    return {
      module: TestProcessModule,
      imports,
      providers: [{ provide: JOB_HANDLERS, useFactory, inject }],
    };
  }
}

/** A database with clients and people, and everything tickets can do on top of it. */
export class TicketWorld {
  private app: NestExpressApplication | undefined;

  private constructor(
    private readonly platform: TestPlatform,
    private readonly calendarId: string,
  ) {}

  static async open(name: string, parts: WorldParts = {}): Promise<TicketWorld> {
    const entities = [...directoryEntities, ...ticketEntities, ...(parts.entities ?? [])];
    const platform = await TestPlatform.open(name, {
      ...{ entities, imports: [TestProcessModule.with(parts)] },
      ...(parts.config ? { config: parts.config } : {}),
    });
    return new TicketWorld(platform, await platform.database.transaction((tx) => seedCatalogue(tx)));
  }

  get database(): Database {
    return this.platform.database;
  }

  get<T>(token: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.platform.get(token);
  }

  get mails() {
    return this.get(MemoryTransport).sent;
  }

  async close(): Promise<void> {
    await this.app?.close();
    await this.platform.close();
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
      this.app = this.platform.module.createNestApplication<NestExpressApplication>();
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
