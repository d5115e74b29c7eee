import {
  clockKinds,
  deadlineModes,
  formulas,
  priorities,
  requestKinds,
  ticketKinds,
  ticketStates,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, pageQuery, reference, version } from './common';

/** What a webhook can ask for. Only `ticket.noted` carries what our people write among themselves. */
export const webhookEvents = [
  'ticket.opened',
  'ticket.replied',
  'ticket.noted',
  'ticket.changed',
  'ticket.resolved',
  'ticket.closed',
  'ticket.breached',
  'request.sealed',
  'client.changed',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

const author = z.object({ kind: z.enum(['staff', 'contact', 'system']), name: z.string() });

/** A ticket as webhooks tell it: as it is when the event is first sent. */
export const webhookTicket = z.object({
  id,
  number: z.string(),
  url: z.url(),
  subject: z.string(),
  kind: z.enum(ticketKinds),
  state: z.enum(ticketStates),
  priority: z.literal(priorities),
  client: reference,
  requester: reference.nullable(),
  assignee: reference.nullable(),
  createdAt: instant,
  updatedAt: instant,
});
export type WebhookTicket = z.infer<typeof webhookTicket>;

const message = z.object({
  id,
  visibility: z.enum(['public', 'internal']),
  author,
  body: z.string(),
  at: instant,
});

/** What a change touched; `from` and `to` where they say something. */
const change = z.object({
  field: z.enum([
    'state',
    'subject',
    'requester',
    'assignee',
    'queue',
    'priority',
    'kind',
    'tags',
    'links',
    'merge',
    'split',
    'breach-reason',
    'rating',
  ]),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
});
export type WebhookChange = z.infer<typeof change>;

const onTicket = z.object({ ticket: webhookTicket, by: author });
const withMessage = onTicket.extend({ message });
const withChange = onTicket.extend({ change });

/** Version of the schema below. Fields may be added to it; one that goes or changes its meaning makes a new version. */
export const webhookVersion = 1;

/** The `data` of each event. */
export const webhookData = {
  'ticket.opened': onTicket,
  'ticket.replied': withMessage,
  'ticket.noted': withMessage,
  'ticket.changed': withChange,
  'ticket.resolved': withChange,
  'ticket.closed': withChange,
  'ticket.breached': onTicket.extend({ clock: z.enum(clockKinds) }),
  'request.sealed': z.object({
    ticket: webhookTicket,
    request: z.object({
      id,
      kind: z.enum(requestKinds),
      sequence: z.int(),
      sha256: z.string(),
      receivedAt: instant,
    }),
  }),
  'client.changed': z.object({
    client: reference.extend({
      formula: z.enum(formulas),
      deadlineMode: z.enum(deadlineModes),
      version,
    }),
  }),
  'webhook.test': z.object({ webhook: reference }),
} as const satisfies Record<WebhookEvent | 'webhook.test', z.ZodType>;
export type WebhookDataType = keyof typeof webhookData;
export type WebhookData<T extends WebhookDataType> = z.infer<(typeof webhookData)[T]>;

/** The catalogue: each event with the JSON schema of its whole body. */
export const webhookCatalogue = z.object({
  items: z.array(z.object({ type: z.enum(webhookEvents), internal: z.boolean(), schema: z.looseObject({}) })),
});

/** The body of one event. */
export const webhookBody = <T extends WebhookDataType>(type: T) =>
  z.object({
    type: z.literal(type),
    version: z.literal(webhookVersion),
    timestamp: instant,
    data: webhookData[type],
  });

const events = z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length);
const settings = z.strictObject({
  name: line(100),
  url: line(500),
  events,
  /** Only what happens to this client; null for all of them. */
  clientId: id.nullable(),
  /** Also tell what our people write and note among themselves. */
  internal: z.boolean(),
  active: z.boolean(),
});

export const webhookInput = settings.extend({
  clientId: settings.shape.clientId.default(null),
  internal: settings.shape.internal.default(false),
  active: settings.shape.active.default(true),
});
export type WebhookInput = z.infer<typeof webhookInput>;
export const webhookChange = settings.partial().extend({ version });
export type WebhookSettingsChange = z.infer<typeof webhookChange>;

export const webhook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  client: reference.nullable(),
  internal: z.boolean(),
  active: z.boolean(),
  /** Since when nothing has come through; null while all is well. */
  failingSince: instant.nullable(),
  /** When we switched it off by ourselves, after days of failures. */
  disabledAt: instant.nullable(),
  /** Until when the secret before the last rotation signs too. */
  previousSecretUntil: instant.nullable(),
  /** Deliveries that wait for their turn or for another try. */
  waiting: z.int(),
  createdAt: instant,
  version,
});
export type Webhook = z.infer<typeof webhook>;
/** With the secret, which is never shown again. */
export const createdWebhook = webhook.extend({ secret: z.string() });

export const secretRotation = z.strictObject({
  /** How long the old secret goes on signing beside the new one. */
  overlapHours: z.int().min(0).max(168).default(24),
});

export const deliveryStatesOfWebhook = ['pending', 'delivered', 'failed', 'skipped'] as const;
/** Why a try got no usable answer. */
export const webhookFailures = [
  'target-refused',
  'unreachable',
  'timeout',
  'redirect',
  'bad-status',
] as const;
export type WebhookFailure = (typeof webhookFailures)[number];

export const webhookDelivery = z.object({
  id,
  /** The webhook-id header: the same at every try. */
  messageId: z.string(),
  event: z.enum([...webhookEvents, 'webhook.test']),
  state: z.enum(deliveryStatesOfWebhook),
  ticket: z.object({ id, number: z.string() }).nullable(),
  at: instant,
  attempts: z.int(),
  attemptedAt: instant.nullable(),
  /** When it is tried next, while it waits. */
  nextAt: instant.nullable(),
  statusCode: z.int().nullable(),
  durationMs: z.int().nullable(),
  failure: z.enum(webhookFailures).nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
/** With what was sent, and the first 2 kB of the answer to the last try. */
export const webhookDeliveryDetail = webhookDelivery.extend({
  request: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }).nullable(),
  response: z.string().nullable(),
});
export type WebhookDeliveryDetail = z.infer<typeof webhookDeliveryDetail>;

export const deliveryQuery = pageQuery.extend({ state: z.enum(deliveryStatesOfWebhook).optional() });
export type DeliveryQuery = z.infer<typeof deliveryQuery>;
