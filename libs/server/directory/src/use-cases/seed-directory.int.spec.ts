import { checkCalendar, defaultTargets } from '@vigie/rules';
import { demoPassword, Passwords } from '../auth/passwords';
import { Directory } from '../queries/directory';
import { aClient, aContact, aStaff } from '../testing';
import { browser, startTestApp, type TestApp } from '../testing/test-app';
import { CreateAdministrator } from './create-administrator';
import { SeedDirectory } from './seed-directory';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_seed');
});
afterAll(() => test.stop());

const counts = () =>
  test.database.one(
    `SELECT (SELECT COUNT(*) FROM person) AS people, (SELECT COUNT(*) FROM client) AS clients,
            (SELECT COUNT(*) FROM calendar) AS calendars, (SELECT COUNT(*) FROM sla_target) AS targets`,
  );

describe('the demonstration', () => {
  it('is added once, and lets its people in', async () => {
    const seed = test.app.get(SeedDirectory);
    expect(await seed.run()).toEqual({ added: 12 });
    const after = await counts();
    expect(await seed.run()).toEqual({ added: 0 });
    expect(await counts()).toEqual(after);
    for (const email of ['admin@vigie.test', 'tech@vigie.test', 'dpo@acme.test', 'direction@cedre.test'])
      await browser(test).post('/api/session').send({ email, password: demoPassword }).expect(200);
  });

  it('has a client of each formula, whose calendars open', async () => {
    const directory = test.app.get(Directory);
    const formulas = [];
    for (const address of ['demandeur@acme.test', 'demandeur@borel.test', 'demandeur@cedre.test']) {
      const contact = await directory.contactByEmail(address);
      const terms = await directory.clientTerms(contact?.clientId ?? '');
      expect(checkCalendar(terms.calendar, new Date().toISOString()).ok).toBe(true);
      formulas.push(terms.formula);
    }
    expect(formulas).toEqual(['PREMIUM', 'STANDARD', 'SERENITE']);
  });

  it('does not exist outside demo mode: no seed, and nobody gets in with its password', async () => {
    const real = await startTestApp('directory_no_demo', { demo: false });
    try {
      await expect(real.app.get(SeedDirectory).run()).rejects.toMatchObject({ code: 'demo.refused' });
      const passwordHash = await new Passwords(test.config).hash(demoPassword);
      const staff = await aStaff(real.database, { passwordHash });
      const signIn = { email: staff.email, password: demoPassword };
      const refused = await browser(real).post('/api/session').send(signIn).expect(401);
      expect(refused.body.code).toBe('session.refused');
    } finally {
      await real.stop();
    }
  });
});

describe('an administrator of the command line', () => {
  const input = {
    name: 'Anne Lefèvre',
    email: 'Anne@lefevre.test',
    password: 'un chemin de montagne en automne',
  };

  it('signs in and administrates', async () => {
    await test.app.get(CreateAdministrator).run(input);
    const { email, password } = { ...input, email: 'anne@lefevre.test' };
    const answer = await browser(test).post('/api/session').send({ email, password }).expect(200);
    expect(answer.body.permissions).toContain('people.manage');
  });

  it('needs a good password and an address of their own', async () => {
    const create = test.app.get(CreateAdministrator);
    const weak = { ...input, email: 'autre@lefevre.test', password: 'anne lefevre' };
    await expect(create.run(weak)).rejects.toMatchObject({ code: 'password.too-weak' });
    await create.run({ ...input, email: 'deux@lefevre.test' });
    const again = create.run({ ...input, email: 'deux@lefevre.test' });
    await expect(again).rejects.toMatchObject({ code: 'person.email-taken' });
  });
});

describe('what the directory tells the other features', () => {
  it('finds a contact by the exact address only', async () => {
    const directory = test.app.get(Directory);
    const contact = await aContact(test.database, { email: 'demande@exact.test', active: false });
    expect(await directory.contactByEmail(' Demande@Exact.test ')).toMatchObject({
      id: contact.id,
      clientId: contact.clientId,
      formula: 'PREMIUM',
      roles: ['requester'],
      active: false,
    });
    expect(await directory.contactByEmail('demandé@exact.test')).toBeNull();
    const staff = await aStaff(test.database);
    expect(await directory.contactByEmail(staff.email)).toBeNull();
  });

  it('gives the terms of a client, inside a transaction too', async () => {
    const directory = test.app.get(Directory);
    await test.database.transaction(async (tx) => {
      const client = await aClient(tx, { formula: 'SERENITE', deadlineMode: 'service-hours' });
      const terms = await directory.clientTerms(client.id, tx);
      expect(terms).toMatchObject({ clientName: client.name, deadlineMode: 'service-hours' });
      expect(terms.targets).toEqual(defaultTargets.SERENITE);
      expect(terms.calendar).toMatchObject({ zone: 'Europe/Paris', region: 'FR', goodFriday: false });
    });
    await expect(directory.clientTerms('999999')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('names the people to tell, and who can take a ticket', async () => {
    const directory = test.app.get(Directory);
    const technician = await aStaff(test.database);
    const accountant = await aStaff(test.database, { roles: ['accounting'] });
    const gone = await aStaff(test.database, { active: false });
    const ids = (await directory.staffToNotify('mail.triage')).map(({ id }) => id);
    expect(ids).toContain(technician.id);
    expect(ids).not.toContain(accountant.id);
    expect(ids).not.toContain(gone.id);
    expect(await directory.assignee(technician.id)).toMatchObject({ email: technician.email });
    expect(await directory.assignee(accountant.id)).toBeNull();
    expect(await directory.assignee(gone.id)).toBeNull();
    expect(await directory.staffToNotify('requests.send')).toEqual([]);
  });
});
