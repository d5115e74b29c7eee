import { Injectable } from '@nestjs/common';
import { addDays, atLocalTime, localDateOf, type InterventionPlace } from '@vigie/rules';
import { actorOf, Database, found, fromJson, type Actor } from '@vigie/platform';
import type { NewIntervention, Role } from '@vigie/wire';
import { ChangeIntervention } from './change-intervention';
import { MoveIntervention } from './move-intervention';
import { ourZone } from './our-zone';
import { PlanIntervention } from './plan-intervention';
import { RecordTime } from './record-time';
import { SignReport } from './sign-report';

interface DemoIntervention {
  by: string;
  client: string;
  subject: string;
  place: InterventionPlace;
  /** Working days from today. */
  in: number;
  at: number;
  minutes: number;
  weekly?: number;
  /** A colleague who comes along. */
  with?: string;
  used?: number;
  /** The report of it, which the client has still to sign. */
  report?: string;
}

const demo: readonly DemoIntervention[] = [
  {
    by: 'tech@vigie.test',
    client: 'Acme SAS',
    subject: 'Maintenance hebdomadaire du serveur',
    place: 'on-site',
    in: -2,
    at: 9 * 60,
    minutes: 120,
    weekly: 8,
    used: 55,
    report:
      'Mises à jour du serveur de fichiers, contrôle des sauvegardes et de l’onduleur. Rien à signaler.',
  },
  {
    by: 'tech@vigie.test',
    client: 'Borel Transports',
    subject: 'Remplacement d’un poste',
    place: 'on-site',
    in: 1,
    at: 14 * 60,
    minutes: 90,
    with: 'dispatch@vigie.test',
  },
  {
    by: 'tech@vigie.test',
    client: 'Acme SAS',
    subject: 'Reprise des sauvegardes',
    place: 'remote',
    in: 1,
    at: 15 * 60,
    minutes: 60,
  },
  {
    by: 'dispatch@vigie.test',
    client: 'Acme SAS',
    subject: 'Réunion de suivi',
    place: 'meeting',
    in: 6,
    at: 10 * 60,
    minutes: 60,
  },
];

/** Minutes that the technician spent on the last tickets, on the working days before today. */
const spent = [
  [-1, 45, 'remote'],
  [-1, 90, 'on-site'],
  [-2, 30, 'remote'],
  [-3, 75, 'remote'],
  [-4, 20, 'travel'],
] as const;

/** A week of interventions and of time, through the very use cases that people use. */
@Injectable()
export class SeedPlanning {
  constructor(
    private readonly database: Database,
    private readonly planning: PlanIntervention,
    private readonly moving: MoveIntervention,
    private readonly changing: ChangeIntervention,
    private readonly recording: RecordTime,
    private readonly signing: SignReport,
  ) {}

  async execute(): Promise<void> {
    const today = localDateOf(new Date().toISOString(), ourZone);
    const day = (count: number) => addDays({ from: today, count, kind: 'ouvre', region: 'FR' });
    for (const one of demo) await this.plan(one, day(one.in));
    const technician = await this.person('tech@vigie.test');
    const tickets = await this.database.query<{ id: string }>(
      'SELECT id FROM ticket WHERE created_at > NOW(3) - INTERVAL 6 DAY ORDER BY id LIMIT 5',
    );
    for (const [index, [count, minutes, activity]] of spent.entries()) {
      const ticketId = tickets[index % tickets.length]?.id;
      const entry = { day: day(count), minutes, activity, billable: index % 2 === 1, comment: null };
      if (ticketId) await this.recording.add(technician, { ...entry, ticketId });
    }
  }

  private async plan(one: DemoIntervention, day: string): Promise<void> {
    const actor = await this.person(one.by);
    const client = await this.database.one<{ id: string }>('SELECT id FROM client WHERE name = ?', [
      one.client,
    ]);
    if (!client) return;
    const intervention: NewIntervention = {
      clientId: client.id,
      technicianId: found(actor.id),
      otherIds: one.with ? [found((await this.person(one.with)).id)] : [],
      siteId: null,
      ticketId: null,
      subject: one.subject,
      place: one.place,
      startsAt: atLocalTime(day, one.at, ourZone),
      past: true,
      plannedMinutes: one.minutes,
      note: null,
      recurrence: one.weekly ? { frequency: 'weekly', interval: 1, count: one.weekly, except: [] } : null,
    };
    const id = await this.planning.execute(actor, intervention);
    const done = { version: 1, to: 'done', usedMinutes: one.used, billable: false, comment: null } as const;
    if (one.used) await this.moving.execute(actor, id, done);
    const report = one.report && { done: one.report, parts: null, version: null };
    if (report) await this.signing.write(actor, id, report);
    if (one.weekly) await this.makeExceptions(actor, id);
  }

  /** The fourth occurrence is moved to the next day, the sixth is cancelled. */
  private async makeExceptions(actor: Actor, firstId: string): Promise<void> {
    const rows = await this.database.query<{ id: string; starts_at: Date }>(
      `SELECT o.id, o.starts_at FROM intervention i
         JOIN intervention o ON o.client_id = i.client_id AND o.series_id = i.series_id
        WHERE i.id = ? ORDER BY o.starts_at`,
      [firstId],
    );
    const [moved, cancelled] = [rows[3], rows[5]];
    if (!moved || !cancelled) return;
    const startsAt = new Date(moved.starts_at.getTime() + 86_400_000).toISOString();
    const change = { version: 1, startsAt, past: false, following: false, askedByClient: false };
    await this.changing.execute(actor, moved.id, change);
    const away = { version: 1, to: 'cancelled', billable: false, comment: null } as const;
    await this.moving.execute(actor, cancelled.id, away);
  }

  private async person(email: string): Promise<Actor> {
    const row = await this.database.one<{
      id: string;
      kind: 'staff';
      name: string;
      email: string;
      roles: Role[] | string;
    }>('SELECT id, kind, name, email, roles FROM person WHERE email = ?', [email]);
    return actorOf({ ...found(row), clientId: null, roles: fromJson(found(row).roles), locale: 'fr' });
  }
}
