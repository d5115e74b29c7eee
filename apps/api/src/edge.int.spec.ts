import { errorsEn, errorsFr } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TestApi } from './testing/test-api';

let api: TestApi;
let staff: Agent;
beforeAll(async () => {
  api = await TestApi.open('edge');
  staff = await api.staff();
});
afterAll(() => api.close());

const path = '/api/simulations/working-days';
const body = JSON.stringify({ from: '2026-11-25', count: 2, kind: 'ouvre' });
const send = (type: string, content: string | Buffer = body) =>
  staff.post(path).set('Content-Type', type).send(content);

describe('the edge of the API', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=x',
  ])('answers 415 to %s', async (type) => {
    const refused = await send(type).expect(415);
    expect(refused.body).toMatchObject({
      code: 'request.unsupported-media',
      status: 415,
      detail: errorsFr['request.unsupported-media'],
    });
    expect(refused.headers['content-type']).toContain('application/problem+json');
  });

  it('answers 415 to a JSON body where a file is expected, and to a charset that does not exist', async () => {
    await staff.post('/api/files').send({ file: 'x' }).expect(415);
    await send('application/json; charset=none').expect(415);
  });

  it('reads JSON with its charset', async () => {
    await send('application/json; charset=utf-8').expect(200);
  });

  it.each(['{"from":', 'null}', '"text"', '[1,'])(
    'answers 400 to what is not a JSON object: %s',
    async (broken) => {
      const refused = await send('application/json', broken).expect(400);
      expect(refused.body.code).toBe('request.unreadable');
    },
  );

  it('answers 400 to bytes that are not UTF-8', async () => {
    const broken = Buffer.from(body.replace('ouvre', 'ouvr\u00e9'), 'latin1');
    const refused = await send('application/json', broken)
      .serialize((bytes: unknown) => bytes as string)
      .expect(400);
    expect(refused.body.code).toBe('request.unreadable');
  });

  it('answers 413 to a body over the limit', async () => {
    const refused = await send('application/json', JSON.stringify({ from: 'x'.repeat(1_100_000) })).expect(
      413,
    );
    expect(refused.body.code).toBe('request.too-large');
  });

  it('answers 422 to a body that is missing, naming nothing but what is missing', async () => {
    const refused = await staff.post(path).expect(422);
    expect(refused.body.errors).toEqual([{ path: '', code: 'field.required', message: expect.any(String) }]);
  });

  it('names each field at fault, in the language that is asked for', async () => {
    const wrong = { count: 'two', kind: 'x', surplus: 1, from: '2026-02-30' };
    const french = await staff.post(path).send(wrong).expect(422);
    expect(french.body.detail).toBe(errorsFr['request.invalid']);
    expect(french.body.errors).toEqual([
      {
        path: 'from',
        code: 'field.date',
        message: 'Cette date n’existe pas ou n’est pas écrite AAAA-MM-JJ.',
      },
      { path: 'count', code: 'field.type', message: 'Cette valeur n’est pas du type attendu.' },
      { path: 'kind', code: 'field.choice', message: 'Cette valeur ne fait pas partie des choix possibles.' },
      { path: 'surplus', code: 'field.unknown', message: 'Ce champ n’est pas connu.' },
    ]);
    const english = await staff.post(path).set('Accept-Language', 'en-GB').send(wrong).expect(422);
    expect(english.body.detail).toBe(errorsEn['request.invalid']);
    expect(english.body.errors[0].message).toBe('This date does not exist or is not written YYYY-MM-DD.');
  });

  it('takes the person’s language where the browser asks for none', async () => {
    await staff.patch('/api/me').send({ locale: 'en' }).expect(200);
    const refused = await staff.post(path).send({}).expect(422);
    expect(refused.body.errors[0]).toMatchObject({
      code: 'field.required',
      message: 'This field is required.',
    });
    await staff.patch('/api/me').send({ locale: 'fr' }).expect(200);
  });
});
