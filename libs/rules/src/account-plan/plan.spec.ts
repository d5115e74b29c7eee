import fc from 'fast-check';
import { planArrival, type ArrivalFacts } from './arrival';
import { planChange, planPasswordReset, planPhoneLost } from './change';
import { planDeparture, type DepartureFacts } from './departure';
import {
  canStep,
  hasEnded,
  hindranceOf,
  planStateOf,
  startable,
  type StepState,
  stepStates,
} from './progress';
import type { AccountState, Provision, TenantGroup, TenantState } from './tenant';
import { type Plan, channelOf, isIrreversible } from './vocabulary';

const ids = ['a', 'b', 'c', 'd', 'e'];
const named = (id: string) => ({ id, name: id.toUpperCase() });
const id = fc.constantFrom(...ids);
const some = fc.uniqueArray(id, { maxLength: 4 });

const group: fc.Arbitrary<TenantGroup> = fc.record({
  id,
  name: fc.constant('Groupe'),
  kind: fc.constantFrom('group', 'list', 'team'),
  writable: fc.boolean(),
  licensing: fc.boolean(),
});
const groups = fc.uniqueArray(group, { selector: (one) => one.id, maxLength: 5 });
const licences = fc.uniqueArray(
  fc.record({
    ...{ id, name: fc.constant('Licence'), free: fc.integer({ min: -1, max: 2 }) },
    brings: fc.subarray<Provision>(['mailbox', 'drive', 'teams']),
  }),
  { selector: (one) => one.id, maxLength: 3 },
);
const state: fc.Arbitrary<TenantState> = fc.record({
  domains: fc.constant(['x.test']),
  taken: fc.constant(['zoe.leger@x.test']),
  licences,
  groups,
});
const account: fc.Arbitrary<AccountState> = fc.record({
  id: fc.constant('u1'),
  name: fc.constant('Zoé Léger'),
  address: fc.constant('zoe.leger@x.test'),
  enabled: fc.boolean(),
  synced: fc.boolean(),
  licences: fc.uniqueArray(fc.record({ id, name: fc.constant('Licence'), byGroup: fc.boolean() }), {
    selector: (one) => one.id,
    maxLength: 3,
  }),
  groups: fc.uniqueArray(
    fc
      .tuple(group, fc.boolean())
      .map(([one, lastOwner]) => ({ ...one, lastOwner: lastOwner && one.kind !== 'list' })),
    { selector: (one) => one.id, maxLength: 5 },
  ),
  devices: fc.uniqueArray(
    fc.record({ id, name: fc.constant('Téléphone'), owner: fc.constantFrom('company', 'personal') }),
    { selector: (one) => one.id, maxLength: 3 },
  ),
  mailbox: fc.option(fc.record({ purpose: fc.constantFrom('user', 'shared'), bytes: fc.option(fc.nat()) })),
  hasDrive: fc.boolean(),
});
const arrivalFacts: fc.Arbitrary<ArrivalFacts> = fc.record({
  firstName: fc.constantFrom('Zoé', '李'),
  lastName: fc.constantFrom('Léger', '王'),
  naming: fc.constant('first.last'),
  domain: fc.constantFrom('x.test', 'y.test'),
  licences: some,
  groups: some,
  manager: fc.option(fc.constant(named('m'))),
  tasks: fc.uniqueArray(fc.constantFrom('Poste', 'Téléphone'), { maxLength: 2 }),
});
const heirs = fc.constantFrom([], [{ ...named('h'), address: 'h@x.test' }]);
const departureFacts: fc.Arbitrary<DepartureFacts> = fc.record({
  mailbox: fc.constantFrom('convert-to-shared', 'delete'),
  redirectTo: fc.option(fc.constant('h@x.test')),
  automaticReply: fc.option(fc.constant('Je suis parti.')),
  heirs,
  devices: fc.dictionary(id, fc.constantFrom('wipe', 'retire'), { noNullPrototype: true }),
  tasks: fc.uniqueArray(fc.constantFrom('Poste', 'Téléphone'), { maxLength: 2 }),
});
const anyPlan: fc.Arbitrary<Plan> = fc.oneof(
  fc.tuple(arrivalFacts, state).map(([facts, tenant]) => planArrival(facts, tenant)),
  fc.tuple(departureFacts, account).map(([facts, person]) => planDeparture(facts, person)),
  fc
    .tuple(some, some, some, some, account, state)
    .map(([join, leave, addLicences, removeLicences, person, tenant]) =>
      planChange({ profile: 'x', join, leave, addLicences, removeLicences }, person, tenant),
    ),
  account.map(planPasswordReset),
  fc
    .tuple(id, fc.constantFrom('lock', 'retire', 'wipe'), account)
    .map(([device, fate, person]) => planPhoneLost({ device, fate, tasks: [] }, person)),
);

const keysOf = ({ steps }: Plan) => steps.map(({ key }) => key);
const place = (plan: Plan, key: string) => keysOf(plan).indexOf(key);

