import {
  graphPermissions,
  namingRules,
  planKinds,
  planProblems,
  planStates,
  stepChannels,
  stepKinds,
  stepStates,
  type StepKind,
} from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';

/** Why a step failed, as far as people can be told what to do about it; the vendor's words stay beside. */
export const stepFailures = [
  'address-taken',
  'domain-not-verified',
  'licence-lacking',
  'licence-by-group',
  'usage-location-missing',
  'account-missing',
  'account-synced',
  'group-missing',
  'group-not-writable',
  'last-owner',
  'team-licence-missing',
  'device-missing',
  'mailbox-missing',
  'still-converting',
  'not-consented',
  'permission-missing',
  'device-refused',
  'not-seen',
  'no-answer',
  'broken',
  'refused',
] as const;
export type StepFailure = (typeof stepFailures)[number];

/** Why a step is looked at again later: the order was taken, we were asked to slow down, or nobody answered. */
export const stepWaits = ['microsoft', 'throttled', 'unreachable'] as const;
export type StepWait = (typeof stepWaits)[number];

/** What shows that a step was done. */
export const stepProof = z.object({
  /** What Microsoft's support asks for; null when nothing had to be asked. */
  requestId: z.string().nullable(),
  /** False when it had been done before: nothing was changed. */
  changed: z.boolean(),
  /** Facts read back, never a secret. */
  seen: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type StepProof = z.infer<typeof stepProof>;

/** An identifier of Microsoft. */
export const guid = z.guid();
const guids = z.array(guid).max(100);
const tasks = z.array(line(200)).max(30);

/** What a plan is made from, by its kind; the written request gives the first values, a technician may change them. */
export const planFacts = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('arrival'),
    firstName: line(100),
    lastName: line(100),
    jobTitle: line(150).nullable(),
    /** Null: the rule of the client proposes one. */
    address: email.nullable(),
    templateId: id.nullable(),
    licences: guids,
    groups: guids,
    manager: email.nullable(),
    tasks,
  }),
  z.strictObject({
    kind: z.literal('departure'),
    address: email,
    mailbox: z.enum(['convert-to-shared', 'delete']),
    redirectTo: email.nullable(),
    automaticReply: prose(5000).nullable(),
    /** Who may read the files, and the shared mailbox. */
    heirs: z.array(email).max(10),
    /** By the identifier of the device; one that is not named is left alone. */
    devices: z.record(z.string().max(100), z.enum(['wipe', 'retire'])),
    tasks,
  }),
  z.strictObject({
    kind: z.literal('change'),
    address: email,
    jobTitle: line(150).nullable(),
    join: guids,
    leave: guids,
    addLicences: guids,
    removeLicences: guids,
  }),
  z.strictObject({ kind: z.literal('password-reset'), address: email }),
  z.strictObject({
    kind: z.literal('phone-lost'),
    address: email,
    device: z.string().max(100),
    fate: z.enum(['lock', 'retire', 'wipe']),
    tasks,
  }),
]);
export type PlanFacts = z.infer<typeof planFacts>;

const kindNames = Object.keys(stepKinds) as [StepKind, ...StepKind[]];

/** What holds a step back; keys are those of other steps of its plan. */
export const hindrance = z.discriminatedUnion('why', [
  z.object({ why: z.literal('before'), keys: z.array(z.string()) }),
  z.object({ why: z.literal('blocked'), keys: z.array(z.string()) }),
  z.object({ why: z.literal('second-person') }),
]);

