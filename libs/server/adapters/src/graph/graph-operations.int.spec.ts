import { randomUUID } from 'node:crypto';
import type { StepOrder, StepOutcome } from '@vigie/accounts';
import {
  type Plan,
  type PlannedStep,
  type StepState,
  channelOf,
  cmdletOf,
  graphPermissions as permissions,
  planArrival,
  planDeparture,
  planPhoneLost,
  planStateOf,
  startable,
} from '@vigie/rules';
import { GraphSimulator } from '../testing/simulator';
import { makeCertificate, type NewCertificate } from './certificate';
import { GraphClient } from './graph-client';
import { GraphOperations } from './graph-operations';

const clientId = '7f1f5e0e-3a0f-4f0f-9f61-5e6a4b8f0c11';
const sku = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const ids = {
  team: '11111111-2222-4333-8444-555555555555',
  list: '21111111-2222-4333-8444-555555555555',
  group: '31111111-2222-4333-8444-555555555555',
  phone: '51111111-2222-4333-8444-555555555555',
};

interface SeenUser {
  userPrincipalName: string;
  accountEnabled: boolean;
  assignedLicenses: unknown[];
  mailbox: { sharedAt: number | null; rules: unknown[] } | null;
  signInSessionsValidFromDateTime: string;
}
interface SeenTenant {
  users: SeenUser[];
  groups: { displayName: string; members: string[] }[];
}

