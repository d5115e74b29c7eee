/** What the local INSEE publishes: invented values in the shape of the real ones, the same on every machine. */

export interface Observation {
  period: string;
  /** Digit for digit. */
  value: string;
  quality: 'DEF' | 'P';
  revised: boolean;
}

export interface Series {
  idbank: string;
  frequency: 'T' | 'M';
  title: string;
  titleEn: string;
  lastUpdate: string;
  /** Oldest first. */
  values: Observation[];
}

interface Plan extends Omit<Series, 'lastUpdate' | 'values'> {
  first: string;
  /** The last period of a series that has stopped. */
  last?: string;
  /** Days between the end of a period and its publication. */
  delay: number;
  /** Tenths of the value that many periods after the first. */
  tenths: (index: number) => number;
}

const wages = (what: string, base: string) =>
  `Indice des taux de salaire horaire des ouvriers et des employés - ${what} - Base 100 au ${base}`;
const seasons = [0, 1, 0, 2];
const season = (index: number) => seasons[index % 4] ?? 0;

const plans: Plan[] = [
  {
    idbank: '010562768',
    frequency: 'T',
    title: wages(
      'Act. juridiques, compt., de gestion, d’archit., d’ingénierie, de contrôle et d’analyses techniques (NAF rév. 2, niveau A38 MA)',
      'T2 2017',
    ),
    titleEn: 'Hourly wage rate index for labourers and white-collar workers',
    first: '2017-Q2',
    delay: 79,
    tenths: (index) => 1000 + Math.floor((13 * index) / 2) + season(index),
  },
  {
    idbank: '010562805',
    frequency: 'T',
    title: wages('Information et communication (NAF rév. 2, niveau A17 JZ)', 'T2 2017'),
    titleEn: 'Hourly wage rate index, information and communication',
    first: '2017-Q2',
    delay: 79,
    tenths: (index) => 1000 + Math.floor((28 * index) / 5) + season(index),
  },
  {
    idbank: '001657374',
    frequency: 'T',
    title: `${wages('Act. juridiques, comptables, de gestion (NAF rév. 2, niveau A38 MA)', 'T4 2008')} - Série arrêtée`,
    titleEn: 'Hourly wage rate index, stopped',
    first: '2008-Q4',
    last: '2017-Q1',
    delay: 79,
    tenths: (index) => 1000 + 4 * index + season(index),
  },
  {
    idbank: '001565195',
    frequency: 'M',
    title:
      'Indice du coût horaire du travail révisé - Tous salariés - Activités spécialisées, scientifiques et techniques (NAF rév. 2, section M) - Base 100 en décembre 2008',
    titleEn: 'Labour cost index, scientific and technical activities',
    first: '2008-12',
    delay: 75,
    tenths: (index) => 1000 + Math.floor((9 * index) / 5),
  },
];

/** Everything that is published on a day. */
export function publishedOn(today: string): Series[] {
  return plans.map((plan) => {
    const values: Observation[] = [];
    let lastUpdate = publicationDay(plan.first, plan.delay);
    for (let period = plan.first; ; period = nextPeriod(period)) {
      const day = publicationDay(period, plan.delay);
      if (day > today || (plan.last !== undefined && period > plan.last)) break;
      values.push(observation(plan, period, values.length));
      lastUpdate = day;
    }
    const { idbank, frequency, title, titleEn } = plan;
    return { idbank, frequency, title, titleEn, lastUpdate, values };
  });
}

/** The value that a series would have after those it has. */
export function nextOf({ idbank, values }: Series): Observation {
  const plan = plans.find((one) => one.idbank === idbank);
  const last = values.at(-1);
  if (plan === undefined || last === undefined) throw new Error(`no values: ${idbank}`);
  return observation(plan, nextPeriod(last.period), values.length);
}

function observation({ tenths }: Plan, period: string, index: number): Observation {
  const value = tenths(index);
  return {
    period,
    value: `${Math.floor(value / 10)}.${value % 10}`,
    quality: 'DEF',
    revised: false,
  };
}

export function nextPeriod(period: string): string {
  const year = Number(period.slice(0, 4));
  const quarter = period[5] === 'Q';
  const rank = Number(period.slice(quarter ? 6 : 5)) + 1;
  if (rank > (quarter ? 4 : 12)) return quarter ? `${year + 1}-Q1` : `${year + 1}-01`;
  return quarter ? `${year}-Q${rank}` : `${year}-${String(rank).padStart(2, '0')}`;
}

/** The day on which a period appears. */
function publicationDay(period: string, delay: number): string {
  const year = Number(period.slice(0, 4));
  const quarter = period[5] === 'Q';
  const month = quarter ? Number(period.slice(6)) * 3 : Number(period.slice(5));
  return new Date(Date.UTC(year, month, delay)).toISOString().slice(0, 10);
}
