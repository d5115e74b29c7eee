import type { World } from './people.ts';
import { Random } from './random.ts';
import type { Sink } from './sink.ts';
import type { Facts } from './ticket-facts.ts';
import { devices } from './words.data.ts';

const equipmentPerClient = 100;
const tags = [
  'VIP',
  'récurrent',
  'à facturer',
  'garantie',
  'déménagement',
  'télétravail',
  'audit',
  'migration',
];
const colours = ['quiet', 'accent', 'ok', 'warn', 'bad'];
const vendors = ['Orange Business', 'Microsoft', 'Dell', 'HP', 'Sage', 'OVHcloud'];
const day = 86_400_000;

/** What stands around tickets: tags, time that was logged, vendors they wait for, the equipment of clients. */
export class DeskWriter {
  /** Its own, so that the tickets stay as they are when something is added here. */
  private readonly random = new Random(42);
  private readonly sink: Sink;
  private readonly now: Date;

  constructor(sink: Sink, now: Date) {
    this.sink = sink;
    this.now = now;
  }

  writeEstate({ clients }: World): void {
    tags.forEach((name, i) =>
      this.sink.add('tag', { id: i + 1, name, colour: colours[i % colours.length] ?? 'quiet' }),
    );
    for (const client of clients) {
      for (let i = 1; i <= equipmentPerClient; i += 1) {
        this.sink.add('equipment', {
          client_id: client.id,
          kind: this.random.pick(['workstation', 'workstation', 'server', 'phone', 'network', 'printer']),
          name: `PC-${client.id}-${String(i).padStart(3, '0')}`,
          model: this.random.pick(devices),
          serial: `SN${client.id}X${i}`,
          owner_name: this.random.pick(client.requesters).name,
          covered: this.random.chance(0.8),
          state: 'in-use',
          created_at: this.now,
          updated_at: this.now,
          version: 1,
        });
      }
    }
  }

  write(facts: Facts): void {
    const key = { ticket_id: facts.id, client_id: facts.client.id };
    if (this.random.chance(0.4)) {
      this.sink.add('ticket_tag', { ...key, tag_id: this.random.int(1, tags.length) });
    }
    if (facts.agent !== null && this.random.chance(0.6)) {
      const at = facts.answered ?? facts.created;
      this.sink.add('time_entry', {
        ...key,
        person_id: facts.agent.id,
        day: at.toISOString().slice(0, 10),
        minutes: this.random.int(1, 16) * 5,
        activity: 'remote',
        billable: this.random.chance(0.3),
        created_at: at,
        version: 1,
      });
    }
    if (facts.state === 'waiting-vendor') this.escalate(facts, key);
  }

  private escalate(facts: Facts, key: { ticket_id: number; client_id: number }): void {
    const followUp = new Date(this.now.getTime() + this.random.int(-5, 20) * day);
    this.sink.add('vendor_escalation', {
      ...key,
      vendor: this.random.pick(vendors),
      reference: `CASE-${facts.id}`,
      follow_up_at: followUp,
      // Reminders are no part of what is measured.
      remind_at: null,
      since: facts.created,
      by_name: facts.agent?.name ?? 'Vigie',
      waiting: true,
    });
  }
}
