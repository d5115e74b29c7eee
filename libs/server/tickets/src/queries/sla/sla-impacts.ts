import { Injectable } from '@nestjs/common';
import { SettingsQueries, SlaPolicies } from '@vigie/directory';
import { Clock, Database, DomainError } from '@vigie/platform';
import {
  checkCalendar,
  clockAt,
  impactOf,
  sameTerms,
  targetFor,
  termsUnder,
  type ClockEvent,
  type ServiceCalendar,
  type SlaTarget,
} from '@vigie/rules';
import type { SlaImpact, SlaImpactQuery, SlaPolicyContent } from '@vigie/wire';
import { eventsOfClocks, termsOfClock } from '../../store/clocks/clock.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { countOpenClocks, openClocksAfter, type OpenClock } from '../../store/sla/open-clocks.store';

const batchSize = 500;
/** A preview answers while somebody waits; beyond this the number says that it is a part. */
const mostExamined = 20_000;
const mostExamples = 10;

type Example = SlaImpact['examples'][number];
type Terms = (clock: OpenClock) => { target: SlaTarget; calendar: ServiceCalendar } | null;

/** What a change of targets or of a calendar would do to the open clocks, by the rules that will do it. */
@Injectable()
export class SlaImpacts {
  constructor(
    private readonly database: Database,
    private readonly policies: SlaPolicies,
    private readonly settings: SettingsQueries,
    private readonly clock: Clock,
  ) {}

  async of(query: SlaImpactQuery): Promise<SlaImpact> {
    const calendarId = 'calendar' in query ? query.calendar.id : null;
    const terms = await this.termsOf(query);
    const now = this.clock.now().toISOString();
    const scope = { calendarId };
    const open = await countOpenClocks(this.database, scope);
    const impact: SlaImpact = { open, examined: 0, earlier: 0, later: 0, late: 0, examples: [] };
    for (let after = '0'; impact.examined < mostExamined;) {
      const clocks = await openClocksAfter(this.database, scope, after, batchSize);
      const ids = clocks.map(({ id }) => id);
      const events = await this.eventsOf(ids);
      for (const clock of clocks)
        count(impact, exampleOf(clock, terms(clock), events.get(clock.id) ?? [], now));
      impact.examined += clocks.length;
      if (clocks.length < batchSize) break;
      after = ids.at(-1) ?? after;
    }
    return impact;
  }

  private eventsOf(ids: readonly string[]): Promise<Map<string, ClockEvent[]>> {
    return ids.length > 0
      ? eventsOfClocks(this.database.manager, ids)
      : Promise.resolve(new Map<string, ClockEvent[]>());
  }

  /** The terms of each clock if the change were made: all else as it is today. */
  private async termsOf(query: SlaImpactQuery): Promise<Terms> {
    const calendars = new Map<string, ServiceCalendar>();
    for (const { id, name: _, version: __, ...calendar } of await this.settings.calendars())
      calendars.set(id, calendar);
    const now = this.clock.now().toISOString();
    if ('calendar' in query) {
      const { id, name: _, ...calendar } = query.calendar;
      const check = checkCalendar(calendar, now);
      if (!check.ok) throw new DomainError(check.code);
      calendars.set(id, calendar);
    }
    const policy = 'policy' in query ? query.policy : await this.policyInForce();
    return (clock) => {
      const target = targetFor(policy, clock);
      const calendar = calendars.get(clock.calendarId);
      return target && calendar ? { target, calendar } : null;
    };
  }

  private async policyInForce(): Promise<SlaPolicyContent> {
    const versions = await this.policies.latest();
    return versions.find(({ inForce }) => inForce) ?? { targets: [], exceptions: [], actions: [] };
  }
}

function exampleOf(
  clock: OpenClock,
  next: ReturnType<Terms>,
  events: readonly ClockEvent[],
  now: string,
): Example | null {
  const before = termsOfClock(clock);
  const after = next ? termsUnder(before, clock.kind, next) : before;
  if (sameTerms(before, after)) return null;
  const was = clockAt(before, events, now);
  const becomes = clockAt(after, events, now);
  const impact = impactOf(was, becomes);
  if (was.state === 'breached' || impact === 'same') return null;
  return {
    ticketId: clock.ticketId,
    number: ticketNumber(clock.ticketId),
    subject: clock.subject,
    client: clock.client,
    clock: clock.kind,
    impact,
    dueBefore: was.dueAt,
    dueAfter: becomes.dueAt,
    zone: after.calendar.zone,
  };
}

/** Those that would be missed are shown first. */
function count(impact: SlaImpact, example: Example | null): void {
  if (!example) return;
  impact[example.impact] += 1;
  if (example.impact === 'late') impact.examples.unshift(example);
  else impact.examples.push(example);
  impact.examples.splice(mostExamples);
}
