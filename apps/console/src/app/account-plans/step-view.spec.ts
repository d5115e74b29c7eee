import { stepKinds, stepStates } from '@vigie/rules';
import { stepFailures, type AccountStep } from '@vigie/wire';
import { actionsOf, attentionWords, firstStep, lookOf, shownState, titleOf, noticeWords } from './step-view';
import { planTexts } from './plans.texts';
import { stepTexts } from './steps.texts';

const step = (change: Partial<AccountStep> = {}): AccountStep => ({
  id: '1',
  key: 'create-account',
  kind: 'create-account',
  channel: 'automatic',
  irreversible: false,
  target: null,
  value: 'zoe.leger@acme.example',
  state: 'waiting',
  hindrance: null,
  command: null,
  attempts: 0,
  waitsFor: null,
  nextProbeAt: null,
  proof: null,
  failure: null,
  note: null,
  by: null,
  confirmation: null,
  startedAt: null,
  endedAt: null,
  ...change,
});
const list = step({
  kind: 'join-list',
  channel: 'assisted',
  target: { id: 'l', name: 'Tous' },
  state: 'ready',
  command: 'Add-DistributionGroupMember',
});
const asked = {
  askedBy: { id: '1', name: 'Léa Martin' },
  askedAt: '2026-11-23T08:00:00.000Z',
  confirmedBy: null,
  confirmedAt: null,
};
const live = { state: 'running' } as const;

describe('a step as people see it', () => {
  it('is theirs when it is ready and not automatic', () => {
    expect(shownState(step({ state: 'ready' }))).toBe('starting');
    expect(shownState(list)).toBe('ready');
  });

  it('that waits says whether it needs somebody', () => {
    expect(shownState(step({ hindrance: { why: 'before', keys: ['a'] } }))).toBe('waiting');
    expect(shownState(step({ hindrance: { why: 'blocked', keys: ['a'] } }))).toBe('blocked');
    expect(shownState(step({ hindrance: { why: 'second-person' } }))).toBe('to-confirm');
  });

  it('has a look in every state', () => {
    for (const state of stepStates) expect(lookOf(shownState(step({ state }))).tone).toBeTruthy();
  });
});

describe('what can be done with a step', () => {
  it.each([
    ['to paste', list, ['copy', 'done', 'skip']],
    ['failed', step({ state: 'failed' }), ['retry', 'done', 'skip']],
    ['nobody asked for', step({ hindrance: { why: 'second-person' } }), ['ask', 'skip']],
    ['to confirm', step({ hindrance: { why: 'second-person' }, confirmation: asked }), ['confirm', 'skip']],
    ['that waits for Microsoft', step({ state: 'waiting-for-microsoft' }), ['look', 'skip']],
    ['handed over', step({ kind: 'hand-over-password', channel: 'manual', state: 'done' }), ['link']],
    [
      'to hand over',
      step({ kind: 'hand-over-password', channel: 'manual', state: 'ready' }),
      ['link', 'done', 'skip'],
    ],
    ['running', step({ state: 'running' }), []],
    ['done', step({ state: 'done' }), []],
  ] as const)('%s', (_name, one, actions) => {
    expect(actionsOf(one, live)).toEqual(actions);
  });

  it('is nothing before the plan is launched, and after it has ended', () => {
    for (const state of ['proposed', 'scheduled', 'completed', 'cancelled'] as const)
      expect(actionsOf(list, { state })).toEqual([]);
  });
});

describe('the first step to look at', () => {
  it('is one that needs somebody, else the first that goes on', () => {
    const done = step({ id: '1', state: 'done' });
    const running = step({ id: '2', state: 'running' });
    expect(firstStep([done, running, list])).toBe(list);
    expect(firstStep([done, running])).toBe(running);
    expect(firstStep([done])).toBe(done);
    expect(firstStep([])).toBeUndefined();
  });
});

describe.each(['fr', 'en'] as const)('words of steps, %s', (locale) => {
  const texts = stepTexts[locale];

  it('name every kind by whom it is about', () => {
    for (const kind of Object.keys(stepKinds) as (keyof typeof stepKinds)[])
      expect(titleOf({ kind, target: { id: 'x', name: 'Tous' }, value: 'x' }, texts.kinds)).not.toBe('');
    expect(titleOf(list, texts.kinds)).toContain('Tous');
  });

  it('name licences as people know them', () => {
    const target = { id: 'x', name: 'SPB' };
    expect(titleOf({ kind: 'assign-licence', target, value: null }, texts.kinds)).toContain(
      'Microsoft 365 Business Premium',
    );
    const notice = { problem: 'licence-lacking', about: 'SPB' } as const;
    expect(noticeWords(notice, planTexts[locale])).toContain('Microsoft 365 Business Premium');
  });

  it('say of a step that calls what it wants', () => {
    const say = (kind: 'wipe-phone' | 'release-licence', state: 'waiting' | 'failed') =>
      attentionWords({ stepId: '1', kind, state }, texts);
    expect(say('wipe-phone', 'waiting')).toContain(texts.toConfirm);
    expect(say('release-licence', 'waiting')).toContain(texts.blocked);
    expect(say('wipe-phone', 'failed')).toContain(texts.states.failed);
  });

  it('say for every failure what happened and what to do', () => {
    for (const failure of stepFailures) {
      const { what, todo } = texts.failures[failure];
      expect([failure, /\.$/.test(what), /\.$/.test(todo)]).toEqual([failure, true, true]);
    }
  });
});
