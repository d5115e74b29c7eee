import { Module, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { CalendarRow, ClientRow, directoryEntities, PersonRow, SlaTargetRow } from '@vigie/directory';
import {
  actorOf,
  AuditSealer,
  Database,
  DUE_WORK,
  JOB_HANDLERS,
  JobRunner,
  MailTransport,
  OutboxRelay,
  PlatformModule,
  SendMailJob,
  type Actor,
} from '@vigie/platform';
import { createTestDatabase, MemoryTransport, testConfig } from '@vigie/platform/testing';
import {
  defaultCalendar,
  defaultTargets,
  formulas,
  priorities,
  type DeadlineMode,
  type Formula,
} from '@vigie/rules';
import type { Role } from '@vigie/wire';
import { DataSource } from 'typeorm';
import { ticketEntities } from '../entities';
import { AcknowledgeRequestJob } from '../jobs/acknowledge-request.job';
import { NotifyClockJob } from '../jobs/notify-clock.job';
import { NotifyReplyJob } from '../jobs/notify-reply.job';
import { ProofDocument } from '../ports/proof-document';
import { TicketsModule } from '../tickets.module';
import { FireClock } from '../use-cases/fire-clock';

const handlers = [AcknowledgeRequestJob, NotifyClockJob, NotifyReplyJob, SendMailJob];

/** Stands in for the job that reads mails, which belongs to a process with mail adapters. */
const noMailReading = { job: 'mail.read' as const, run: () => Promise.resolve() };

@Module({
  imports: [TicketsModule],
  providers: [
    OutboxRelay,
    SendMailJob,
    MemoryTransport,
    { provide: MailTransport, useExisting: MemoryTransport },
    { provide: ProofDocument, useValue: { pdf: () => Promise.resolve(Buffer.from('%PDF-')) } },
    {
      provide: JOB_HANDLERS,
      useFactory: (...all: unknown[]) => [...all, noMailReading],
      inject: handlers as Type[],
    },
    { provide: DUE_WORK, useFactory: (clock: FireClock) => [clock], inject: [FireClock] },
    JobRunner,
  ],
})
class TestProcessModule {}

/** A database with clients and people, and the use cases of tickets on top of it. */
export class TicketWorld {
  private people = 0;

  private constructor(
    private readonly testing: TestingModule,
    readonly database: Database,
    readonly drop: () => Promise<void>,
  ) {}

  static async open(name: string): Promise<TicketWorld> {
    const { url, drop } = await createTestDatabase(name);
    const config = testConfig(url);
    const testing = await Test.createTestingModule({
      imports: [
        PlatformModule.with({ name: 'test', config, entities: [...directoryEntities, ...ticketEntities] }),
        TestProcessModule,
      ],
    }).compile();
    await testing.get(DataSource).runMigrations();
    const world = new TicketWorld(testing, testing.get(Database), drop);
    await world.seed();
    return world;
  }

  get<T>(token: Type<T> | (abstract new (...parameters: never[]) => T)): T {
    return this.testing.get<T>(token as Type<T>);
  }

  get mails() {
    return this.get(MemoryTransport).sent;
  }

  async close(): Promise<void> {
    await this.testing.get(DataSource).destroy();
    await this.testing.close();
    await this.drop();
  }

  /** A client with a requester who may ask. */
  async client(
    facts: { formula?: Formula; mode?: DeadlineMode } = {},
  ): Promise<{ id: string; requester: Actor }> {
    const id = await this.database.transaction((tx) =>
      tx.insert(ClientRow, {
        name: `Client ${(this.people += 1)}`,
        formula: facts.formula ?? 'PREMIUM',
        deadlineMode: facts.mode ?? 'elapsed',
        calendarId: '1',
        createdAt: tx.now,
        version: 1,
      }),
    );
    return { id, requester: await this.person('contact', ['requester'], id) };
  }

  staff(...roles: Role[]): Promise<Actor> {
    return this.person('staff', roles.length > 0 ? roles : ['technician'], null);
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

  private async person(kind: 'staff' | 'contact', roles: Role[], clientId: string | null): Promise<Actor> {
    const name = `Personne ${(this.people += 1)}`;
    const email = `p${this.people}@${kind}.test`;
    const id = await this.database.transaction((tx) =>
      tx.insert(PersonRow, {
        kind,
        clientId,
        name,
        email,
        roles,
        locale: 'fr',
        active: true,
        createdAt: tx.now,
        version: 1,
      }),
    );
    return actorOf({ id, kind, name, email, clientId, roles, locale: 'fr' });
  }

  private async seed(): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { goodFriday = false, ...calendar } = defaultCalendar;
      await tx.insert(CalendarRow, {
        id: '1',
        name: 'Horaires standard',
        ...calendar,
        goodFriday,
        version: 1,
      });
      for (const formula of formulas) {
        for (const priority of priorities) {
          await tx.insert(SlaTargetRow, { formula, priority, ...defaultTargets[formula][priority] });
        }
      }
    });
  }
}