describe('any plan', () => {
  it('names each step once, and puts it after everything it waits for', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const keys = keysOf(plan);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { key, after, needs } of plan.steps)
          for (const other of [...after, ...needs]) {
            expect([key, keys.includes(other)]).toEqual([key, true]);
            expect(place(plan, other)).toBeLessThan(place(plan, key));
          }
      }),
    );
  });

  it('is the same when it is made again', () => {
    fc.assert(
      fc.property(departureFacts, account, (facts, person) => {
        expect(planDeparture(facts, person)).toEqual(planDeparture(facts, person));
      }),
    );
  });

  it('can be finished, whatever fails, is skipped or waits, and never starts a step too early', () => {
    const luck = fc.infiniteStream(fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(anyPlan, luck, (plan, dice) => {
        const roll = () => dice.next().value ?? 0;
        const states = run(plan, roll);
        expect(planStateOf(plan.steps, states, keysOf(plan))).toBe('completed');
        for (const { key, needs } of plan.steps)
          if (states[key] === 'done') for (const other of needs) expect(states[other]).toBe('done');
      }),
    );
  });
});

/** What workers and people do next with a step in a state; the dice decide what fails, waits or is skipped. */
function nextState(state: StepState, why: string | null, roll: () => number): StepState {
  switch (state) {
    case 'ready':
      return roll() === 0 ? 'skipped' : 'running';
    case 'running':
      return (['failed', 'waiting-for-microsoft'] as const)[roll()] ?? 'done';
    case 'waiting-for-microsoft':
      return 'running';
    case 'failed':
      return roll() < 3 ? 'skipped' : 'ready';
    case 'waiting':
      return why === 'blocked' ? 'skipped' : why === null ? 'ready' : 'waiting';
    case 'done':
    case 'skipped':
      return state;
  }
}

/** Plays a plan until it is completed; a second person confirms whatever asks for one. */
function run(plan: Plan, roll: () => number) {
  const states: Record<string, StepState> = Object.fromEntries(keysOf(plan).map((key) => [key, 'waiting']));
  const confirmed: string[] = [];
  for (let round = 0; round < 500 && planStateOf(plan.steps, states, confirmed) !== 'completed'; round += 1) {
    for (const one of plan.steps) {
      const from = states[one.key]!;
      const why = hindranceOf(one, states, confirmed)?.why ?? null;
      if (why === 'second-person') confirmed.push(one.key);
      const to = nextState(from, why, roll);
      if (from !== to) expect([from, to, canStep(from, to)]).toEqual([from, to, true]);
      expect(startable(plan.steps, states, confirmed).includes(one)).toBe(
        from === 'waiting' && (to === 'ready' || why === 'second-person'),
      );
      states[one.key] = to;
    }
  }
  return states;
}

describe('an arrival', () => {
  const brings: Provision[] = ['mailbox', 'drive', 'teams'];
  const tenant: TenantState = {
    domains: ['x.test'],
    taken: ['zoe.leger@x.test'],
    licences: [
      { ...named('a'), free: 1, brings },
      { ...named('b'), free: 0, brings },
      { ...named('v'), free: 1, brings: [] },
    ],
    groups: [
      { ...named('g'), kind: 'group', writable: true, licensing: false },
      { ...named('l'), kind: 'list', writable: true, licensing: false },
      { ...named('t'), kind: 'team', writable: true, licensing: false },
      { ...named('d'), kind: 'group', writable: false, licensing: false },
    ],
  };
  const facts: ArrivalFacts = {
    firstName: 'Zoé',
    lastName: 'Léger',
    naming: 'first.last',
    domain: 'x.test',
    licences: ['a'],
    groups: ['g', 'l', 't', 'd', 'z'],
    manager: named('m'),
    tasks: ['Préparer le poste'],
  };

  it('takes a free address, and says what was left out', () => {
    const plan = planArrival(facts, tenant);
    expect(plan.address).toBe('zoe.leger2@x.test');
    expect(keysOf(plan)).toEqual([
      'create-account',
      'set-manager:m',
      'assign-licence:a',
      'wait-for-mailbox',
      'set-language',
      'wait-for-drive',
      'join-group:g',
      'join-list:l',
      'join-team:t',
      'hand-over-password',
      'equipment-task:Préparer le poste',
    ]);
    expect(plan.notices).toEqual([
      { problem: 'group-not-writable', about: 'D' },
      { problem: 'group-unknown', about: 'z' },
    ]);
  });

  it('orders a licence that lacks before it is assigned', () => {
    const plan = planArrival({ ...facts, licences: ['b'] }, tenant);
    const assign = plan.steps.find(({ kind }) => kind === 'assign-licence');
    expect(assign).toMatchObject({ after: ['order-licence:b'], needs: ['create-account'] });
    expect(plan.notices).toContainEqual({ problem: 'licence-lacking', about: 'B' });
  });

  it('waits for what its licences bring, and for nothing that none of them brings', () => {
    const kinds = (licences: string[]) =>
      planArrival({ ...facts, licences, groups: ['l', 't'] }, tenant).steps.map(({ kind }) => kind);
    expect(kinds(['v']).filter((kind) => kind.startsWith('wait-') || kind === 'set-language')).toEqual([]);
    const needs = (kind: string) =>
      planArrival({ ...facts, licences: ['a', 'v'], groups: ['t'] }, tenant).steps.find(
        (one) => one.kind === kind,
      )?.needs;
    expect(needs('wait-for-mailbox')).toEqual(['assign-licence:a']);
    expect(needs('wait-for-drive')).toEqual(['assign-licence:a']);
    expect(needs('join-team')).toEqual(['create-account', 'assign-licence:a']);
  });

  it('says that an address somebody chose is taken', () => {
    const { notices } = planArrival({ ...facts, groups: [], address: 'Zoe.Leger@x.test' }, tenant);
    expect(notices).toEqual([{ problem: 'address-taken', about: 'Zoe.Leger@x.test' }]);
  });

  it('joins lists without a mailbox of ours only by hand, and waits for nothing then', () => {
    const plan = planArrival({ ...facts, licences: [] }, tenant);
    expect(plan.steps.find(({ kind }) => kind === 'join-list')?.needs).toEqual([]);
  });
});

