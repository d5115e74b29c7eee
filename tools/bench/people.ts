import { Random, Weighted } from './random.ts';
import type { Sink } from './sink.ts';
import { companies, firstNames, lastNames, trades } from './words.data.ts';

export const clientCount = 200;
export const staffCount = 20;
const contactsPerClient = 5;

export interface BenchPerson {
  id: number;
  name: string;
  email: string;
}

export interface BenchClient {
  id: number;
  name: string;
  formula: 'STANDARD' | 'PREMIUM' | 'SERENITE';
  mode: 'elapsed' | 'pause-closed-days';
  /** Those who may send requests. */
  requesters: BenchPerson[];
}

export interface World {
  staff: BenchPerson[];
  clients: BenchClient[];
  /** Big clients and small ones, as in life. */
  sizes: Weighted;
}

/** The default calendar of the product: what clocks keep a copy of. */
export const calendar = {
  zone: 'Europe/Paris',
  region: 'FR',
  goodFriday: false,
  hours: [
    { days: [1, 2, 3, 4, 5], from: '08:30', to: '12:30' },
    { days: [1, 2, 3, 4, 5], from: '14:00', to: '18:00' },
  ],
  exceptions: [],
};

/** Response and resolution in minutes of service, SÉRÉNITÉ, priorities 1 to 4; the others get more. */
const targets = [
  [60, 240],
  [120, 480],
  [240, 960],
  [480, 2400],
] as const;
const factors = { STANDARD: 2, PREMIUM: 1.5, SERENITE: 1 } as const;

export function targetMs(client: BenchClient, priority: number): { response: number; resolution: number } {
  const [response, resolution] = targets[priority - 1] ?? [480, 2400];
  const factor = factors[client.formula] * 60_000;
  return { response: response * factor, resolution: resolution * factor };
}

/** Calendar, targets, 20 of our people, 200 clients, 1,000 contacts. */
export function writeDirectory(sink: Sink, now: Date): World {
  const random = new Random(7);
  sink.add('calendar', {
    id: 1,
    name: 'Horaires standard',
    zone: calendar.zone,
    region: calendar.region,
    good_friday: false,
    hours: calendar.hours,
    exceptions: calendar.exceptions,
    version: 1,
  });
  const actions = [50, 75, 90, 100].map((percent) => ({
    percent,
    notifyAssignee: true,
    notifyManagers: percent >= 90,
    notifyClient: false,
    reassignTo: null,
    raisePriority: false,
  }));
  const since = new Date('2000-01-01T00:00:00Z');
  const policy = {
    id: 1,
    number: 1,
    effective_at: since,
    created_at: since,
    author_name: null,
    reason: null,
  };
  sink.add('sla_policy', { ...policy, actions });
  for (const [formula, factor] of Object.entries(factors)) {
    targets.forEach(([response, resolution], i) => {
      const minutes = {
        response_minutes: response * factor,
        resolution_minutes: resolution * factor,
      };
      sink.add('sla_target', { policy_id: 1, client_id: null, formula, priority: i + 1, ...minutes });
    });
  }
  const staff = Array.from({ length: staffCount }, (_, i) => writeAgent(sink, random, i + 1, now));
  const clients = Array.from({ length: clientCount }, (_, i) => writeClient(sink, random, i + 1, now));
  const sizes = new Weighted(clients.map(({ id }) => 1 / (id + 10) ** 0.7));
  return { staff, clients, sizes };
}

function writeAgent(sink: Sink, random: Random, id: number, now: Date): BenchPerson {
  const role = id === 1 ? 'administrator' : id <= 3 ? 'dispatcher' : 'technician';
  const person = { id, name: personName(random), email: `agent${id}@vigie.test` };
  writePerson(sink, person, null, [role], now);
  return person;
}

function writeClient(sink: Sink, random: Random, id: number, now: Date): BenchClient {
  const company = companies[(id - 1) % companies.length] ?? '';
  const trade = trades[Math.floor((id - 1) / companies.length)] ?? '';
  const client = {
    id,
    name: `${company} ${trade}`,
    formula: random.pick(['STANDARD', 'PREMIUM', 'SERENITE'] as const),
    mode: random.pick(['elapsed', 'elapsed', 'elapsed', 'elapsed', 'pause-closed-days'] as const),
  };
  sink.add('client', {
    id,
    name: client.name,
    formula: client.formula,
    deadline_mode: client.mode,
    calendar_id: 1,
    created_at: now,
    version: 1,
  });
  const requesters: BenchPerson[] = [];
  for (let k = 1; k <= contactsPerClient; k += 1) {
    const person = {
      id: staffCount + (id - 1) * contactsPerClient + k,
      name: personName(random),
      email: `contact${k}@client${id}.test`,
    };
    const role = k === 1 ? 'approver' : k === contactsPerClient ? 'client-dpo' : 'requester';
    writePerson(sink, person, id, [role], now);
    if (role !== 'client-dpo') requesters.push(person);
  }
  return { ...client, requesters };
}

function writePerson(
  sink: Sink,
  person: BenchPerson,
  clientId: number | null,
  roles: string[],
  now: Date,
): void {
  sink.add('person', {
    ...person,
    kind: clientId === null ? 'staff' : 'contact',
    client_id: clientId,
    roles,
    locale: 'fr',
    active: true,
    created_at: now,
    version: 1,
  });
}

const personName = (random: Random) => `${random.pick(firstNames)} ${random.pick(lastNames)}`;
