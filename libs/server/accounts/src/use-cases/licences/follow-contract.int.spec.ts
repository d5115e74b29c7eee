import { ActivateContract, AgreementsModule, contractEntities, WriteContract } from '@vigie/contracts';
import type { Actor, Database } from '@vigie/platform';
import { TicketWorld } from '@vigie/tickets/testing';
import { referenceConditions, type ContractDraft } from '@vigie/wire';
import { accountEntities } from '../../entities';
import { TemplatesModule } from '../../templates.module';
import { aLicence, aTenant } from '../../testing/tenant-rows';
import { FollowContract } from './follow-contract';

let world: TicketWorld;
let database: Database;
let staff: Actor;
beforeAll(async () => {
  const imports = [TemplatesModule, AgreementsModule];
  const entities = [...contractEntities, ...accountEntities];
  world = await TicketWorld.open('follow_contract', { imports, entities });
  database = world.database;
  staff = await world.staff('administrator');
});
afterAll(() => world.close());

const line = (quantity: string) => ({
  label: 'Business Premium',
  part: 'microsoft-365' as const,
  ...{ price: '247.20', quantity, billing: 'monthly' as const },
  ...{ equipmentKind: null, partNumber: 'SPB', baseIndex: null },
});
const draft = (clientId: string, quantity: string): ContractDraft => ({
  ...{ clientId, label: 'Microsoft 365', reference: null, clientKind: 'professional' },
  ...{ start: '2025-01-01', months: 12, firstTerm: null },
  conditions: { ...referenceConditions, revision: null },
  people: { signatoryName: null, signatoryTitle: null, dpoName: null, dpoEmail: null },
  lines: [line(quantity)],
});

describe('what contracts say of licences', () => {
  it('is what is agreed: over all of them, once, with the spare as it was', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    await aLicence(database, id, { name: 'SPB', enabled: 30 });
    const agreed = () =>
      database.query(
        'SELECT agreed, agreed_on AS since, spare, version FROM licence_agreement WHERE client_id = ?',
        [id],
      );
    const follow = () => world.get(FollowContract).execute(id, () => Promise.resolve(true));
    await follow();
    expect(await agreed()).toEqual([]);
    for (const quantity of ['20', '4.5']) {
      const contractId = await world.get(WriteContract).create(staff, draft(id, quantity));
      await world.get(ActivateContract).execute(staff, contractId, { signedOn: '2024-12-12', version: 1 });
    }
    await follow();
    await follow();
    expect(await agreed()).toEqual([{ agreed: 24, since: '2025-01-01', spare: 1, version: 1 }]);
  });
});