describe('a departure', () => {
  it('never frees a licence, nor leaves a group that gives one, before the box is seen to be shared', () => {
    fc.assert(
      fc.property(departureFacts, account, (facts, person) => {
        const plan = planDeparture({ ...facts, mailbox: 'convert-to-shared' }, person);
        const losing = plan.steps.filter(
          ({ kind, target }) =>
            kind === 'release-licence' ||
            (kind.startsWith('leave-') &&
              person.groups.some((one) => one.id === target?.id && one.licensing)),
        );
        for (const { needs } of losing) expect(needs.includes('verify-shared')).toBe(person.mailbox !== null);
        expect(keysOf(plan)).not.toContain('delete-account');
      }),
    );
  });

  it('closes the door first: disabled, reset, signed out, before anything else but the snapshot', () => {
    fc.assert(
      fc.property(departureFacts, account, (facts, person) => {
        const keys = keysOf(planDeparture(facts, person));
        expect(keys.slice(0, person.synced ? 3 : 4)).toEqual(
          person.synced
            ? ['snapshot-account', 'disable-in-directory', 'revoke-sessions']
            : ['snapshot-account', 'disable-account', 'reset-password', 'revoke-sessions'],
        );
      }),
    );
  });

  it('deletes last of all, and after a second person', () => {
    fc.assert(
      fc.property(departureFacts, account, (facts, person) => {
        const plan = planDeparture({ ...facts, mailbox: 'delete' }, { ...person, synced: false });
        const end = plan.steps.at(-1);
        expect(end?.kind).toBe('delete-account');
        expect(end?.after).toHaveLength(plan.steps.length - 1);
        expect(isIrreversible('delete-account')).toBe(true);
      }),
    );
  });

  it('leaves no team without an owner', () => {
    fc.assert(
      fc.property(departureFacts, account, (facts, person) => {
        for (const { id: team, lastOwner, writable } of person.groups) {
          const leave = planDeparture(facts, person).steps.find(
            ({ kind, target }) => kind.startsWith('leave-') && target?.id === team,
          );
          if (writable && lastOwner) expect(leave?.needs).toContain(`name-team-owner:${team}`);
        }
      }),
    );
  });
});

describe('states of a step', () => {
  it('that nobody has named waits, and holds back what comes after it', () => {
    const { steps } = planPasswordReset({ enabled: true, synced: false, address: 'x' } as AccountState);
    expect(startable(steps, {}).map(({ key }) => key)).toEqual(['reset-password']);
  });

  it('end for good', () => {
    for (const from of stepStates.filter(hasEnded))
      for (const to of stepStates) expect(canStep(from, to)).toBe(false);
  });

  it('every state but the last ones leads to an end', () => {
    for (const from of stepStates.filter((one) => !hasEnded(one)))
      expect(stepStates.some((to) => canStep(from, to))).toBe(true);
  });

  it('a plan needs attention for what failed, is blocked, wants a second person or a hand', () => {
    const { steps } = planPasswordReset({ enabled: true, synced: false, address: 'x' } as AccountState);
    const states = (hand: StepState, reset: StepState): Record<string, StepState> => ({
      'reset-password': reset,
      'revoke-sessions': 'done',
      'hand-over-password': hand,
    });
    expect(planStateOf(steps, states('waiting', 'running'))).toBe('running');
    expect(planStateOf(steps, states('waiting', 'failed'))).toBe('needs-attention');
    expect(planStateOf(steps, states('waiting', 'skipped'))).toBe('needs-attention');
    expect(planStateOf(steps, states('ready', 'done'))).toBe('needs-attention');
    expect(planStateOf(steps, states('done', 'done'))).toBe('completed');
    expect(channelOf('hand-over-password')).toBe('manual');
  });
});
