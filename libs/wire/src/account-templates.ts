import * as z from 'zod';
import { guid } from './account-plans';
import { id, instant, line, reference, version } from './common';

/** How much one template may bring. */
export const mostTemplateLicences = 20;
export const mostTemplateGroups = 100;
export const mostTemplateTasks = 30;

const distinct = (values: readonly string[]) => new Set(values).size === values.length;
const guids = (max: number) => z.array(guid).max(max).refine(distinct, 'repeated');

/** What somebody of a function gets at a client; licences and groups by the identifier of Microsoft. */
export const newAccountTemplate = z.strictObject({
  name: line(100),
  licences: guids(mostTemplateLicences).default([]),
  groups: guids(mostTemplateGroups).default([]),
  tasks: z.array(line(200)).max(mostTemplateTasks).default([]),
});
export type NewAccountTemplate = z.infer<typeof newAccountTemplate>;
export const accountTemplateChange = newAccountTemplate.extend({ version });
export type AccountTemplateChange = z.infer<typeof accountTemplateChange>;
/** Archived ones are no longer proposed; plans that were made from them keep their name. */
export const accountTemplateState = z.strictObject({ active: z.boolean(), version });
export type AccountTemplateState = z.infer<typeof accountTemplateState>;

export const groupKinds = ['group', 'list', 'team'] as const;
/** Why somebody cannot be put into a group: it is gone, or a rule or another directory says who is in it. */
export const groupObstacles = ['missing', 'not-writable'] as const;

const templateLicence = z.object({ id: guid, name: z.string(), missing: z.boolean() });
const templateGroup = z.object({
  id: guid,
  name: z.string(),
  kind: z.enum(groupKinds).nullable(),
  obstacle: z.enum(groupObstacles).nullable(),
});

export const accountTemplate = z.object({
  id,
  client: reference,
  name: z.string(),
  licences: z.array(templateLicence),
  groups: z.array(templateGroup),
  tasks: z.array(z.string()),
  active: z.boolean(),
  version,
});
export type AccountTemplate = z.infer<typeof accountTemplate>;
export const accountTemplates = z.object({ items: z.array(accountTemplate) });

/** What a template of a client may bring, as last read; `readAt` is null while its tenant is not connected. */
export const accountChoices = z.object({
  readAt: instant.nullable(),
  licences: z.array(z.object({ id: guid, name: z.string(), free: z.int() })),
  groups: z.array(
    z.object({
      id: guid,
      name: z.string(),
      kind: z.enum(groupKinds),
      writable: z.boolean(),
      /** Whether membership gives licences. */
      licensing: z.boolean(),
    }),
  ),
});
export type AccountChoices = z.infer<typeof accountChoices>;

const names = z.array(z.string());
/** What a client's form of arrival proposes, all of it by name: functions with what they bring, licences, groups. */
export const arrivalChoices = z.object({
  items: z.array(
    z.object({ name: z.string(), licences: names, teams: names, lists: names, groups: names, tasks: names }),
  ),
  licences: names,
  groups: z.array(z.object({ name: z.string(), kind: z.enum(groupKinds) })),
});
export type ArrivalChoices = z.infer<typeof arrivalChoices>;

/** Accounts of the own company that can still leave, by a part of their name or address. */
export const ownAccountsQuery = z.strictObject({ q: z.string().trim().min(1).max(100) });
export const ownAccounts = z.object({ items: z.array(z.object({ address: z.string(), name: z.string() })) });
export type OwnAccounts = z.infer<typeof ownAccounts>;
