import { aClient, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import type { Agent } from 'supertest';
import writeXlsxFile from 'write-excel-file/node';
import { startContractApp } from '../../testing/contract-app';

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startContractApp('contract_import');
  agent = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
});
afterAll(() => test.stop());

const titles =
  'Client;Référence;Contrat;Formule;Début;Durée;Signé le;Désignation;Volet;Prix;Qté;Trimestre;I0';
const send = (path: string, file: string | Buffer, rows = 'all') => {
  const request = agent.post(`/api/contracts/import${path}`);
  if (path === '') request.query({ rows });
  return request.attach('file', Buffer.from(file), 'contrats.csv');
};
const contractsOf = async (client: string) =>
  (await agent.get('/api/contracts').query({ client }).expect(200)).body.items;

describe('a list of contracts', () => {
  it('is shown, then written once, each row a line', async () => {
    const { id, name } = await aClient(test.database);
    const list = [
      titles,
      `${name};R-1;Infogérance;Premium;01/01/2025;36;12/12/2024;Infogérance;Infogérance;12 410,26;1;2024-Q3;105,3`,
      `${name};R-1;;;;;;Business Premium;Microsoft 365;247,20;24;2024-Q3;105,3`,
      `${name};R-2;Sauvegarde;;31/01/2026;12;;Sauvegarde;Sauvegarde;960;1;;`,
    ].join('\r\n');
    const { body } = await send('/preview', list).expect(200);
    expect(body).toMatchObject({ counts: { create: 2, unchanged: 0, error: 0 } });
    expect(body.rows).toHaveLength(3);
    expect(await contractsOf(id)).toEqual([]);
    expect((await send('', list).expect(200)).body).toEqual({ created: 2, unchanged: 0, skipped: 0 });
    expect(await contractsOf(id)).toMatchObject([
      { reference: 'R-2', state: 'draft', term: '2027-01-30', yearly: '960.00' },
      { reference: 'R-1', state: 'active', formula: 'PREMIUM', yearly: '18343.06' },
    ]);
    expect((await send('', list).expect(200)).body).toEqual({ created: 0, unchanged: 2, skipped: 0 });
    const [, first] = await contractsOf(id);
    const detail = (await agent.get(`/api/contracts/${first.id}`).expect(200)).body;
    expect(detail.lines[1].current).toMatchObject({ price: '247.20', baseIndex: { value: '105.3' } });
    expect(detail.history.map(({ type }: { type: string }) => type)).toEqual(['activated', 'imported']);
  });

  it('with faults names each by its row and column, and is not half written', async () => {
    const { id, name } = await aClient(test.database);
    const faulty = [
      titles,
      `${name};B-1;Bon;;01/01/2025;12;;Ligne;Infogérance;10;1;;`,
      `${name};B-2;Zéro mois;;01/01/2025;0;;Ligne;Infogérance;10;1;;`,
      `${name};B-3;Trois décimales;;01/01/2025;12;;Ligne;Infogérance;10,005;1;;`,
      `${name};B-4;Sans indice;;01/01/2025;12;01/12/2024;Un;Infogérance;10;1;2024-Q3;105`,
      `${name};B-4;;;;;;Deux;Infogérance;10;1;;`,
      `Inconnu;B-5;Ailleurs;;01/01/2025;12;;Ligne;Cantine;10;1;;`,
      `${name};B-6;Deux durées;;01/01/2025;12;;Ligne;;10;1;;`,
      `${name};B-6;;;;24;;Ligne;;10;1;;`,
    ].join('\n');
    const { body } = await send('/preview', faulty).expect(200);
    expect(body.counts).toEqual({ create: 1, unchanged: 0, error: 5 });
    const codes = body.rows.flatMap(
      ({ line, faults }: { line: number; faults: { code: string; column: string }[] }) =>
        faults.map(({ code, column }) => `${line} ${column} ${code}`),
    );
    expect(codes).toEqual([
      '3 Durée contract.months-invalid',
      '4 Prix contract.price-invalid',
      '6 I0 revision.base-index-missing',
      '7 Volet part-unknown',
      '7 Client client-unknown',
      '9 Durée differs-from-first-row',
    ]);
    const refused = await send('', faulty).expect(422);
    expect(refused.body.code).toBe('import.has-errors');
    expect(await contractsOf(id)).toEqual([]);
    expect((await send('', faulty, 'valid').expect(200)).body).toEqual({
      created: 1,
      unchanged: 0,
      skipped: 5,
    });
    expect(await contractsOf(id)).toMatchObject([{ reference: 'B-1' }]);
  });

  it('is read from a workbook, and refused without its columns or rows', async () => {
    const { id, name } = await aClient(test.database);
    const cells = ['Client', 'Contract', 'Start date', 'Length', 'Description', 'Unit price'];
    const row = [name, 'Managed', '2026-01-01', '12', 'Line', '10.50'];
    const file = await writeXlsxFile(
      [cells, row].map((texts) => texts.map((value) => ({ value }))) as never,
    ).toBuffer();
    expect((await send('', file).expect(200)).body).toMatchObject({ created: 1 });
    expect(await contractsOf(id)).toMatchObject([{ label: 'Managed', yearly: '10.50' }]);
    expect((await send('/preview', 'Client;Prix\nA;1').expect(422)).body.code).toBe('import.column-missing');
    expect((await send('/preview', titles).expect(422)).body.code).toBe('import.no-rows');
    const technician = await signedIn(test, await aStaff(test.database));
    await technician.post('/api/contracts/import').attach('file', Buffer.from(titles), 'c.csv').expect(403);
  });
});
