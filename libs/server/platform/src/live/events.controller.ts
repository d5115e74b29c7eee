import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { liveEvent, type LiveEvent } from '@vigie/wire';
import {
  concatMap,
  endWith,
  filter,
  ignoreElements,
  interval,
  map,
  merge,
  share,
  takeUntil,
  takeWhile,
  type Observable,
} from 'rxjs';
import { inScope, type Actor } from '../auth/actor';
import { Authenticator, type Identity } from '../auth/authenticator';
import { Allow, CurrentIdentity } from '../auth/decorators';
import { Sends } from '../http/answer';
import { LiveFeed } from './live-feed';

const pingMs = 20_000;

/** The live stream of one browser: only what its person may see, and only while their session lasts. */
@Controller('api/events')
export class EventsController {
  constructor(
    private readonly feed: LiveFeed,
    private readonly authenticator: Authenticator,
  ) {}

  @Allow('account.own')
  @Sse()
  @Sends({ 'text/event-stream': liveEvent })
  stream(@CurrentIdentity() identity: Identity): Observable<MessageEvent> {
    const pings = interval(pingMs).pipe(
      concatMap(() => this.authenticator.isStillValid(identity)),
      takeWhile((isValid) => isValid),
      map(() => ({ type: 'ping', data: '' })),
      share(),
    );
    const end = pings.pipe(ignoreElements(), endWith(null));
    const news = this.feed.events.pipe(
      filter((event) => mayHear(identity.actor, event)),
      map((event) => ({ data: event })),
      takeUntil(end),
    );
    return merge(news, pings);
  }
}

/** News that go with one permission. */
const hearing = {
  'mail.changed': 'mail.triage',
  'webhook.changed': 'webhooks.manage',
  'import.changed': 'imports.manage',
  'tenant.changed': 'accounts.read',
  'price-campaign.changed': 'contracts.read',
  'index.changed': 'contracts.read',
  'invoice-run.changed': 'billing.read',
  'penalty.changed': 'billing.read',
  'reminder.changed': 'billing.read',
  'backup-sources.changed': 'backups.read',
  'backup-engine.changed': 'backups.read',
} as const;

/** News of a client that go with a permission: of ours, or of its own people. */
const reading = {
  'contract.changed': ['contracts.read', 'contracts.own'],
  'invoice.changed': ['billing.read', 'invoices.own'],
  'payment.changed': ['billing.read', 'invoices.own'],
  'backup.changed': ['backups.read', 'backups.own'],
  'backup-care.changed': ['backups.read', 'backups.own'],
} as const;

function mayHear(actor: Actor, event: LiveEvent): boolean {
  if (isOfReaders(event))
    return (
      inScope(actor.scope, event.clientId) &&
      reading[event.type].some((permission) => actor.permissions.has(permission))
    );
  if (needsPermission(event)) return actor.permissions.has(hearing[event.type]);
  switch (event.type) {
    case 'ticket.changed':
      return hearsOfTicket(actor, event);
    case 'presence.changed':
    case 'queues.changed':
      return actor.kind === 'staff';
    case 'planning.changed':
    case 'approval.changed':
    case 'review.changed':
      return inScope(actor.scope, event.clientId);
    case 'plan.changed':
      return hearsOfPlan(actor, event);
    case 'time.changed':
    case 'notification':
    case 'reading.changed':
      return actor.id === event.personId;
  }
}

type Heard<Type extends LiveEvent['type']> = Extract<LiveEvent, { type: Type }>;

const isOfReaders = (event: LiveEvent): event is Heard<keyof typeof reading> => event.type in reading;
const needsPermission = (event: LiveEvent): event is Heard<keyof typeof hearing> => event.type in hearing;

/** What the client does not see is told to our people only. */
const hearsOfTicket = (actor: Actor, { clientId, internal }: Heard<'ticket.changed'>): boolean =>
  inScope(actor.scope, clientId) && (actor.kind === 'staff' || !internal);

/** A client hears of its own; of ours, those who follow plans. */
const hearsOfPlan = (actor: Actor, { clientId }: Heard<'plan.changed'>): boolean =>
  inScope(actor.scope, clientId) && (actor.kind !== 'staff' || actor.permissions.has('accounts.read'));