export const accountStep = z.object({
  id,
  key: z.string(),
  kind: z.enum(kindNames),
  channel: z.enum(stepChannels),
  irreversible: z.boolean(),
  target: z.object({ id: z.string(), name: z.string() }).nullable(),
  value: z.string().nullable(),
  state: z.enum(stepStates),
  hindrance: hindrance.nullable(),
  /** The line to paste into Exchange Online, values filled in; of assisted steps only. */
  command: z.string().nullable(),
  attempts: z.int(),
  waitsFor: z.enum(stepWaits).nullable(),
  nextProbeAt: instant.nullable(),
  proof: stepProof.nullable(),
  failure: z
    .object({
      code: z.enum(stepFailures),
      message: z.string(),
      requestId: z.string().nullable(),
      /** What our application lacks there; of `permission-missing` only. */
      permissions: z.array(z.enum(graphPermissions)),
    })
    .nullable(),
  /** Evidence of what was done by hand, or why it was skipped. */
  note: z.string().nullable(),
  by: z.string().nullable(),
  /** Of an irreversible step that somebody asked for; the second person is never the first. */
  confirmation: z
    .object({
      askedBy: reference,
      askedAt: instant,
      confirmedBy: reference.nullable(),
      confirmedAt: instant.nullable(),
    })
    .nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type AccountStep = z.infer<typeof accountStep>;

const progressPart = z.object({ ended: z.int(), all: z.int() });

export const planBrief = z.object({
  id,
  ticketId: id,
  ticketNumber: z.string(),
  client: reference,
  kind: z.enum(planKinds),
  state: z.enum(planStates),
  person: z.object({
    firstName: z.string(),
    lastName: z.string(),
    jobTitle: z.string().nullable(),
    address: z.string().nullable(),
  }),
  effectiveDate: localDate.nullable(),
  runAt: instant.nullable(),
  /** End of the 48 h promise of its ticket; null when none runs. */
  dueAt: instant.nullable(),
  progress: progressPart,
  /** The step that somebody has to look at first. */
  attention: z.object({ stepId: id, kind: z.enum(kindNames), state: z.enum(stepStates) }).nullable(),
  createdAt: instant,
  endedAt: instant.nullable(),
});
export type PlanBrief = z.infer<typeof planBrief>;
export const planPage = page(planBrief);

export const planQuery = pageQuery.extend({
  /** `open`: everything that has not ended. */
  state: z.enum(['open', 'all', ...planStates]).default('open'),
  client: id.optional(),
  kind: z.enum(planKinds).optional(),
});
export type PlanQuery = z.infer<typeof planQuery>;

/** Enough of a step to say what it does. */
const stepName = accountStep.pick({ kind: true, target: true, value: true });

export const accountPlan = planBrief.extend({
  facts: planFacts,
  naming: z.enum(namingRules),
  template: reference.nullable(),
  notices: z.array(z.object({ problem: z.enum(planProblems), about: z.string() })),
  /** What the tenant showed when the plan started and not when it was proposed; null when nothing differed. */
  changes: z.object({ at: instant, added: z.array(stepName), gone: z.array(stepName) }).nullable(),
  /** The sealed request that the plan rests upon. */
  gate: z.object({
    requestNumber: z.string(),
    author: z.string(),
    receivedAt: instant,
    approvedBy: z.string().nullable(),
    /** The client gave less notice than agreed. */
    late: z.boolean(),
  }),
  accountId: z.string().nullable(),
  steps: z.array(accountStep),
  launchedAt: instant.nullable(),
  launchedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  version,
});
export type AccountPlan = z.infer<typeof accountPlan>;

/** What can be planned on a ticket, and what is. `obstacle`: why nothing can, or null. */
export const ticketPlans = z.object({
  items: z.array(planBrief),
  obstacle: z.enum(['no-tenant', 'no-request', 'not-approved']).nullable(),
  /** First values of a new plan, read from the written request; null when its kind is none of ours. */
  proposal: planFacts.nullable(),
});
export type TicketPlans = z.infer<typeof ticketPlans>;

const named = z.object({ id: z.string(), name: z.string() });

/** A plan that is being written: computed, not stored. */
export const planPreview = z.object({
  address: z.string().nullable(),
  /** What the account has now, of which the form may choose; null of an arrival. */
  account: z
    .object({
      name: z.string(),
      /** Those of its own; what a group gives goes with the group. */
      licences: z.array(named),
      groups: z.array(named.extend({ kind: z.enum(['group', 'list', 'team']), writable: z.boolean() })),
      devices: z.array(named.extend({ owner: z.enum(['company', 'personal']) })),
    })
    .nullable(),
  notices: accountPlan.shape.notices,
  steps: z.array(
    accountStep.pick({ key: true, kind: true, channel: true, irreversible: true, target: true, value: true }),
  ),
});
export type PlanPreview = z.infer<typeof planPreview>;

export const newPlan = z.strictObject({ facts: planFacts });
export type NewPlan = z.infer<typeof newPlan>;
/** `planId`: the proposed plan that is being changed, whose own reservations are its own to use. */
export const plannedPreview = newPlan.extend({ planId: id.nullable().default(null) });
export type PlannedPreview = z.infer<typeof plannedPreview>;
export const planChange = z.strictObject({ facts: planFacts, version });
export type PlanChange = z.infer<typeof planChange>;
/** At once, at the end of the effective date's working day, or at an instant; an urgent departure is at once. */
export const planLaunch = z.strictObject({
  when: z.discriminatedUnion('at', [
    z.strictObject({ at: z.literal('now') }),
    z.strictObject({ at: z.literal('effective-date') }),
    z.strictObject({ at: z.literal('instant'), instant }),
  ]),
  version,
});
export type PlanLaunch = z.infer<typeof planLaunch>;
export const planCancel = z.strictObject({ reason: prose(1000), version });
export type PlanCancel = z.infer<typeof planCancel>;

/** Done by hand: what shows it. Also for a failed automatic step that a person finished. */
export const stepDone = z.strictObject({ evidence: prose(2000) });
export type StepDone = z.infer<typeof stepDone>;
export const stepSkip = z.strictObject({ reason: prose(2000) });
export type StepSkip = z.infer<typeof stepSkip>;

/** A link that shows a new password once, to whoever opens it first. */
export const passwordLink = z.object({ url: z.url(), expiresAt: instant });
export type PasswordLink = z.infer<typeof passwordLink>;
export const oneTimeLink = z.object({
  state: z.enum(['live', 'opened', 'expired']),
  address: z.string(),
  client: z.string(),
  expiresAt: instant,
});
export type OneTimeLink = z.infer<typeof oneTimeLink>;
export const openedLink = z.object({ address: z.string(), password: z.string() });
export type OpenedLink = z.infer<typeof openedLink>;

/** How a plan goes, in the words of the client: what is done, what is under way, what is to come. */
export const requestProgress = z.object({
  items: z.array(
    z.object({
      kind: z.enum(planKinds),
      state: z.enum(planStates),
      name: z.string(),
      runAt: instant.nullable(),
      endedAt: instant.nullable(),
      stages: z.array(
        z.object({
          stage: z.enum([
            'account',
            'licence',
            'mailbox',
            'access',
            'equipment',
            'handover',
            'closing',
            'files',
          ]),
          state: z.enum(['to-come', 'under-way', 'done']),
        }),
      ),
    }),
  ),
});
export type RequestProgress = z.infer<typeof requestProgress>;
