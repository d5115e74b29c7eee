import { aStaff } from '@vigie/directory/testing';
import { actorOf, type Actor } from '@vigie/platform';
import {
  AddStaffMessage,
  ConfirmDraft,
  FollowTicket,
  ReplyRecipients,
  ReplyTokens,
  SaveMailbox,
  SplitMessage,
  TicketDetails,
} from '@vigie/tickets';
import { mailboxInput } from '@vigie/wire';
import { MailWorld } from '../testing/mail-world';
import { SmtpSink } from '../testing/smtp-sink';

const marie = 'marie@boulangerie.test';
const luc = 'luc@boulangerie.test';
const stranger = 'devis@fournisseur.test';
const other = 'info@fournisseur.test';

jest.setTimeout(60_000);

let count = 0;
const written = (headers: Record<string, string>) => {
  const all = {
    From: marie,
    Subject: 'Caisse',
    'Message-ID': `<c${(count += 1)}@boulangerie.test>`,
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\nBonjour ${count}\r\n`;
};

describe('people whom a mail copies', () => {
  let world: MailWorld;
  let sink: SmtpSink;
  let ours: Actor;
  let ticketId: string;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    world = await MailWorld.open('mail_copies', { smtpUrl: sink.url });
    const { clientId } = await world.contact(marie);
    await world.contact(luc, { clientId: clientId! });
    await world.contact('parti@boulangerie.test', { clientId: clientId!, active: false });
    await world.contact('zoe@garage.test');
    ours = actorOf(await aStaff(world.database, { email: 'sam@vigie.test', roles: ['administrator'] }));
    const box = { address: 'reseau@vigie.test', name: 'Réseau', aliases: ['wifi@vigie.test'] };
    await world.get(SaveMailbox).create(ours, mailboxInput.parse(box));
    const { ticket_id: id } = await world.receive(
      written({
        To: `support@vigie.test, ${other}`,
        Cc: `Luc <LUC@boulangerie.test>, ${stranger}, wifi+t.1@vigie.test, sam@vigie.test, parti@boulangerie.test`,
      }),
    );
    ticketId = id!;
  });
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  const detail = (id = ticketId) => world.get(TicketDetails).find(ours, id);
  const recipients = () => new ReplyRecipients(world.config, world.database).on(ours, ticketId);
  const followers = (id: string | null) =>
    world.database.query<{ email: string }>(
      `SELECT p.email FROM ticket_watcher w JOIN person p ON p.id = w.person_id
        WHERE w.ticket_id = ? AND w.removed = 0`,
      [id],
    );
  const answer = (copies?: string[]) =>
    world.get(AddStaffMessage).execute(ours, ticketId, {
      visibility: 'public',
      body: 'Nous regardons.',
      ...(copies && { copies }),
    });
  const leave = async () => {
    await world.database.transaction((tx) => tx.execute('UPDATE outbox SET available_at = NOW(3)'));
    await world.settle();
    return sink.mails.at(-1)!;
  };
  const header = (raw: string, name: string) =>
    new RegExp(`^${name}: ((?:.*(?:\r\n[ \t].*)*))`, 'im').exec(raw)?.[1]?.replaceAll(/\s+/g, ' ');

  it('are kept with the request, apart from those it is written to, without our own addresses', async () => {
    expect(await detail()).toMatchObject({
      requestRecipients: {
        to: [other],
        cc: [luc, stranger, 'sam@vigie.test', 'parti@boulangerie.test'],
      },
    });
  });

  it('follow the ticket when they are contacts of its client, which its history tells', async () => {
    expect(await followers(ticketId)).toEqual([{ email: luc }]);
    const { history } = await detail();
    expect(history.filter(({ type }) => type === 'followed')).toMatchObject([{ actor: { kind: 'contact' } }]);
    const journal = await world.database.query(
      "SELECT id FROM audit_entry WHERE action = 'ticket.followed' AND target = ?",
      [`ticket:${ticketId}`],
    );
    expect(journal).toHaveLength(1);
  });

  it('are proposed when they are none, never one of our own', async () => {
    expect(await recipients()).toEqual({
      to: [marie],
      cc: [luc],
      proposed: [other, stranger, 'parti@boulangerie.test'],
    });
  });

  it('get an answer only where its author says so', async () => {
    await answer();
    const plain = await leave();
    expect(plain.to).toEqual([marie, luc]);
    expect(header(plain.raw, 'Cc')).toBe(luc);
    const { messageId } = await answer([stranger]);
    const copied = await leave();
    expect(copied.to).toEqual([marie, luc, stranger]);
    expect(header(copied.raw, 'To')).toBe(marie);
    expect(header(copied.raw, 'Cc')).toBe(`${luc}, ${stranger}`);
    const { messages } = await detail();
    expect(messages.find(({ id }) => id === messageId)?.recipients).toEqual({
      to: [marie],
      cc: [luc, stranger],
    });
  });

  it.each([
    'wifi@vigie.test',
    'support@vigie.test',
    'sam@vigie.test',
    'jamais@nomme.test',
    'zoe@garage.test',
  ])('an answer never copies %s', async (address) => {
    await expect(answer([address])).rejects.toMatchObject({ code: 'reply.copy-unknown' });
  });

  it('of a later mail are shown on its message', async () => {
    const mark = `<${world.get(ReplyTokens).messageKey(ticketId)}@vigie.test>`;
    const headers = { To: 'support@vigie.test', Cc: `zoe@garage.test, ${luc}`, 'In-Reply-To': mark };
    expect(await world.receive(written(headers))).toMatchObject({ state: 'message', ticket_id: ticketId });
    expect((await detail()).messages.at(-1)?.recipients).toEqual({ to: [], cc: ['zoe@garage.test', luc] });
    // A contact of another client is nobody we know here.
    expect(await followers(ticketId)).toEqual([{ email: luc }]);
    expect((await recipients()).proposed).toContain('zoe@garage.test');
  });

  it('stay off a ticket that somebody took them off, until somebody puts them back', async () => {
    const { ticket_id: id } = await world.receive(written({ To: 'support@vigie.test', Cc: luc }));
    const [{ id: lucId } = { id: '' }] = await world.database.query<{ id: string }>(
      'SELECT id FROM person WHERE email = ?',
      [luc],
    );
    const following = new FollowTicket(world.database);
    await following.remove(ours, id!, lucId);
    await expect(following.remove(ours, id!, lucId)).rejects.toMatchObject({ code: 'not-found' });
    const mark = `<${world.get(ReplyTokens).messageKey(id!)}@vigie.test>`;
    await world.receive(written({ To: 'support@vigie.test', Cc: luc, 'In-Reply-To': mark }));
    expect(await followers(id)).toEqual([]);
    await following.add(ours, id!, lucId);
    expect(await followers(id)).toEqual([{ email: luc }]);
    expect((await detail(id!)).history.filter(({ type }) => type.endsWith('followed'))).toHaveLength(3);
  });

  it('of a message that is split off come along with it', async () => {
    const { ticket_id: id } = await world.receive(written({ To: 'support@vigie.test' }));
    const mark = `<${world.get(ReplyTokens).messageKey(id!)}@vigie.test>`;
    const headers = { To: 'support@vigie.test', Cc: `${luc}, ${stranger}`, 'In-Reply-To': mark };
    await world.receive(written(headers));
    const { messages, version } = await detail(id!);
    const split = { subject: 'Autre chose', version };
    const next = await world.get(SplitMessage).execute(ours, id!, messages.at(-1)!.id, split);
    expect(await followers(next.ticketId)).toEqual([{ email: luc }]);
    const { requestRecipients, mails } = await detail(next.ticketId);
    expect(requestRecipients).toEqual({ to: [], cc: [luc, stranger] });
    expect(mails).toHaveLength(1);
    expect((await detail(id!)).mails).toHaveLength(1);
    const reach = await new ReplyRecipients(world.config, world.database).on(ours, next.ticketId);
    expect(reach).toEqual({ to: [marie], cc: [luc], proposed: [stranger] });
  });

  it('of an automatic mail change nothing', async () => {
    const { ticket_id: id } = await world.receive(written({ To: 'support@vigie.test' }));
    const mark = `<${world.get(ReplyTokens).messageKey(id!)}@vigie.test>`;
    const headers = { To: 'support@vigie.test', Cc: luc, 'In-Reply-To': mark };
    const automatic = await world.receive(written({ ...headers, 'Auto-Submitted': 'auto-replied' }));
    expect(automatic).toMatchObject({ state: 'ignored' });
    expect(await followers(id)).toEqual([]);
  });

  it('of a mail that its author has to confirm follow the ticket it becomes', async () => {
    const { clientId } = await world.contact('anne@premium.test', { formula: 'PREMIUM' });
    await world.contact('remi@premium.test', { clientId: clientId! });
    const from = { From: 'anne@premium.test', To: 'support@vigie.test', Cc: 'remi@premium.test' };
    const { id } = await world.receive(written(from));
    const raw = sink.mails.at(-1)!.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
    await world.get(ConfirmDraft).execute(/confirmer\/(\S+)/.exec(raw)?.[1] ?? '');
    expect(await followers((await world.mail(id)).ticket_id)).toEqual([{ email: 'remi@premium.test' }]);
  });
});
