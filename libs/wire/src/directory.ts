import { approvableKinds, deadlineModes, formulas, holidayRegions, priorities, sirenOf } from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, localDate, locales, pageQuery, reference, version } from './common';
import { contactRoles, roles, staffRoles } from './permissions';

/** Nine digits with a check digit; spaces and dots between them are dropped. */
const siren = z
  .string()
  .overwrite((text) => text.replaceAll(/[\s.]/g, ''))
  .regex(/^\d{9}$/)
  .refine((text) => sirenOf(text) !== null, 'siren');

export const clientInput = z.strictObject({
  name: line(150),
  formula: z.enum(formulas),
  deadlineMode: z.enum(deadlineModes),
  calendarId: id,
  /** Its company number, or null for one that has none. */
  siren: siren.nullable().optional(),
  /** Kinds of request that its management has to agree to; none unless said. */
  approvalKinds: z.array(z.enum(approvableKinds)).max(approvableKinds.length).optional(),
});
export const clientChange = clientInput.partial().extend({ version });
export const client = z.object({
  id,
  name: z.string(),
  formula: z.enum(formulas),
  deadlineMode: z.enum(deadlineModes),
  calendar: reference,
  contacts: z.int(),
  openTickets: z.int(),
  siren: z.string().nullable(),
  approvalKinds: z.array(z.enum(approvableKinds)),
  /** Somebody of it can agree. */
  hasApprover: z.boolean(),
  version,
});
export type Client = z.infer<typeof client>;
export const clientQuery = pageQuery.extend({ q: z.string().trim().max(100).optional() });

/** A person who can sign in: one of ours (staff) or a client's contact. */
export const person = z.object({
  id,
  kind: z.enum(['staff', 'contact']),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  client: reference.nullable(),
  active: z.boolean(),
  totpEnabled: z.boolean(),
  lastSeenAt: instant.nullable(),
  locale: z.enum(locales),
  version,
});
export type Person = z.infer<typeof person>;
export const personQuery = pageQuery.extend({
  kind: z.enum(['staff', 'contact']).optional(),
  client: id.optional(),
  q: z.string().trim().max(100).optional(),
});
export const newStaff = z.strictObject({ name: line(150), email, roles: z.array(z.enum(staffRoles)).min(1) });
export const newContact = z.strictObject({
  clientId: id,
  name: line(150),
  email,
  roles: z.array(z.enum(contactRoles)).min(1),
});
export const personChange = z.strictObject({
  name: line(150).optional(),
  roles: z.array(z.enum(roles)).min(1).optional(),
  active: z.boolean().optional(),
  version,
});

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'time');
export const dailyHours = z.strictObject({ from: time, to: time });
export const weeklyHours = dailyHours.extend({ days: z.array(z.int().min(1).max(7)).min(1).max(7) });
export const calendarInput = z.strictObject({
  name: line(100),
  zone: z.string().max(60),
  region: z.enum(holidayRegions),
  goodFriday: z.boolean().default(false),
  hours: z.array(weeklyHours).min(1).max(50),
  exceptions: z
    .array(
      z.strictObject({
        from: localDate,
        to: localDate,
        hours: z.array(dailyHours).max(10),
        label: line(100),
      }),
    )
    .max(100),
});
export const calendar = calendarInput.extend({ id, version });
export type Calendar = z.infer<typeof calendar>;
export const calendarChange = calendarInput.extend({ version });

/** Response and resolution targets, in service minutes. */
export const slaTarget = z.strictObject({
  formula: z.enum(formulas),
  priority: z.literal(priorities),
  responseMinutes: z.int().min(1).max(60_000),
  resolutionMinutes: z.int().min(1).max(600_000),
});
export type SlaTarget = z.infer<typeof slaTarget>;

/** One line of the tamper-evident journal. */
export const auditEntry = z.object({
  id,
  at: instant,
  actor: z.string(),
  action: z.string(),
  target: z.string(),
  data: z.record(z.string(), z.unknown()),
  sequence: z.int().nullable(),
  sha256: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditQuery = pageQuery.extend({
  target: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
});
export const chainVerdict = z.object({
  intact: z.boolean(),
  checked: z.int(),
  brokenAt: z.int().nullable(),
});
