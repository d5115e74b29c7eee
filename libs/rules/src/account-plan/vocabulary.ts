export const planKinds = ['arrival', 'departure', 'change', 'password-reset', 'phone-lost'] as const;
export type PlanKind = (typeof planKinds)[number];

/**
 * By whom a step is done: by us through Microsoft Graph; by a person who pastes a command into Exchange Online; by a
 * person with their hands, who leaves evidence.
 */
export const stepChannels = ['automatic', 'assisted', 'manual'] as const;
export type StepChannel = (typeof stepChannels)[number];

/** Every kind of step, its channel, and whether nothing undoes it. */
export const stepKinds = {
  'order-licence': { channel: 'manual' },
  'create-account': { channel: 'automatic' },
  'enable-account': { channel: 'automatic' },
  'set-profile': { channel: 'automatic' },
  'set-manager': { channel: 'automatic' },
  'assign-licence': { channel: 'automatic' },
  'wait-for-mailbox': { channel: 'automatic' },
  'set-language': { channel: 'automatic' },
  'wait-for-drive': { channel: 'automatic' },
  'join-group': { channel: 'automatic' },
  'join-team': { channel: 'automatic' },
  'join-list': { channel: 'assisted' },
  'hand-over-password': { channel: 'manual' },
  'equipment-task': { channel: 'manual' },
  'snapshot-account': { channel: 'automatic' },
  'disable-account': { channel: 'automatic' },
  'disable-in-directory': { channel: 'manual' },
  'reset-password': { channel: 'automatic' },
  'revoke-sessions': { channel: 'automatic' },
  'remove-sign-in-methods': { channel: 'automatic' },
  'set-automatic-reply': { channel: 'automatic' },
  'redirect-mail': { channel: 'automatic' },
  'share-drive': { channel: 'automatic' },
  'convert-to-shared': { channel: 'assisted' },
  'verify-shared': { channel: 'automatic' },
  'give-mailbox-access': { channel: 'assisted' },
  'name-team-owner': { channel: 'manual' },
  'leave-group': { channel: 'automatic' },
  'leave-team': { channel: 'automatic' },
  'leave-list': { channel: 'assisted' },
  'release-licence': { channel: 'automatic' },
  'lock-phone': { channel: 'automatic' },
  'retire-phone': { channel: 'automatic' },
  'wipe-phone': { channel: 'automatic', irreversible: true },
  'delete-account': { channel: 'automatic', irreversible: true },
} as const satisfies Record<string, { channel: StepChannel; irreversible?: true }>;
export type StepKind = keyof typeof stepKinds;

/** Kinds that we do ourselves. */
export type AutomaticKind = {
  [Kind in StepKind]: (typeof stepKinds)[Kind]['channel'] extends 'automatic' ? Kind : never;
}[StepKind];

/** What a step acts upon, by the identifier that Microsoft or we know it by, and the name people know it by. */
export interface StepTarget {
  id: string;
  name: string;
}

export interface PlannedStep {
  /** Unique in its plan, the same when the plan is made again: `join-team:<id>`. */
  key: string;
  kind: StepKind;
  target: StepTarget | null;
  /** Text that the step writes or names: an address, a message, a task. */
  value: string | null;
  /** Ended before this one starts: done, or skipped by somebody. */
  after: readonly string[];
  /** Done before this one starts: without them it would do harm, so that skipping them blocks it. */
  needs: readonly string[];
}

/** A plan cannot be made, or needs somebody's eye. */
export const planProblems = [
  'name-without-letters',
  'address-taken',
  'domain-not-verified',
  'licence-unknown',
  'licence-lacking',
  'group-unknown',
  'group-not-writable',
  'account-synced',
  'administrator',
  'mailbox-too-large',
  'mailbox-missing',
  'mailbox-lost',
  'device-unknown',
] as const;
export type PlanProblem = (typeof planProblems)[number];

export interface Plan {
  kind: PlanKind;
  /** In an order in which they may be done one after another. */
  steps: readonly PlannedStep[];
  /** What was found, and about what; none of them stops the plan by itself. */
  notices: readonly { problem: PlanProblem; about: string }[];
}

export const channelOf = (kind: StepKind): StepChannel => stepKinds[kind].channel;

export const isAutomaticStep = (kind: StepKind): kind is AutomaticKind => channelOf(kind) === 'automatic';

/** Whether a second person must confirm before it starts. */
export const isIrreversible = (kind: StepKind): boolean => 'irreversible' in stepKinds[kind];
