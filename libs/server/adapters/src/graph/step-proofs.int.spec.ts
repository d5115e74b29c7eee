import { randomUUID } from 'node:crypto';
import type { StepOutcome } from '@vigie/accounts';
import { graphPermissions, planDeparture, type PlannedStep } from '@vigie/rules';
import { GraphSimulator } from '../testing/simulator';
import { borel, clientId, ids, sku } from '../testing/tenant.data';
import { makeCertificate, type NewCertificate } from './certificate';
import { GraphClient } from './graph-client';
import { GraphOperations } from './graph-operations';
import { isAssigned } from './steps/licence-steps';

interface SeenTenant {
  users: {
    id: string;
    userPrincipalName: string;
    mailbox: { rules: { actions: { redirectTo: unknown } }[] } | null;
  }[];
  groups: { id: string; members: string[] }[];
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `personne${at}@borel.test`);

/** A step is done when what it did can be read back, whatever the reading before it showed. */
describe('the proof of a step', () => {
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
      permissions: graphPermissions,
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
  beforeEach(() => opened({}));
  afterAll(() => simulator.close());

  async function opened(other: object): Promise<void> {
    tenant = randomUUID();
    await simulator.control('DELETE', '/faults');
    await simulator.control('POST', '/tenants', { id: tenant, ...borel, ...other });
  }

  const seen = () => simulator.control<SeenTenant>('GET', `/tenants/${tenant}`);
  const anne = async () =>
    (await seen()).users.find(({ userPrincipalName }) => userPrincipalName === 'anne@borel.test')!;
  const stale = (match: string) => simulator.control('POST', '/faults', [{ match, kind: 'stale' }]);
  const members = async (group: string) =>
    (await seen()).groups.find(({ id }) => id === group)?.members ?? [];

  async function run(
    kind: PlannedStep['kind'],
    given: Partial<PlannedStep> = {},
    { taken = false }: { taken?: boolean } = {},
  ): Promise<StepOutcome> {
    const { id } = await anne();
    const person = { firstName: 'Anne', lastName: 'Borel', jobTitle: 'Directrice' };
    return operations.run({
      ...{ tenantId: tenant, planId: '7', taken },
      step: { key: kind, kind, target: null, value: null, after: [], needs: [], ...given },
      person: { ...person, accountId: id, address: 'anne@borel.test' },
    });
  }

  const team = { target: { id: ids.team, name: 'Atelier' } };
  const group = { target: { id: ids.group, name: 'Compta' } };
  const licence = { target: { id: sku, name: 'SPB' } };

  it('finds a member of a team of hundreds, on whatever page they are', async () => {
    const people = names(1200).map((userPrincipalName) => ({ userPrincipalName, displayName: 'Personne' }));
    const [atelier, ...others] = borel.groups;
    const everybody = [...names(1200), 'anne@borel.test'];
    await opened({
      users: [...borel.users, ...people],
      groups: [{ ...atelier, members: everybody }, ...others],
    });
    expect(await run('join-team', team)).toMatchObject({ kind: 'done', proof: { changed: false } });
    expect(await run('leave-team', team)).toMatchObject({
      kind: 'done',
      proof: { changed: true, requestId: expect.any(String), seen: { team: 'Atelier', member: false } },
    });
    expect(await members(ids.team)).not.toContain((await anne()).id);
  });

  it('takes « already a member » for success, when an older replica was asked first', async () => {
    await stale('GET /groups/{id}/members');
    expect(await run('join-group', group)).toMatchObject({
      kind: 'done',
      proof: { seen: { group: 'Compta', member: true } },
    });
    expect(await members(ids.group)).toHaveLength(1);
  });

  it('looks again while a replica does not show it yet, and keeps the request that did it', async () => {
    await run('leave-group', group);
    await simulator.control('POST', '/faults', [
      { match: 'GET /groups/{id}/members', kind: 'stale', after: 1 },
    ]);
    expect(await run('join-group', group)).toMatchObject({
      ...{ kind: 'wait', why: 'microsoft', requestId: expect.any(String) },
    });
    expect(await run('join-group', group)).toMatchObject({ kind: 'done', proof: { changed: false } });
  });

  it('asked to slow down after it wrote, it looks again when it may, and keeps the request', async () => {
    await simulator.control('POST', '/faults', [
      { match: 'GET /groups/{id}/members', kind: 'throttle', after: 1, retryAfterSeconds: 300 },
    ]);
    expect(await run('leave-group', group)).toEqual({
      ...{ kind: 'wait', why: 'microsoft', seconds: 300, requestId: expect.any(String) },
    });
    expect(await members(ids.group)).toEqual([]);
  });

  it.each([
    ['join-group', { target: { id: randomUUID(), name: 'Partie' } }, 'group-missing'],
    ['join-team', { target: { id: randomUUID(), name: 'Partie' } }, 'group-missing'],
    ['lock-phone', { target: { id: randomUUID(), name: 'Parti' } }, 'device-missing'],
  ] as const)('%s of what is gone says what is gone', async (kind, given, failure) => {
    expect(await run(kind, given)).toMatchObject({ kind: 'failed', failure });
  });

  it('a group that is gone has been left', async () => {
    const target = { id: randomUUID(), name: 'Partie' };
    expect(await run('leave-group', { target })).toMatchObject({ kind: 'done', proof: { changed: false } });
  });

  it('a redirection that leads elsewhere is replaced', async () => {
    await run('redirect-mail', { value: 'luc@borel.test' });
    expect(await run('redirect-mail', { value: 'Luc@borel.test' })).toMatchObject({
      proof: { changed: false },
    });
    expect(await run('redirect-mail', { value: 'paul@borel.test' })).toMatchObject({
      proof: { changed: true, seen: { redirectTo: 'paul@borel.test' } },
    });
    expect((await anne()).mailbox?.rules.map(({ actions }) => actions.redirectTo)).toEqual([
      [{ emailAddress: { address: 'paul@borel.test' } }],
    ]);
  });

  it('a phone that could not be wiped says so, and is ordered again when somebody retries', async () => {
    await opened({ devices: [{ ...borel.devices[0], obeys: false }] });
    const phone = { target: { id: ids.phone, name: 'Téléphone' } };
    const later = () => simulator.control('POST', '/clock', { advanceSeconds: 600 });
    expect(await run('wipe-phone', phone)).toMatchObject({ kind: 'wait', why: 'microsoft' });
    await later();
    expect(await run('wipe-phone', phone, { taken: true })).toMatchObject({
      ...{ kind: 'failed', failure: 'device-refused', message: 'Téléphone: wipeFailed' },
    });
    expect(await run('wipe-phone', phone)).toMatchObject({ kind: 'wait', requestId: expect.any(String) });
    expect(await run('wipe-phone', phone, { taken: true })).toMatchObject({ kind: 'wait' });
  });

  it('every writing step reads back what it wrote, and writes nothing the second time', async () => {
    const steps: [PlannedStep['kind'], Partial<PlannedStep>][] = [
      ['set-profile', {}],
      ['set-language', {}],
      ['release-licence', licence],
      ['assign-licence', licence],
      ['join-team', team],
      ['leave-group', group],
      ['remove-sign-in-methods', {}],
    ];
    for (const [kind, given] of steps) {
      expect([kind, await run(kind, given)]).toMatchObject([kind, { proof: { changed: true } }]);
      expect([kind, await run(kind, given)]).toMatchObject([kind, { proof: { changed: false } }]);
    }
    expect(await run('set-automatic-reply', { value: 'Partie.' })).toMatchObject({
      proof: { seen: { automaticReply: true } },
    });
  });

  it('a role of an administrator is no group to be left: it is told', async () => {
    const [person, ...others] = borel.users;
    await opened({ users: [{ ...person, roles: ['Exchange Administrator'] }, ...others] });
    const account = (await operations.account(tenant, 'anne@borel.test'))!;
    expect(account.groups.map(({ name }) => name).toSorted()).toEqual(['Compta', 'Tous']);
    const facts = { mailbox: 'convert-to-shared', heirs: [], devices: {}, tasks: [] } as const;
    expect(planDeparture(facts, account).notices).toEqual([
      { problem: 'administrator', about: 'Exchange Administrator' },
    ]);
  });

  it('a licence that was taken and could not be given is none', () => {
    const state = (state: string, error: string) => ({ skuId: sku, state, error });
    expect(isAssigned([])).toBe(false);
    expect(isAssigned([state('Active', 'None')])).toBe(true);
    expect(isAssigned([state('Error', 'CountViolation'), state('Active', 'None')])).toBe(true);
    const failure = (error: string) => {
      try {
        return isAssigned([state('Error', error)]);
      } catch (refusal) {
        return (refusal as { failure: string }).failure;
      }
    };
    expect(failure('CountViolation')).toBe('licence-lacking');
    expect(failure('ProhibitedInUsageLocationViolation')).toBe('usage-location-missing');
    expect(failure('MutuallyExclusiveViolation')).toBe('refused');
  });
});
