import type { Locale } from './common';
import type { ReviewFigures } from './service-reviews';
import { reviewWords, type ReviewWords } from './service-review-words';
import { ticketWords } from './ticket-words';

export interface ReviewFact {
  label: string;
  value: string;
  note: string;
}
export interface ReviewChart {
  title: string;
  series: { name: string; tone: 'accent' | 'quiet' }[];
  /** One place on the axis for each month; null where there is nothing to measure. */
  rows: { label: string; title: string; values: (number | null)[] }[];
  unit: string;
  /** The end of the scale, when it is not the largest value. */
  max: number | null;
}
export interface ReviewTable {
  title: string;
  columns: { label: string; number: boolean }[];
  rows: { cells: string[]; ticketId: string | null }[];
  /** What is said when there is no line. */
  none: string;
  note: string | null;
}

/** A service review in the order in which it is read, in words: the same on a screen and on paper. */
export interface ReviewContent {
  facts: ReviewFact[];
  charts: ReviewChart[];
  tables: ReviewTable[];
}

/** Puts the figures of a review into words. */
export function reviewContent(figures: ReviewFigures, locale: Locale): ReviewContent {
  const w = reviewWords[locale];
  return {
    facts: factsOf(figures, w),
    charts: chartsOf(figures, w),
    tables: [...serviceTables(figures, w, locale), ...workTables(figures, w, locale)],
  };
}

function factsOf({ months, satisfaction, time }: ReviewFigures, w: ReviewWords): ReviewFact[] {
  const [before, now] = months.slice(-2);
  if (!before || !now) return [];
  const counted = (key: 'opened' | 'resolved' | 'backlog') => ({
    label: w.facts[key],
    value: w.number(now[key]),
    note: w.notes.before(w.number(before[key])),
  });
  return [
    counted('opened'),
    counted('resolved'),
    counted('backlog'),
    {
      label: w.facts.held,
      value: w.percent(now.met, now.finished),
      note: w.notes.of(w.number(now.met), w.number(now.finished)),
    },
    {
      label: w.facts.satisfied,
      value: w.percent(satisfaction.good, satisfaction.answered),
      note: w.notes.answers(satisfaction.answered),
    },
    {
      label: w.facts.time,
      value: w.minutes(time.minutes),
      note: time.billableMinutes > 0 ? w.notes.billed(w.minutes(time.billableMinutes)) : '',
    },
  ];
}

function chartsOf({ months }: ReviewFigures, w: ReviewWords): ReviewChart[] {
  const rows = (values: (one: ReviewFigures['months'][number]) => (number | null)[]) =>
    months.map((one) => ({
      label: w.shortMonth(one.month),
      title: w.month(one.month),
      values: values(one),
    }));
  const share = (met: number, finished: number) =>
    finished === 0 ? null : Math.round((1000 * met) / finished) / 10;
  return [
    {
      title: w.charts.volume,
      series: [
        { name: w.facts.opened, tone: 'accent' },
        { name: w.facts.resolved, tone: 'quiet' },
      ],
      rows: rows(({ opened, resolved }) => [opened, resolved]),
      unit: '',
      max: null,
    },
    {
      title: w.charts.backlog,
      series: [{ name: w.facts.backlog, tone: 'accent' }],
      rows: rows(({ backlog }) => [backlog]),
      unit: '',
      max: null,
    },
    {
      title: w.charts.held,
      series: [{ name: w.facts.held, tone: 'accent' }],
      rows: rows(({ met, finished }) => [share(met, finished)]),
      unit: '\u00a0%',
      max: 100,
    },
  ];
}

