import { localDateOf, addCalendarDays } from '@vigie/rules';
import { TicketWorld } from '@vigie/tickets/testing';
import { accountEntities } from '../../entities';
import { TemplatesModule } from '../../templates.module';
import { aLicence } from '../../testing/tenant-rows';
import { TellRenewals } from './tell-renewals';

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const inDays = (days: number) => addCalendarDays(today, days);

describe('the renewal of licences', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('renewals', { imports: [TemplatesModule], entities: accountEntities });
    await world.staff('dispatcher');
    await world.staff('accounting');
    await world.staff('technician');
  });
  afterAll(() => world.close());

  /** Several rounds of two workers at once; returns the mails about a client. */
  async function told(clientId: string): Promise<{ subject: string; text: string }[]> {
    const telling = world.get(TellRenewals);
    const before = world.mails.length;
    for (let round = 0; round < 2; round += 1) {
      const due = await telling.due(new Date());
      await Promise.all([...due, ...due].map((id) => telling.fire(id)));
      await world.settle();
    }
    return world.mails.slice(before).filter(({ text }) => text.includes(`/clients/${clientId}/`));
  }
  /** Days go by: the date comes nearer. */
  const pass = (days: number) =>
    Promise.all(
      ['m365_licence', 'licence_renewal_notice'].map((table) =>
        world.database.query(`UPDATE ${table} SET renews_on = renews_on - INTERVAL ? DAY`, [days]),
      ),
    );

  it('is told thirty days before and again seven days before, once each, to who carries it', async () => {
    const { id } = await world.client();
    await aLicence(world.database, id, { renewsOn: inDays(31), enabled: 12, consumed: 10 });
    await aLicence(world.database, id, { renewsOn: null, name: 'FLOW_FREE' });
    expect(await told(id)).toEqual([]);
    await pass(1);
    const first = await told(id);
    expect(first).toHaveLength(2);
    expect(first[0]?.subject).toContain('renouvellement le');
    expect(first[0]?.text).toContain('Microsoft 365 Business Premium\u00a0: 10 attribuées sur 12');
    expect(first[0]?.text).toContain('dans 30 jours');
    await pass(20);
    expect(await told(id)).toEqual([]);
    await pass(3);
    const second = await told(id);
    expect(second.map(({ text }) => text.includes('dans 7 jours'))).toEqual([true, true]);
    await pass(4);
    expect(await told(id)).toEqual([]);
  });

  it('is told once when it is seen a few days before, and never once it has passed', async () => {
    const { id } = await world.client();
    await aLicence(world.database, id, { renewsOn: inDays(5) });
    await aLicence(world.database, id, { renewsOn: inDays(3), name: 'EXCHANGESTANDARD' });
    await aLicence(world.database, id, { renewsOn: inDays(-1), name: 'PROJECTPROFESSIONAL' });
    const mails = await told(id);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain('dans 3 jours');
    expect(mails[0]?.text).toContain('dans 5 jours');
    expect(mails[0]?.text).not.toContain('Project');
  });
});
