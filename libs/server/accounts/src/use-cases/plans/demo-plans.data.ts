import type { GraphPermission, StepKind } from '@vigie/rules';
import type { NewRequest, PlanFacts } from '@vigie/wire';
import type { SeenTenant } from './make-plan';

/** A plan of the demonstration, on people whom its Microsoft knows: what runs of it goes on against that. */
export interface DemoPlan {
  /** Who asked, by address. */
  by: string;
  hoursAgo: number;
  request: NewRequest;
  effectiveDate: string;
  facts: PlanFacts;
  seen: SeenTenant;
  accountId: string;
  /** Where each kind of step stands; the others wait, or are somebody’s to do. */
  done: readonly StepKind[] | 'all';
  waits?: StepKind;
  failed?: { kind: StepKind; lacking: GraphPermission; message: string };
}

const exchange = '4b9405b0-7788-4568-add1-99614e613b69';
const basic = '3b555118-da6a-4418-894f-7df1e2096870';
const userOf = (tenant: string, number: number) =>
  `${tenant}-0000-4000-8001-${String(number).padStart(12, '0')}`;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const nothing: SeenTenant = {
  state: { domains: [], taken: [], licences: [], groups: [] },
  account: null,
  others: new Map(),
};
const begun: readonly StepKind[] = [
  'create-account',
  'assign-licence',
  'wait-for-mailbox',
  'set-language',
  'hand-over-password',
  'equipment-task',
];

/** The arrival of somebody whom the Microsoft of the demonstration has already. */
function arrived(
  who: { tenant: 'a1c00001' | 'ced00001'; domain: string; number: number; by: string; hoursAgo: number },
  { task, ...person }: { firstName: string; lastName: string; jobTitle: string; task: string },
  stands: Pick<DemoPlan, 'done' | 'waits' | 'failed'>,
): DemoPlan {
  const { tenant, domain, number, by, hoursAgo } = who;
  const effectiveDate = inDays(9);
  const licence = 'Exchange Online (Plan 1)';
  return {
    ...{ by, hoursAgo, effectiveDate, accountId: userOf(tenant, number), ...stands },
    request: { kind: 'account.arrival', form: { ...person, effectiveDate, licence } },
    facts: {
      ...{ kind: 'arrival', ...person, address: null, templateId: null, licences: [exchange], groups: [] },
      ...{ manager: null, tasks: [task] },
    },
    seen: {
      ...nothing,
      state: {
        ...nothing.state,
        domains: [domain],
        licences: [{ id: exchange, name: 'EXCHANGESTANDARD', free: 2, brings: ['mailbox', 'drive'] }],
      },
    },
  };
}

function leaving(): DemoPlan {
  const [address, effectiveDate] = ['t.silva@cedre.test', inDays(8)];
  const list = { id: 'ced00002-0000-4000-8002-000000000004', name: 'Accueil', kind: 'list' } as const;
  return {
    ...{ by: 'direction@cedre.test', hoursAgo: 3, effectiveDate, accountId: userOf('ced00001', 21) },
    request: {
      kind: 'account.departure',
      form: { userPrincipalName: address, effectiveDate, mailbox: 'convert-to-shared' },
    },
    facts: {
      ...{ kind: 'departure', address, mailbox: 'convert-to-shared', redirectTo: null, automaticReply: null },
      ...{ heirs: [], devices: {}, tasks: ['Reprendre le badge et le téléphone'] },
    },
    seen: {
      ...nothing,
      account: {
        ...{ id: userOf('ced00001', 21), name: 'Tania Silva', address, enabled: true, synced: false },
        licences: [{ id: basic, name: 'O365_BUSINESS_ESSENTIALS', byGroup: false }],
        groups: [{ ...list, writable: true, licensing: false, lastOwner: false }],
        ...{ devices: [], mailbox: { purpose: 'user', bytes: null }, hasDrive: true },
      },
    },
    done: ['snapshot-account', 'disable-account', 'reset-password', 'revoke-sessions'],
  };
}

/** One that is done, one that runs, one that waits for a person, one that failed and says why. */
export const demoPlans = (): DemoPlan[] => [
  arrived(
    { tenant: 'ced00001', domain: 'cedre.test', number: 15, by: 'demandeur@cedre.test', hoursAgo: 30 },
    { firstName: 'Noémie', lastName: 'Bonnet', jobTitle: 'Juriste', task: 'Préparer un portable' },
    { done: 'all' },
  ),
  arrived(
    { tenant: 'a1c00001', domain: 'acme.test', number: 28, by: 'demandeur@acme.test', hoursAgo: 4 },
    {
      firstName: 'Amélie',
      lastName: 'Roche',
      jobTitle: 'Assistante',
      task: 'Préparer le poste de l’accueil',
    },
    // Made at the first visit of its owner, whenever that is.
    { done: begun, waits: 'wait-for-drive' },
  ),
  leaving(),
  arrived(
    { tenant: 'ced00001', domain: 'cedre.test', number: 24, by: 'demandeur@cedre.test', hoursAgo: 6 },
    { firstName: 'William', lastName: 'Hubert', jobTitle: 'Alternant', task: 'Préparer un portable' },
    {
      done: begun,
      failed: {
        kind: 'wait-for-drive',
        lacking: 'Files.ReadWrite.All',
        message: 'Insufficient privileges to complete the operation.',
      },
    },
  ),
];
