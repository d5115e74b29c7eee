import { createHmac } from 'node:crypto';
import { aClient, aContact, aStaff, asActor } from '@vigie/directory/testing';
import { type Actor, Database } from '@vigie/platform';
import {
  AddClientMessage,
  AddStaffMessage,
  ReceiveRequest,
  RotateWebhookSecret,
  SaveWebhook,
  SendDeliveries,
  TicketDetails,
  TryWebhook,
  WebhookLanes,
  Webhooks,
} from '@vigie/tickets';
import { webhookBody, type WebhookDataType, type WebhookInput } from '@vigie/wire';
import { HookSink } from '../testing/hook-sink';
import { MailWorld } from '../testing/mail-world';

jest.setTimeout(60_000);

let world: MailWorld;
let sink: HookSink;
let admin: Actor;
let requester: Actor;
beforeAll(async () => {
  sink = await HookSink.open();
  world = await MailWorld.open('webhooks', { webhookPrivateTargets: true });
  admin = asActor(await aStaff(world.database, { roles: ['administrator'] }));
  requester = asActor(await aContact(world.database));
});
beforeEach(async () => {
  await world.database.query('DELETE FROM webhook');
  sink.reset();
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

const hook = (input: Partial<WebhookInput> = {}) =>
  world.get(SaveWebhook).create(admin, {
    name: 'Supervision',
    url: sink.url,
    events: ['ticket.opened'],
    clientId: null,
    internal: false,
    active: true,
    ...input,
  });

/** Opens a ticket as a client does; returns its identifier. */
async function ask(who: Actor = requester): Promise<string> {
  const request = { kind: 'question' as const, subject: 'Devis', description: 'Bonjour' };
  const { requestId } = await world.get(ReceiveRequest).execute(who, request);
  const row = await world.database.one<{ id: string }>(
    'SELECT ticket_id AS id FROM written_request WHERE id = ?',
    [requestId],
  );
  return row?.id ?? '';
}

/** Sends all that is due, as a worker does. */
async function deliver(): Promise<void> {
  await world.get(WebhookLanes).round();
  await world.get(WebhookLanes).settled();
}

const log = async (webhookId: string) =>
  (await world.get(Webhooks).deliveries(webhookId, { limit: 50 })).items;
const comeDue = () =>
  world.database.query("UPDATE webhook_delivery SET next_at = NOW(3) WHERE state = 'pending'");
const bodies = () => sink.received.map(({ raw }) => JSON.parse(raw.toString()) as { type: WebhookDataType });
const types = () =>
  bodies()
    .map(({ type }) => type)
    .toSorted();

/** Computes a signature as a receiver does, from the raw bytes. */
function signatureOf({ headers, raw }: HookSink['received'][number], secret: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const start = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.`;
  return `v1,${createHmac('sha256', key).update(start).update(raw).digest('base64')}`;
}

describe('an event', () => {
  it('arrives signed, once, in the form that the catalogue promises', async () => {
    const { id, secret } = await hook({ events: ['ticket.opened', 'request.sealed'] });
    const ticketId = await ask();
    await deliver();
    await deliver();
    expect(types()).toEqual(['request.sealed', 'ticket.opened']);
    for (const received of sink.received) {
      expect(received.headers['webhook-signature']).toBe(signatureOf(received, secret));
      const body = JSON.parse(received.raw.toString()) as { type: WebhookDataType };
      expect(webhookBody(body.type).strict().parse(body)).toMatchObject({
        data: { ticket: { id: ticketId } },
      });
    }
    expect(await log(id)).toMatchObject([
      { state: 'delivered', attempts: 1, statusCode: 204 },
      { state: 'delivered', attempts: 1, statusCode: 204 },
    ]);
  });

  it('reaches those who asked for it, about their client', async () => {
    const other = asActor(await aContact(world.database, { clientId: (await aClient(world.database)).id }));
    await hook({ clientId: requester.clientId });
    await hook({ events: ['ticket.closed'] });
    await hook({ active: false });
    await ask(other);
    await deliver();
    expect(sink.received).toEqual([]);
    await ask();
    await deliver();
    expect(types()).toEqual(['ticket.opened']);
  });

  it('tells what our people write among themselves only where that was asked for', async () => {
    const events = ['ticket.noted', 'ticket.changed', 'ticket.replied'] as const;
    const ticketId = await ask();
    await hook({ events: [...events] });
    const note = { visibility: 'internal' as const, body: 'Client difficile' };
    await world.get(AddStaffMessage).execute(admin, ticketId, note);
    await deliver();
    expect(sink.received).toEqual([]);
    await hook({ events: [...events], internal: true });
    await world.get(AddStaffMessage).execute(admin, ticketId, note);
    await deliver();
    expect(bodies()).toMatchObject([
      { type: 'ticket.noted', data: { message: { body: 'Client difficile' } } },
    ]);
  });

  it('about an answer waits until that can no longer be taken back', async () => {
    const ticketId = await ask();
    const { id } = await hook({ events: ['ticket.replied'] });
    const reply = { visibility: 'public' as const, body: 'Voici' };
    const { messageId } = await world.get(AddStaffMessage).execute(admin, ticketId, reply);
    await deliver();
    expect(sink.received).toEqual([]);
    expect(await log(id)).toMatchObject([{ state: 'pending', attempts: 0 }]);
    await world.database.query('UPDATE ticket_message SET held_until = NOW(3) WHERE id = ?', [messageId]);
    await comeDue();
    await deliver();
    expect(bodies()).toMatchObject([{ data: { message: { body: 'Voici', author: { kind: 'staff' } } } }]);
  });

  it('about an answer that was taken back is never told', async () => {
    const ticketId = await ask();
    const { id } = await hook({ events: ['ticket.replied'] });
    const reply = { visibility: 'public' as const, body: 'Erreur' };
    const { messageId } = await world.get(AddStaffMessage).execute(admin, ticketId, reply);
    await world.database.query('UPDATE ticket_message SET cancelled = 1 WHERE id = ?', [messageId]);
    await deliver();
    expect(sink.received).toEqual([]);
    expect(await log(id)).toMatchObject([{ state: 'skipped' }]);
  });

  it('about a client says what changed', async () => {
    await hook({ events: ['client.changed'] });
    const { clientId } = requester;
    await world.database.transaction((tx) =>
      tx.emit('client.changed', { clientId: clientId ?? '', version: 2 }),
    );
    await world.settle();
    await deliver();
    expect(bodies()).toMatchObject([{ type: 'client.changed', data: { client: { id: clientId } } }]);
  });

  it('is not told when its transaction fails', async () => {
    const { id } = await hook({ events: ['ticket.replied'] });
    const ticketId = await ask();
    await world.database.query("UPDATE ticket SET state = 'closed' WHERE id = ?", [ticketId]);
    const reply = { visibility: 'public' as const, body: 'Trop tard' };
    await expect(world.get(AddStaffMessage).execute(admin, ticketId, reply)).rejects.toThrow();
    expect(await log(id)).toEqual([]);
  });
});

describe('a delivery that fails', () => {
  it('comes back later with the same identifier and the same bytes', async () => {
    const { id, secret } = await hook();
    sink.answer = (response, count) => response.writeHead(count === 1 ? 500 : 200).end('panne');
    const ticketId = await ask();
    await deliver();
    expect(await log(id)).toMatchObject([
      { state: 'pending', attempts: 1, statusCode: 500, failure: 'bad-status' },
    ]);
    await deliver();
    expect(sink.received).toHaveLength(1);
    await world.database.query('UPDATE ticket SET subject = ? WHERE id = ?', ['Autre', ticketId]);
    await comeDue();
    await deliver();
    const [first, second] = sink.received;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.raw).toEqual(first?.raw);
    expect(second && signatureOf(second, secret)).toBe(second?.headers['webhook-signature']);
    expect(await log(id)).toMatchObject([{ state: 'delivered', attempts: 2, failure: null }]);
    expect(await world.get(Webhooks).one(id)).toMatchObject({ failingSince: null });
  });

  it('is given up after its last try, where people see it and can send it again', async () => {
    const { id } = await hook();
    sink.answer = (response) => response.writeHead(503).end();
    await ask();
    for (let attempt = 0; attempt < 11; attempt += 1) {
      await comeDue();
      await deliver();
    }
    const [given] = await log(id);
    expect(given).toMatchObject({ state: 'failed', attempts: 11 });
    sink.reset();
    await world.get(TryWebhook).resend(admin, id, given?.id ?? '');
    await deliver();
    expect(sink.received[0]?.headers['webhook-id']).toBe(given?.messageId);
    expect(await log(id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });

  it('for days switches the webhook off and tells the administrators; what waits leaves when it is on again', async () => {
    const { id } = await hook();
    sink.answer = (response) => response.writeHead(500).end();
    await ask();
    await deliver();
    await world.database.query('UPDATE webhook SET failing_since = NOW(3) - INTERVAL 73 HOUR');
    await comeDue();
    await deliver();
    const off = await world.get(Webhooks).one(id);
    expect(off).toMatchObject({ active: false, disabledAt: expect.any(String), waiting: 1 });
    const mails = await world.database.query<{ subject: string }>(
      'SELECT subject FROM outbound_mail WHERE to_address = ?',
      [admin.email],
    );
    expect(mails.map(({ subject }) => subject)).toEqual(['Webhook arrêté\u00a0: Supervision']);
    sink.reset();
    await comeDue();
    await deliver();
    expect(sink.received).toEqual([]);
    await world.get(SaveWebhook).change(admin, id, { active: true, version: off.version });
    await deliver();
    expect(types()).toEqual(['ticket.opened']);
  });

  it('because the endpoint says it is gone ends there', async () => {
    const { id } = await hook();
    sink.answer = (response) => response.writeHead(410).end();
    await ask();
    await deliver();
    expect(await log(id)).toMatchObject([{ state: 'failed', statusCode: 410 }]);
    expect(await world.get(Webhooks).one(id)).toMatchObject({ active: false });
  });
});

describe('workers', () => {
  it('send each delivery once, however many are at work', async () => {
    await hook();
    for (let count = 0; count < 6; count += 1) await ask();
    const sending = world.get(SendDeliveries);
    const [webhookId = ''] = await sending.waiting();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        while (await sending.sendNext(webhookId));
      }),
    );
    expect(new Set(sink.received.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
    expect(sink.received).toHaveLength(6);
  });

  it('killed between the call and its record lose nothing: the same message comes again', async () => {
    const { id } = await hook();
    await ask();
    const database = world.get(Database);
    const killed = jest.spyOn(database, 'transaction');
    sink.answer = (response) => {
      killed.mockRejectedValueOnce(new Error('killed'));
      response.writeHead(204).end();
    };
    await expect(world.get(SendDeliveries).sendNext(id)).rejects.toThrow('killed');
    killed.mockRestore();
    sink.answer = (response) => response.writeHead(204).end();
    await deliver();
    expect(sink.received).toHaveLength(1);
    await database.query('UPDATE webhook_delivery SET claimed_until = NOW(3) - INTERVAL 1 SECOND');
    await deliver();
    const [first, again] = sink.received;
    expect(again?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(again?.raw).toEqual(first?.raw);
    expect(await log(id)).toMatchObject([{ state: 'delivered', attempts: 1 }]);
  });

  it('go on with the others while an endpoint is silent', async () => {
    const slow = await HookSink.open();
    slow.answer = () => undefined;
    await hook({ url: slow.url });
    for (let count = 0; count < 5; count += 1) await ask();
    await hook();
    await ask();
    await world.get(WebhookLanes).round();
    while (sink.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(types()).toEqual(['ticket.opened']);
    await slow.close();
    await world.get(WebhookLanes).settled();
  });
});

describe('the secret', () => {
  it('before the last rotation goes on signing beside the new one, for a while', async () => {
    const { id, secret: old } = await hook();
    const { secret } = await world.get(RotateWebhookSecret).execute(admin, id, { overlapHours: 1 });
    await ask();
    await deliver();
    const [both] = sink.received;
    expect(both?.headers['webhook-signature']).toBe(
      `${signatureOf(both as never, secret)} ${signatureOf(both as never, old)}`,
    );
    await world.database.query('UPDATE webhook SET previous_until = NOW(3) - INTERVAL 1 SECOND');
    await ask();
    await deliver();
    const alone = sink.received[1];
    expect(alone?.headers['webhook-signature']).toBe(signatureOf(alone as never, secret));
  });

  it('is nowhere in the database', async () => {
    const { id, secret } = await hook();
    const row = await world.database.one('SELECT * FROM webhook WHERE id = ?', [id]);
    expect(JSON.stringify(row)).not.toContain(secret.slice(6));
  });
});

it('a test answers at once with what happened, also while the webhook is off', async () => {
  const { id } = await hook({ active: false });
  sink.answer = (response) => response.writeHead(418).end('théière');
  const deliveryId = await world.get(TryWebhook).test(admin, id);
  expect(await world.get(Webhooks).delivery(id, deliveryId)).toMatchObject({
    event: 'webhook.test',
    state: 'failed',
    statusCode: 418,
    response: 'théière',
    request: { body: expect.stringContaining('"webhook.test"') },
  });
  expect(await world.get(Webhooks).one(id)).toMatchObject({ failingSince: null });
});

it('a client’s answer is told with its words', async () => {
  const ticketId = await ask();
  await hook({ events: ['ticket.replied'] });
  const detail = await world.get(TicketDetails).find(admin, ticketId);
  await world.get(AddClientMessage).execute(requester, detail.request?.id ?? '', { body: 'Merci' });
  await deliver();
  expect(bodies()).toMatchObject([{ data: { message: { body: 'Merci', author: { kind: 'contact' } } } }]);
});