/** What was promised, what was missed, and what people think of it. */
function serviceTables(figures: ReviewFigures, w: ReviewWords, locale: Locale): ReviewTable[] {
  const time = (ms: number | null) => (ms === null ? '—' : w.hours(ms));
  const clocks = table(
    w.tables.clocks,
    [w.columns.promise],
    [w.columns.finished, w.columns.met, w.columns.share, w.columns.median, w.columns.p90],
    figures.clocks
      .filter(({ count }) => count > 0)
      .map(({ clock, count, met, medianMs, p90Ms }) => [
        w.clocks[clock],
        w.number(count),
        w.number(met),
        w.percent(met, count),
        time(medianMs),
        time(p90Ms),
      ]),
    w.none.clocks,
  );
  const opinions = table(
    w.tables.opinions,
    [w.columns.opinion, w.columns.comment, w.columns.subject],
    [],
    figures.opinions.map((one) => [w.opinions[one.rating], one.comment, `${one.number} ${one.subject}`]),
    '',
  );
  return [
    { ...clocks, note: clocks.rows.length > 0 ? w.percentiles : null },
    breachTable(figures, w),
    kindTable(figures, w, locale),
    ...(opinions.rows.length > 0 ? [opinions] : []),
  ];
}

function breachTable({ breaches }: ReviewFigures, w: ReviewWords): ReviewTable {
  const { number, subject, promise, due, done, reason } = w.columns;
  const cells = breaches.map((one) => [
    one.number,
    one.subject,
    w.clocks[one.clock],
    one.dueAt ? w.day(one.dueAt) : '—',
    w.day(one.finishedAt),
    one.reason ?? w.unexplained,
  ]);
  const columns = [number, subject, promise, due, done, reason];
  return linked(table(w.tables.breaches, columns, [], cells, w.none.breaches), breaches);
}

function kindTable({ kinds }: ReviewFigures, w: ReviewWords, locale: Locale): ReviewTable {
  const cells = kinds.map(({ kind, count }) => [ticketWords[locale].kinds[kind], w.number(count)]);
  return table(w.tables.kinds, [w.columns.kind], [w.columns.count], cells, w.none.kinds);
}

/** What was done, what stands at the client's, and the tickets one by one. */
function workTables(figures: ReviewFigures, w: ReviewWords, locale: Locale): ReviewTable[] {
  const { time, interventions, estate, tickets } = figures;
  const c = w.columns;
  return [
    table(
      w.tables.activities,
      [c.activity],
      [c.time],
      time.activities.map(({ activity, minutes }) => [w.activities[activity], w.minutes(minutes)]),
      w.none.activities,
    ),
    table(
      w.tables.interventions,
      [c.date, c.subject, c.place, c.technician],
      [c.time],
      interventions.map((one) => [
        w.day(one.startsAt),
        one.subject,
        w.places[one.place],
        one.technician,
        w.minutes(one.minutes),
      ]),
      w.none.interventions,
    ),
    table(
      w.tables.estate,
      [c.equipment, c.kind, c.site, c.warranty],
      [],
      estate.ending.map((one) => [one.name, w.equipment[one.kind], one.site ?? '—', w.date(one.warrantyEnd)]),
      w.none.estate,
    ),
    linked(
      table(
        w.tables.tickets,
        [c.number, c.subject, c.opened, c.state],
        [],
        tickets.map((one) => [
          one.number,
          one.subject,
          w.day(one.openedAt),
          ticketWords[locale].states[one.state],
        ]),
        w.none.tickets,
      ),
      tickets,
    ),
  ];
}

/** Columns of words come first, then those of numbers. */
function table(
  title: string,
  words: string[],
  numbers: string[],
  rows: string[][],
  none: string,
): ReviewTable {
  return {
    title,
    columns: [
      ...words.map((label) => ({ label, number: false })),
      ...numbers.map((label) => ({ label, number: true })),
    ],
    rows: rows.map((cells) => ({ cells, ticketId: null })),
    none,
    note: null,
  };
}

const linked = (made: ReviewTable, tickets: readonly { ticketId: string }[]): ReviewTable => ({
  ...made,
  rows: made.rows.map(({ cells }, index) => ({ cells, ticketId: tickets[index]?.ticketId ?? null })),
});
