import type { ChartRow, ChartSeries } from '@vigie/ui';
import { type AgeBucket, type TicketState, ageBuckets, ticketStates } from '@vigie/rules';
import type { DeskReport } from '@vigie/wire';

const tones: Partial<Record<TicketState, ChartSeries['tone']>> = {
  new: 'accent',
  open: 'ink',
  'waiting-client': 'quiet',
  'waiting-vendor': 'warn',
  planned: 'ok',
};

/** What is open as columns: one place for each age, one colour for each state that occurs. */
export function backlogChart(
  backlog: DeskReport['backlog'],
  words: { states: Record<TicketState, string>; ages: Record<AgeBucket, string> },
): { states: TicketState[]; series: ChartSeries[]; rows: ChartRow[] } {
  const states = ticketStates.filter((state) => backlog.some((heap) => heap.state === state));
  const count = (age: AgeBucket, state: TicketState): number =>
    backlog.find((heap) => heap.age === age && heap.state === state)?.count ?? 0;
  return {
    states,
    series: states.map((state) => ({ name: words.states[state], tone: tones[state] ?? 'quiet' })),
    rows: ageBuckets.map(({ key }) => ({
      label: words.ages[key],
      title: words.ages[key],
      values: states.map((state) => count(key, state)),
    })),
  };
}

/** Days and weeks that have begun: what is to come is no nought. */
export const begun = <Row extends { from: string }>(rows: readonly Row[], today: string): Row[] =>
  rows.filter(({ from }) => from <= today);

/** Of so many, those that were in time, in per cent with one decimal; null of none. */
export const percent = (met: number, finished: number): number | null =>
  finished === 0 ? null : Math.round((1000 * met) / finished) / 10;
