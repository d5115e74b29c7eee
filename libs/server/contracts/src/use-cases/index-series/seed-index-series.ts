import { Inject, Injectable } from '@nestjs/common';
import { expectedOn, localDateOf, nextPeriod, usualDelay } from '@vigie/rules';
import { Clock, CONFIG, Database, DomainError, found, systemActor, type Config } from '@vigie/platform';
import type { NewIndexSeries } from '@vigie/wire';
import {
  findSeries,
  lockSeries,
  noteSeries,
  seriesByCode,
} from '../../store/index-series/index-series.store';
import {
  demoInseeSeries,
  inventedSteps,
  oldSyntecValues,
  syntecMistake,
  syntecValues,
} from './demo-series.data';
import { FollowSeries } from './follow-series';
import { LinkSeries } from './link-series';
import { ReadSeries } from './read-series';
import { recordValues } from './record-values';

type DemoValue = readonly [period: string, value: string, sourceNote: string];

const actor = { ...systemActor('demo'), name: 'Démonstration' };
const syntec = {
  origin: 'own',
  code: 'syntec',
  name: 'Syntec',
  title: 'Indice Syntec révisé, coût de la main-d’œuvre intellectuelle',
  base: 'Base 100 en 1961, série révisée en 2022',
  frequency: 'monthly',
} as const satisfies NewIndexSeries;
const oldSyntec = {
  ...syntec,
  code: 'syntec-ancien',
  name: 'Syntec, ancienne série',
  title: 'Indice Syntec, coût de la main-d’œuvre intellectuelle (arrêté après juillet 2022)',
  base: 'Base 100 en 1961',
} as const satisfies NewIndexSeries;

/** The index series of the demonstration: INSEE as it answers, Syntec as it was found; changes nothing that exists. */
@Injectable()
export class SeedIndexSeries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly following: FollowSeries,
    private readonly reading: ReadSeries,
    private readonly linking: LinkSeries,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. A series that INSEE does not give now is read by the worker later. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    await this.readAll();
    if (await seriesByCode(this.database, syntec.code)) return;
    const newSeriesId = await this.typed(
      syntec,
      [syntecMistake],
      [...syntecValues, ...this.inventedValues()],
    );
    const oldSeriesId = await this.typed(oldSyntec, oldSyntecValues);
    await this.database.transaction((tx) => noteSeries(tx, oldSeriesId, { stopped: true }));
    const sourceNote = 'lemoniteur.fr 2230547\u00a0: 280,6 / 286,4, nouvelle série sur ancienne';
    await this.linking.execute(actor, { oldSeriesId, newSeriesId, coefficient: '0.97975', sourceNote });
  }

  /** Reads them at once, so that contracts can name their values; the worker reads what INSEE does not give now. */
  private async readAll(): Promise<void> {
    let answers = true;
    for (const { code, name } of demoInseeSeries) {
      if (await seriesByCode(this.database, code)) continue;
      const id = await this.following.execute(actor, { origin: 'insee', code, name });
      const { readStartedAt } = found(await findSeries(this.database, id));
      if (!readStartedAt || !answers) continue;
      await this.reading.execute(id, readStartedAt, () => Promise.resolve(true));
      answers = (await findSeries(this.database, id))?.failure === null;
    }
  }

  /** Lists of values, one after the other, as somebody would have typed them. */
  private async typed(series: NewIndexSeries, ...lists: (readonly DemoValue[])[]): Promise<string> {
    const id = await this.following.execute(actor, series);
    for (const list of lists)
      await this.database.transaction(async (tx) => {
        const held = found(await lockSeries(tx, id));
        const given = list.map(([period, value, sourceNote]) => ({
          ...{ period, value, sourceNote, provisional: false, source: 'manual' as const },
          publishedOn: expectedOn(period, usualDelay.monthly),
          ...{ lastUpdate: null, answerId: null },
        }));
        await recordValues(tx, actor, held, given);
      });
    return id;
  }

  /** What follows the values that were found, up to those that are published by now. */
  private inventedValues(): DemoValue[] {
    const today = localDateOf(this.clock.now().toISOString(), 'Europe/Paris');
    const values: DemoValue[] = [];
    let [period, tenths] = ['2025-01', 3152];
    for (let step = 0; ; step += 1) {
      period = nextPeriod(period);
      if (expectedOn(period, usualDelay.monthly) > today) return values;
      tenths += inventedSteps[step % inventedSteps.length] ?? 0;
      const value = `${Math.floor(tenths / 10)}.${tenths % 10}`;
      values.push([period, value, 'Valeur inventée pour la démonstration']);
    }
  }
}
