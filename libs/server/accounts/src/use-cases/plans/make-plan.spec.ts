import type { AccountState, TenantState } from '@vigie/rules';
import type { PlanFacts } from '@vigie/wire';
import { makePlan } from './make-plan';

const sku = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const tenant = { guid: 'a', domain: 'borel.test', naming: 'first.last' } as const;
const state: TenantState = {
  domains: ['borel.test'],
  taken: [],
  licences: [{ id: sku, name: 'SPB', free: 1, brings: ['mailbox', 'drive', 'teams'] }],
  groups: [],
};
const nothing = { licences: new Map<string, number>(), addresses: [] };
const arrival: PlanFacts = {
  ...{ kind: 'arrival', firstName: 'Zoé', lastName: 'L’Éger', jobTitle: null, address: null },
  ...{ templateId: null, licences: [sku, sku], groups: [], manager: null, tasks: ['Poste', 'Poste'] },
};
const account = (name: string): AccountState => ({
  ...{ id: 'b', name, address: 'anne@borel.test', enabled: true, synced: false },
  ...{ licences: [], groups: [], devices: [], mailbox: null, hasDrive: false },
});

describe('a plan made of facts and of a tenant', () => {
  const seen = { state, account: null, others: new Map<string, AccountState>() };

  it('does once what is named twice', () => {
    const { steps, person } = makePlan(arrival, tenant, seen, nothing);
    expect(person.address).toBe('zoe.leger@borel.test');
    expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
    expect(steps.filter(({ kind }) => kind === 'equipment-task')).toHaveLength(1);
  });

  it('takes neither the licence nor the address that another plan has reserved', () => {
    const reserved = { licences: new Map([[sku, 1]]), addresses: ['zoe.leger@borel.test'] };
    const { notices, person } = makePlan(arrival, tenant, seen, reserved);
    expect(person.address).toBe('zoe.leger2@borel.test');
    expect(notices).toEqual([{ problem: 'licence-lacking', about: 'SPB' }]);
  });

  it.each([
    ['Anne Borel', 'Anne', 'Borel'],
    ['Anne  de Borel', 'Anne de', 'Borel'],
    ['Annuaire', '', 'Annuaire'],
    ['', '', ''],
  ])('tells the names of « %s » apart', (name, firstName, lastName) => {
    const facts = { kind: 'password-reset', address: 'anne@borel.test' } as const;
    const { person } = makePlan(facts, tenant, { ...seen, account: account(name) }, nothing);
    expect(person).toMatchObject({ firstName, lastName, accountId: 'b' });
  });
});