describe('plans run on a tenant', () => {
  let simulator: GraphSimulator;
  let certificate: NewCertificate;
  let operations: GraphOperations;
  let tenant: string;

  beforeAll(async () => {
    simulator = await GraphSimulator.open();
    certificate = await makeCertificate('Vigie', new Date(), 30);
    await simulator.control('PUT', '/applications', {
      clientId,
      certificates: [certificate.certificatePem],
      permissions,
    });
  });
  beforeEach(async () => {
    tenant = randomUUID();
    await simulator.control('DELETE', '/faults');
    await simulator.control('POST', '/tenants', {
      id: tenant,
      name: 'Borel',
      domains: ['borel.test'],
      consents: { [clientId]: permissions },
      skus: [
        { skuId: sku, skuPartNumber: 'SPB', enabled: 3, plans: ['exchange', 'onedrive', 'teams', 'intune'] },
      ],
      users: [
        {
          userPrincipalName: 'anne@borel.test',
          displayName: 'Anne Borel',
          licences: ['SPB'],
          methods: ['phone'],
        },
        { userPrincipalName: 'luc@borel.test', displayName: 'Luc Petit', licences: ['SPB'] },
        { userPrincipalName: 'ad@borel.test', displayName: 'Annuaire', synced: true },
      ],
      groups: [
        {
          id: ids.team,
          displayName: 'Atelier',
          kind: 'microsoft365',
          team: true,
          owners: ['luc@borel.test'],
        },
        {
          id: ids.list,
          displayName: 'Tous',
          kind: 'distribution',
          mail: 'tous@borel.test',
          members: ['anne@borel.test'],
        },
        { id: ids.group, displayName: 'Compta', members: ['anne@borel.test'] },
      ],
      devices: [{ id: ids.phone, deviceName: 'Téléphone d’Anne', user: 'anne@borel.test' }],
    });
    operations = new GraphOperations(
      new GraphClient({
        loginUrl: simulator.url,
        graphUrl: simulator.url,
        resource: 'https://graph.microsoft.com',
        credentials: () => Promise.resolve({ clientId, ...certificate }),
        pause: () => Promise.resolve(),
      }),
    );
  });
  afterAll(() => simulator.close());

  const seen = () => simulator.control<SeenTenant>('GET', `/tenants/${tenant}`);
  const user = async (address: string) =>
    (await seen()).users.find(({ userPrincipalName }) => userPrincipalName === address);
  const fault = (...all: object[]) => simulator.control('POST', '/faults', all);

  /** Plays a plan as workers and a technician would: what waits is looked at later, lines are pasted into Exchange. */
  async function play(
    plan: Plan,
    person: StepOrder['person'],
    planId = '7',
  ): Promise<Record<string, StepOutcome>> {
    const states: Record<string, StepState> = {};
    const outcomes: Record<string, StepOutcome> = {};
    const confirmed = plan.steps.map(({ key }) => key);
    for (let round = 0; round < 200 && planStateOf(plan.steps, states) !== 'completed'; round += 1) {
      for (const step of startable(plan.steps, states, confirmed)) {
        const outcome = await tryStep(step, person, planId);
        if (outcome === null || outcome.kind === 'done') states[step.key] = 'done';
        if (outcome) outcomes[step.key] = outcome;
        if (outcome?.kind === 'failed') throw new Error(`${step.key}: ${outcome.failure} ${outcome.message}`);
        const made = outcome?.kind === 'done' ? outcome.proof.seen['accountId'] : undefined;
        if (typeof made === 'string') person = { ...person, accountId: made };
      }
      await simulator.control('POST', '/clock', { advanceSeconds: 60 });
    }
    expect(planStateOf(plan.steps, states)).toBe('completed');
    return outcomes;
  }

  async function tryStep(
    step: PlannedStep,
    person: StepOrder['person'],
    planId: string,
  ): Promise<StepOutcome | null> {
    const line = cmdletOf(step, person.address);
    if (line !== null)
      return simulator.control('POST', '/exchange', { tenantId: tenant, line }).then(
        () => null,
        () => ({ kind: 'wait', seconds: 60, why: 'microsoft', requestId: null }),
      );
    if (channelOf(step.kind) !== 'automatic') return null;
    return operations.run({ tenantId: tenant, planId, taken: false, step, person });
  }

  const newcomer = {
    accountId: null,
    address: 'zoe.leger@borel.test',
    firstName: 'Zoé',
    lastName: 'Léger',
    jobTitle: 'Comptable',
  };
  const arrival = async () =>
    planArrival(
      {
        firstName: 'Zoé',
        lastName: 'Léger',
        naming: 'first.last',
        domain: 'borel.test',
        licences: [sku],
        groups: [ids.team, ids.list, ids.group],
        manager: null,
        tasks: [],
      },
      await operations.state(tenant),
    );
  const departure = async (mailbox: 'convert-to-shared' | 'delete', address = 'anne@borel.test') => {
    const account = (await operations.account(tenant, address))!;
    const heir = (await operations.account(tenant, 'luc@borel.test'))!;
    const plan = planDeparture(
      {
        mailbox,
        automaticReply: 'Je ne travaille plus ici.',
        redirectTo: 'luc@borel.test',
        heirs: [heir],
        devices: { [ids.phone]: 'wipe' },
        tasks: [],
      },
      account,
    );
    return {
      plan,
      person: { accountId: account.id, address, firstName: 'Anne', lastName: 'Borel', jobTitle: null },
    };
  };

  it('an arrival ends with an account, its licence, its mailbox and its groups', async () => {
    const plan = await arrival();
    expect(plan.notices).toEqual([]);
    await play(plan, newcomer);
    const made = await user('zoe.leger@borel.test');
    expect(made).toMatchObject({ accountEnabled: true, assignedLicenses: [{ skuId: sku }] });
    const { groups } = await seen();
    expect(groups.map(({ members }) => members.length)).toEqual([2, 2, 2]);
  });

  it('a departure ends with a shared mailbox and a free licence', async () => {
    const { plan, person } = await departure('convert-to-shared');
    await play(plan, person);
    const gone = await user('anne@borel.test');
    expect(gone).toMatchObject({ accountEnabled: false, assignedLicenses: [], mailbox: { rules: [{}] } });
    expect(gone?.mailbox?.sharedAt).not.toBeNull();
    expect((await operations.account(tenant, 'anne@borel.test'))?.groups).toEqual([]);
    const state = await operations.state(tenant);
    expect(state.licences[0]?.free).toBe(2);
  });

  it('a departure that deletes leaves nobody behind', async () => {
    const { plan, person } = await departure('delete');
    await play(plan, person);
    expect(await operations.account(tenant, 'anne@borel.test')).toBeNull();
    expect((await operations.state(tenant)).taken).toContain('anne@borel.test');
  });

  it('a lost phone is wiped, and no session nor second factor of before is left', async () => {
    const account = (await operations.account(tenant, 'anne@borel.test'))!;
    const outcomes = await play(planPhoneLost({ device: ids.phone, fate: 'wipe', tasks: [] }, account), {
      ...newcomer,
      accountId: account.id,
      address: account.address,
    });
    expect(outcomes['remove-sign-in-methods']).toMatchObject({ proof: { seen: { removed: 1 } } });
  });

  const operationsOf = [
    'POST /users',
    'POST /users/{id}/assignLicense',
    'PATCH /users/{id}/mailboxSettings',
    'POST /groups/{id}/members/$ref',
    'POST /teams/{id}/members',
  ];
  it.each(
    operationsOf.flatMap((match) => ['lost', 'unavailable', 'error'].map((kind) => [match, kind] as const)),
  )('%s that is %s: the same end, one account, one licence', async (match, kind) => {
    await fault({ match, kind });
    await play(await arrival(), newcomer);
    const { users, groups } = await seen();
    expect(users.filter(({ userPrincipalName }) => userPrincipalName.startsWith('zoe'))).toHaveLength(1);
    expect(users.flatMap(({ assignedLicenses }) => assignedLicenses)).toHaveLength(3);
    expect(groups.map(({ members }) => members.length)).toEqual([2, 2, 2]);
  });

  it('every step done twice is done once', async () => {
    await play(await arrival(), newcomer);
    const before = await seen();
    const zoe = (await operations.account(tenant, 'zoe.leger@borel.test'))!;
    for (const step of (await arrival()).steps) {
      if (channelOf(step.kind) !== 'automatic') continue;
      const person = { ...newcomer, accountId: step.kind === 'create-account' ? null : zoe.id };
      const outcome = await operations.run({ tenantId: tenant, planId: '7', taken: false, step, person });
      expect([step.key, outcome]).toEqual([
        step.key,
        { kind: 'done', proof: { requestId: null, changed: false, seen: expect.anything() } },
      ]);
    }
    expect(await seen()).toEqual(before);
  });

  it('says why it cannot be done', async () => {
    const run = (key: PlannedStep['kind'], target: PlannedStep['target'], person: StepOrder['person']) =>
      operations.run({
        tenantId: tenant,
        planId: '8',
        taken: false,
        step: { key, kind: key, target, value: null, after: [], needs: [] },
        person,
      });
    const person = async (address: string) => ({
      ...newcomer,
      address,
      accountId: (await operations.account(tenant, address))?.id ?? null,
    });
    expect(await run('create-account', null, { ...newcomer, address: 'anne@borel.test' })).toMatchObject({
      failure: 'address-taken',
    });
    expect(await run('create-account', null, { ...newcomer, address: 'zoe@ailleurs.test' })).toMatchObject({
      failure: 'domain-not-verified',
    });
    expect(await run('disable-account', null, await person('ad@borel.test'))).toMatchObject({
      failure: 'account-synced',
    });
    expect(await run('disable-account', null, newcomer)).toMatchObject({ failure: 'account-missing' });
    expect(
      await run('leave-team', { id: ids.team, name: 'Atelier' }, await person('luc@borel.test')),
    ).toMatchObject({ failure: 'last-owner' });
    await simulator.control('PATCH', `/tenants/${tenant}`, { licences: { SPB: 2 } });
    expect(
      await run('assign-licence', { id: sku, name: 'SPB' }, await person('ad@borel.test')),
    ).toMatchObject({ failure: 'licence-lacking' });
    expect(
      await run('join-list', { id: ids.list, name: 'Tous' }, newcomer).catch((error: unknown) =>
        String(error),
      ),
    ).toMatch(/not ours/);
    await fault({ match: '*', kind: 'throttle', times: 9, retryAfterSeconds: 600 });
    expect(await run('revoke-sessions', null, { ...newcomer, accountId: randomUUID() })).toEqual({
      kind: 'wait',
      seconds: 600,
      why: 'throttled',
      requestId: expect.any(String),
    });
  });

  it('an account whose order was taken is waited for, not ordered again', async () => {
    const step: PlannedStep = {
      ...{ key: 'create-account', kind: 'create-account', target: null, value: null },
      ...{ after: [], needs: [] },
    };
    const ask = (taken: boolean) =>
      operations.run({ tenantId: tenant, planId: '10', taken, step, person: newcomer });
    expect(await ask(true)).toMatchObject({ kind: 'wait', why: 'microsoft' });
    expect((await seen()).users.some(({ userPrincipalName }) => userPrincipalName === newcomer.address)).toBe(
      false,
    );
    expect(await ask(false)).toMatchObject({ kind: 'wait', why: 'microsoft', requestId: expect.any(String) });
  });

  it('a drive that we may not see is taken to be there', async () => {
    const some = permissions.filter((name) => name !== 'Files.ReadWrite.All');
    await simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: some } });
    await simulator.control('DELETE', '/tokens');
    expect(await operations.account(tenant, 'anne@borel.test')).toMatchObject({ hasDrive: true });
  });

  it('says that a tenant has not consented, or has not consented enough', async () => {
    const ask = () =>
      operations.run({
        tenantId: tenant,
        planId: '9',
        taken: false,
        step: {
          key: 'reset-password',
          kind: 'reset-password',
          target: null,
          value: null,
          after: [],
          needs: [],
        },
        person: { ...newcomer, accountId: 'anne@borel.test' },
      });
    expect((await ask()).kind).toBe('done');
    const some = permissions.filter((name) => name !== 'User-PasswordProfile.ReadWrite.All');
    await simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: some } });
    await simulator.control('DELETE', '/tokens');
    expect(await ask()).toMatchObject({ failure: 'permission-missing', requestId: expect.any(String) });
    await simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: null } });
    await simulator.control('DELETE', '/tokens');
    expect(await ask()).toMatchObject({ failure: 'not-consented' });
  });

  it('gives a first password that policies take, a new one each time', async () => {
    const { id } = (await operations.account(tenant, 'anne@borel.test'))!;
    const passwords = await Promise.all([1, 2, 3].map(() => operations.givePassword(tenant, id)));
    expect(new Set(passwords).size).toBe(3);
    const { lines } = await simulator.control<{ lines: object[] }>('GET', `/journal?tenantId=${tenant}`);
    for (const password of passwords) expect(JSON.stringify(lines)).not.toContain(password);
  });
});
