import { planArrival } from './arrival';
import { planChange, planPhoneLost } from './change';
import { planDeparture, type DepartureFacts } from './departure';
import { cmdletOf } from './exchange';
import { provisionsOf } from './products';
import type { AccountState, TenantState } from './tenant';
import type { Plan } from './vocabulary';

const named = (id: string) => ({ id, name: id.toUpperCase() });

describe('a mailbox', () => {
  const person: AccountState = {
    ...{ id: 'u1', name: 'Zoé Léger', address: 'zoe.leger@x.test', enabled: true, synced: false },
    licences: [{ ...named('a'), byGroup: false }],
    ...{ groups: [], devices: [], mailbox: { purpose: 'user', bytes: null }, hasDrive: false },
  };
  const leaving: DepartureFacts = { mailbox: 'convert-to-shared', heirs: [], devices: {}, tasks: [] };

  it('that is shared already is not converted again, and is seen to be', () => {
    const plan = planDeparture(leaving, { ...person, mailbox: { purpose: 'shared', bytes: null } });
    expect(plan.steps.map(({ key }) => key)).not.toContain('convert-to-shared');
    expect(plan.steps.find(({ kind }) => kind === 'release-licence')?.needs).toEqual(['verify-shared']);
  });

  it('that cannot be seen is told: nothing is converted before the licence goes', () => {
    expect(planDeparture(leaving, { ...person, mailbox: null }).notices).toEqual([
      { problem: 'mailbox-missing', about: person.address },
    ]);
  });

  it('keeps the licence that carries it until another one does, or it is told', () => {
    const tenant: TenantState = {
      ...{ domains: ['x.test'], taken: [], groups: [] },
      licences: [
        { ...named('a'), free: 0, brings: ['mailbox'] },
        { ...named('b'), free: 1, brings: ['mailbox'] },
        { ...named('v'), free: 1, brings: [] },
      ],
    };
    const change = (addLicences: string[]) =>
      planChange({ profile: null, join: [], leave: [], addLicences, removeLicences: ['a'] }, person, tenant);
    const release = ({ steps }: Plan) => steps.find(({ kind }) => kind === 'release-licence')?.needs;
    expect(release(change(['b', 'v']))).toEqual(['assign-licence:b']);
    expect(change(['b']).notices).toEqual([]);
    expect(change(['v']).notices).toEqual([{ problem: 'mailbox-lost', about: person.address }]);
  });
});

describe('a lost phone', () => {
  it('that is none of the account’s is told', () => {
    const account = { devices: [] as AccountState['devices'] } as AccountState;
    expect(planPhoneLost({ device: 'x', fate: 'wipe', tasks: [] }, account).notices).toEqual([
      { problem: 'device-unknown', about: 'x' },
    ]);
  });
});

describe('what a product brings', () => {
  it.each([
    [
      ['EXCHANGE_S_STANDARD', 'SHAREPOINTSTANDARD', 'SHAREPOINTWAC', 'TEAMS1'],
      ['mailbox', 'drive', 'teams'],
    ],
    [
      ['EXCHANGE_S_DESKLESS', 'ONEDRIVESTANDARD'],
      ['mailbox', 'drive'],
    ],
    [['EXCHANGE_S_FOUNDATION', 'EXCHANGE_S_ARCHIVE_ADDON', 'EXCHANGE_ANALYTICS'], []],
    [['VISIOONLINE', 'ONEDRIVE_BASIC', 'SHAREPOINTWAC'], []],
    [[], []],
  ])('%j: %j', (parts, brought) => expect(provisionsOf(parts)).toEqual(brought));
});

describe('a list', () => {
  it('is named to Exchange by its address, which no other has', () => {
    const list = { ...named('l'), kind: 'list', writable: true, licensing: false } as const;
    const line = (mail?: string) => {
      const { steps } = planArrival(
        {
          ...{ firstName: 'Zoé', lastName: 'Léger', naming: 'first.last', domain: 'x.test' },
          ...{ licences: [], groups: ['l'], tasks: [] },
        },
        {
          ...{ domains: ['x.test'], taken: [], licences: [] },
          groups: [{ ...list, ...(mail && { mail }) }],
        },
      );
      return steps.map((one) => cmdletOf(one, 'zoe@x.test')).find((one) => one !== null);
    };
    expect(line('accueil@x.test')).toContain("-Identity 'accueil@x.test' -Member 'zoe@x.test'");
    expect(line()).toContain("-Identity 'L' ");
  });
});
