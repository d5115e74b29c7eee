import { penaltyMethods, reminderChannels, reminderHolds, reminderTones } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, reference, version } from './common';

const amount = z.string();
const channel = z.enum(reminderChannels);
const tone = z.enum(reminderTones);

/** `reserved`: decided, on its way; `ambiguous`: nobody knows whether it left, a person says. */
export const reminderStates = ['reserved', 'sent', 'failed', 'ambiguous', 'taken-back'] as const;
export type ReminderState = (typeof reminderStates)[number];

export const reminderLevel = z.strictObject({ tone, afterDays: z.int().min(-999).max(999), channel });
/** The ladder, and whether reminders leave without a person. */
export const reminderSetting = z.object({
  levels: z.array(reminderLevel),
  automatic: z.boolean(),
  version: z.int(),
});
export type ReminderSetting = z.infer<typeof reminderSetting>;
export const reminderSettingInput = z.strictObject({
  levels: z.array(reminderLevel).max(10),
  automatic: z.boolean(),
  /** 0 while it is the usual one. */
  version: z.int().min(0),
});
export type ReminderSettingInput = z.infer<typeof reminderSettingInput>;

export const reminderPauseKinds = ['do-not-remind', 'promise'] as const;
export type ReminderPauseKind = (typeof reminderPauseKinds)[number];
/** Why a client is not reminded for now. */
export const reminderPause = z.object({
  id,
  kind: z.enum(reminderPauseKinds),
  /** The day by which it promised to pay. */
  until: localDate.nullable(),
  reason: z.string(),
  at: instant,
  by: z.string(),
});
export type ReminderPause = z.infer<typeof reminderPause>;
export const newReminderPause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('promise'), until: localDate, reason: line(500) }),
  z.strictObject({ kind: z.literal('do-not-remind'), reason: line(500) }),
]);
export type NewReminderPause = z.infer<typeof newReminderPause>;

/** An overdue invoice as a reminder names it. */
export const remindedInvoice = z.object({
  id,
  number: z.string(),
  issuedOn: localDate.nullable(),
  dueOn: localDate,
  days: z.int(),
  gross: amount,
  open: amount,
  /** The step that it takes with this reminder; null when it is only named. */
  level: z.int().nullable(),
  /** So far, by the method of the contract, with the legal minimum beside; null where none is owed. */
  penalty: z
    .object({ method: z.enum(penaltyMethods), amount, floor: amount, awaitingRateFrom: localDate.nullable() })
    .nullable(),
});
export type RemindedInvoiceItem = z.infer<typeof remindedInvoice>;

/** What is due to a client on a day, and whether it is held. */
export const proposedReminder = z.object({
  client: reference,
  level: z.int(),
  tone,
  channel,
  to: z.array(z.string()),
  hold: z.enum(reminderHolds).nullable(),
  pauses: z.array(reminderPause),
  open: amount,
  invoices: z.array(remindedInvoice.omit({ penalty: true })),
});
export type ProposedReminder = z.infer<typeof proposedReminder>;
export const mostProposed = 500;
export const reminderProposal = z.object({
  day: localDate,
  items: z.array(proposedReminder),
  count: z.int(),
  open: amount,
  held: z.int(),
});
export type ReminderProposal = z.infer<typeof reminderProposal>;
export const reminderDayQuery = z.strictObject({ day: localDate.optional() });

/** The clients to remind today, as they were shown. */
export const newReminderRun = z.strictObject({
  day: localDate,
  clients: z.array(id).min(1).max(mostProposed),
});
export type NewReminderRun = z.infer<typeof newReminderRun>;
export const reminderRunItemStates = ['waiting', 'reminded', 'held', 'nothing'] as const;
export type ReminderRunItemState = (typeof reminderRunItemStates)[number];
export const reminderRun = z.object({
  id,
  day: localDate,
  isDone: z.boolean(),
  total: z.int(),
  reminded: z.int(),
  held: z.int(),
  nothing: z.int(),
  startedAt: instant,
  startedBy: z.string(),
});
export type ReminderRun = z.infer<typeof reminderRun>;
/** The latest first. */
export const reminderRuns = z.object({ items: z.array(reminderRun) });

export const reminderItem = z.object({
  id,
  client: reference,
  day: localDate,
  level: z.int(),
  tone,
  channel,
  state: z.enum(reminderStates),
  open: amount,
  invoices: z.int(),
  to: z.array(z.string()),
  by: z.string(),
  at: instant,
  hasLetter: z.boolean(),
  error: z.string().nullable(),
  version: z.int(),
});
export type ReminderItem = z.infer<typeof reminderItem>;
export const reminderPage = page(reminderItem);
export const reminderQuery = pageQuery.extend({
  client: id.optional(),
  state: z.enum(reminderStates).optional(),
});
export type ReminderQuery = z.infer<typeof reminderQuery>;
export const reminderDetail = reminderItem.extend({
  subject: z.string(),
  text: z.string(),
  lines: z.array(remindedInvoice),
  decided: z.object({ at: instant, by: z.string(), reason: z.string().nullable() }).nullable(),
});
export type ReminderDetail = z.infer<typeof reminderDetail>;

/** What a person knows of a reminder: it left, it did not, it is taken back before it leaves. */
export const reminderDecision = z.strictObject({
  outcome: z.enum(['sent', 'not-sent', 'taken-back']),
  reason: line(500).nullable(),
  version,
});
export type ReminderDecision = z.infer<typeof reminderDecision>;

/** What is known of the reminders of a client. */
export const clientReminders = z.object({
  client: reference,
  /** Its contracts that are suspended for what is not paid. */
  suspended: z.array(z.object({ contract: reference, since: instant })),
  pauses: z.array(reminderPause),
  past: z.array(
    reminderPause.extend({
      endedAt: instant,
      endedBy: z.string(),
      ending: z.enum(['paid', 'taken-back', 'replaced']),
    }),
  ),
  reminders: z.array(reminderItem),
});
export type ClientReminders = z.infer<typeof clientReminders>;
