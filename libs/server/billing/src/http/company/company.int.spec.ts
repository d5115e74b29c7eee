import { aClient, aContact, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import type { Agent } from 'supertest';
import { startBillingApp } from '../../testing/billing-app';
import { demoAccount, demoCompany } from '../../use-cases/company/demo-company.data';
import { SeedCompany } from '../../use-cases/company/seed-company';

let test: TestApp;
let accounting: Agent;
beforeAll(async () => {
  test = await startBillingApp('company');
  accounting = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
});
afterAll(() => test.stop());

const company = async () => (await accounting.get('/api/billing/company').expect(200)).body;
const save = (values: object, status = 200) =>
  accounting
    .put('/api/billing/company')
    .send({ ...demoCompany, ...values })
    .expect(status);

describe('our company', () => {
  it('is missing until it was written, and then says what is missing of it', async () => {
    expect(await company()).toEqual({ company: null, gaps: ['company'] });
    await save({ registry: null, iban: null });
    expect(await company()).toMatchObject({
      company: { name: 'Vigie Infogérance', capital: '50000.00', accounts: { vat: '445710' }, version: 1 },
      gaps: ['registry', 'iban'],
    });
  });

  it('is written as it reads: spaces and small letters go', async () => {
    const { body } = await save({
      iban: 'fr76 3000 6000 0112 3456 7890 189',
      bic: 'agrifrpp',
      siren: '900 000 050',
      version: 1,
    });
    expect(body).toMatchObject({
      company: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', siren: '900000050', version: 2 },
      gaps: [],
    });
  });

  it.each([
    ['iban', 'FR7630006000011234567890188'],
    ['bic', 'AGRI'],
    ['siren', '900000051'],
    ['siret', '90000005000010'],
    ['vatNumber', 'FR00900000050'],
    ['vatNumber', 'FR44732829320'],
    ['electronicAddress', '732829320'],
    ['capital', '12,50'],
    ['country', 'France'],
  ])('names a wrong %s: %s', async (path, value) => {
    const { body } = await save({ [path]: value, version: 2 }, 422);
    expect(body.errors.map((fault: { path: string }) => fault.path)).toEqual([path]);
  });

  it('tells who was slower', async () => {
    await save({ version: 1 }, 409);
    await save({ version: null }, 409);
  });

  it('is for those who may', async () => {
    const technician = await signedIn(test, await aStaff(test.database));
    await technician.get('/api/billing/company').expect(403);
    const contact = await signedIn(test, await aContact(test.database, { roles: ['approver'] }));
    await contact.put('/api/billing/company').send(demoCompany).expect(403);
  });
});

describe('the billing account of a client', () => {
  const account = { ...demoAccount({ name: 'Acme SAS', siren: null }), clientKind: 'professional' };

  it('is missing until it was written; a professional needs a SIREN', async () => {
    const { id } = await aClient(test.database, { name: 'Atelier Faure' });
    const address = `/api/billing/accounts/${id}`;
    const { body } = await accounting.get(address).expect(200);
    expect(body).toMatchObject({ client: { name: 'Atelier Faure' }, account: null, gaps: ['account'] });
    const saved = await accounting.put(address).send(account).expect(200);
    expect(saved.body).toMatchObject({ account: { paymentDays: 30, version: 1 }, gaps: ['siren'] });
    await accounting.put(address).send(account).expect(409);
    const consumer = { ...account, clientKind: 'consumer', version: 1 };
    expect((await accounting.put(address).send(consumer).expect(200)).body.gaps).toEqual([]);
  });

  it('carries the numbers of its own company, and no term beyond the law', async () => {
    const { id } = await aClient(test.database, { siren: '900000019' });
    const put = (values: object) =>
      accounting.put(`/api/billing/accounts/${id}`).send({ ...account, ...values });
    const wrong = await put({ siret: '73282932000074', vatNumber: 'FR44732829320' }).expect(422);
    expect(wrong.body.errors.map((fault: { path: string }) => fault.path)).toEqual(['siret', 'vatNumber']);
    await put({ paymentDays: 61 }).expect(422);
    await put({ emails: ['compta@acme.test', 'direction@acme.test'] }).expect(200);
  });

  it('of nobody answers 404', () => accounting.get('/api/billing/accounts/999999').expect(404));
});

it('the demonstration gives every client an account that can be invoiced', async () => {
  const seed = test.app.get(SeedCompany);
  await seed.execute();
  await seed.execute();
  const lacking = await test.database.query(
    'SELECT c.id FROM client c LEFT JOIN billing_account a ON a.client_id = c.id WHERE a.client_id IS NULL',
  );
  expect(lacking).toEqual([]);
});
