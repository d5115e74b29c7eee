import type { IconName, TextsOf } from '@vigie/ui';
import type { AccountPlan, AccountStep, PlanBrief } from '@vigie/wire';
import { isIrreversible, productName, type StepKind, type StepState } from '@vigie/rules';
import type { planTexts } from './plans.texts';
import type { stepTexts } from './steps.texts';

export type StepTone = 'quiet' | 'todo' | 'moving' | 'ok' | 'warn' | 'bad';
/** States as people see them: what an automatic step that is ready does, and why one that waits needs somebody. */
export type ShownState = StepState | 'starting' | 'to-confirm' | 'blocked';
/** `look`: at what waits for Microsoft, before its time; `ask`: for the second person who confirms. */
export type StepAction = 'retry' | 'look' | 'done' | 'skip' | 'copy' | 'ask' | 'confirm' | 'link';

const looks: Record<ShownState, { icon: IconName | null; tone: StepTone }> = {
  waiting: { icon: null, tone: 'quiet' },
  starting: { icon: null, tone: 'moving' },
  ready: { icon: 'user', tone: 'todo' },
  running: { icon: 'refresh-cw', tone: 'moving' },
  'waiting-for-microsoft': { icon: 'clock', tone: 'moving' },
  done: { icon: 'check', tone: 'ok' },
  failed: { icon: 'triangle-alert', tone: 'bad' },
  skipped: { icon: 'chevron-right', tone: 'quiet' },
  'to-confirm': { icon: 'users', tone: 'warn' },
  blocked: { icon: 'pause', tone: 'warn' },
};

/** The state of a step as people see it. */
export function shownState({ state, channel, hindrance }: AccountStep): ShownState {
  if (state === 'ready') return channel === 'automatic' ? 'starting' : 'ready';
  if (state !== 'waiting') return state;
  if (hindrance?.why === 'second-person') return 'to-confirm';
  return hindrance?.why === 'blocked' ? 'blocked' : 'waiting';
}

export const lookOf = (state: ShownState): { icon: IconName | null; tone: StepTone } => looks[state];

/** Whether people and workers act upon a plan: it was launched, and has not ended. */
export const isLive = ({ state }: Pick<AccountPlan, 'state'>): boolean =>
  state === 'running' || state === 'needs-attention';

const usual: Record<ShownState, readonly StepAction[]> = {
  waiting: ['skip'],
  blocked: ['skip'],
  ready: ['done', 'skip'],
  failed: ['retry', 'done', 'skip'],
  'to-confirm': ['confirm', 'skip'],
  'waiting-for-microsoft': ['look', 'skip'],
  starting: [],
  running: [],
  done: [],
  skipped: [],
};

/** What a person may do with a step now, the most likely first. */
export function actionsOf(step: AccountStep, plan: Pick<AccountPlan, 'state'>): readonly StepAction[] {
  if (!isLive(plan)) return [];
  const state = shownState(step);
  const actions = usual[state];
  if (state === 'to-confirm') return step.confirmation === null ? ['ask', 'skip'] : actions;
  if (state === 'done') return step.kind === 'hand-over-password' ? ['link'] : actions;
  if (state !== 'ready' && state !== 'failed') return actions;
  if (step.kind === 'hand-over-password') return ['link', ...actions];
  return step.command === null ? actions : ['copy', ...actions];
}

/** Steps that a person has to look at, in their order. */
export function needsSomebody(step: AccountStep): boolean {
  return ['ready', 'failed', 'to-confirm', 'blocked'].includes(shownState(step));
}

/** The step that the keyboard stands on first: one that needs somebody, else the first that has not ended. */
export function firstStep(steps: readonly AccountStep[]): AccountStep | undefined {
  return (
    steps.find(needsSomebody) ??
    steps.find(({ state }) => state !== 'done' && state !== 'skipped') ??
    steps[0]
  );
}

type Titles = Readonly<Record<StepKind, (about: string, value: string) => string>>;

/** Their targets are part numbers of Microsoft. */
const licenceKinds: readonly StepKind[] = ['order-licence', 'assign-licence', 'release-licence'];

/** What a step does, in words. */
export function titleOf(
  { kind, target, value }: Pick<AccountStep, 'kind' | 'target' | 'value'>,
  titles: Titles,
): string {
  const name = target?.name ?? value ?? '';
  return titles[kind](licenceKinds.includes(kind) ? productName(name) : name, value ?? '');
}

type StepWords = TextsOf<(typeof stepTexts)['fr']>;

/** The step that somebody has to look at first; one that still waits wants a second person, or is blocked. */
export function attentionWords(
  { kind, state }: NonNullable<PlanBrief['attention']>,
  words: Pick<StepWords, 'names' | 'states' | 'toConfirm' | 'blocked'>,
): string {
  const waits = isIrreversible(kind) ? words.toConfirm : words.blocked;
  return `${words.names[kind]} · ${state === 'waiting' ? waits : words.states[state]}`;
}

/** What was found while a plan was made, in words; licences by the name that people know. */
export function noticeWords(
  { problem, about }: AccountPlan['notices'][number],
  { problems }: Pick<TextsOf<(typeof planTexts)['fr']>, 'problems'>,
): string {
  return problems[problem](problem === 'licence-lacking' ? productName(about) : about);
}
