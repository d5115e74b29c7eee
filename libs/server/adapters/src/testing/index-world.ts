import { Global, Module } from '@nestjs/common';
import {
  contractEntities,
  IndexSeriesHttpModule,
  IndexSeriesModule,
  IndexSource,
  indexJobs,
  RequestReading,
} from '@vigie/contracts';
import type { IndexSeriesPage } from '@vigie/wire';
import { TicketWorld } from '@vigie/tickets/testing';
import type { Agent } from 'supertest';
import { InseeSource } from '../insee/insee-source';
import { LocalInsee } from './local-insee';

let source: IndexSource;

@Global()
@Module({ providers: [{ provide: IndexSource, useFactory: () => source }], exports: [IndexSource] })
class LocalSource {}

/** Index series on the local INSEE, with a worker that does what is due. */
export class IndexWorld {
  private constructor(
    readonly desk: TicketWorld,
    readonly insee: LocalInsee,
    readonly accountant: Agent,
  ) {}

  static async open(name: string): Promise<IndexWorld> {
    const insee = await LocalInsee.open('2026-11-26');
    source = new InseeSource({
      addresses: insee.addresses,
      attempts: 2,
      // Many readings of a test fall into one minute.
      limit: { take: () => Promise.resolve() },
      pause: () => Promise.resolve(),
    });
    const desk = await TicketWorld.open(name, {
      imports: [IndexSeriesModule, IndexSeriesHttpModule, LocalSource],
      jobs: indexJobs,
      entities: contractEntities,
    });
    return new IndexWorld(desk, insee, await desk.http(await desk.staff('accounting')));
  }

  async close(): Promise<void> {
    await this.desk.close();
    await this.insee.close();
  }

  /** Follows a series; returns its identifier. */
  async follow(code: string, name = 'Salaires'): Promise<string> {
    const { body } = await this.accountant.post('/api/index-series').send({ origin: 'insee', code, name });
    await this.desk.settle();
    return String(body.id);
  }

  async page(id: string): Promise<IndexSeriesPage> {
    return (await this.accountant.get(`/api/index-series/${id}`).expect(200)).body as IndexSeriesPage;
  }

  /** As the button does. */
  async read(id: string): Promise<IndexSeriesPage> {
    await this.accountant.post(`/api/index-series/${id}/readings`).expect(202);
    await this.desk.settle();
    return this.page(id);
  }

  /** A round of the worker. */
  async sweep(): Promise<string[]> {
    const due = this.desk.get(RequestReading);
    const ids = await due.overdue(0, 10);
    for (const id of ids) await due.fire(id);
    await this.desk.settle();
    return ids;
  }
}
