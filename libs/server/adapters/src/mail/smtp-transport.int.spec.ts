import { Readable } from 'node:stream';
import type { OutgoingMail } from '@vigie/platform';
import { SmtpSink } from '../testing/smtp-sink';
import { parseMail } from './read/parse-mail';
import { SmtpTransport } from './smtp-transport';

const config = { mailFrom: 'Support Vigie <support@vigie.test>' };
const patience = { connectionTimeout: 2000, greetingTimeout: 2000, socketTimeout: 2000 };

const outgoing = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  sender: null,
  to: 'marie@boulangerie-martin.test',
  subject: 'Votre demande n° 12 : reçue',
  text: 'Bonjour,\n\nVotre demande est enregistrée.\n.\nUne ligne commence par un point.',
  messageId: '<t.1.signature.abc@vigie.test>',
  inReplyTo: null,
  references: [],
  replyTo: null,
  automatic: false,
  attachments: [],
  ...changes,
});

describe('SMTP', () => {
  let sink: SmtpSink;
  let transport: SmtpTransport;

  beforeEach(async () => {
    sink = await SmtpSink.open();
    transport = new SmtpTransport(sink.url, config, patience);
  });
  afterEach(async () => {
    transport.onApplicationShutdown();
    await sink.close();
  });

  const sentMail = async () => {
    const reading = await parseMail(Buffer.from(sink.mails.at(-1)!.raw));
    if (!reading.ok) throw new Error(reading.reason);
    return reading.mail;
  };

  it('hands a mail over as it was written', async () => {
    const mail = outgoing({
      inReplyTo: '<demande-2@boulangerie-martin.test>',
      references: ['<demande-1@boulangerie-martin.test>', '<demande-2@boulangerie-martin.test>'],
      replyTo: 'support+t@vigie.test',
      attachments: [
        {
          name: 'preuve été.pdf',
          type: 'application/pdf',
          content: () => Readable.from([Buffer.from('%PDF-1.4')]),
        },
      ],
    });
    expect(await transport.send(mail)).toEqual({ outcome: 'accepted' });
    expect(sink.mails[0]).toMatchObject({
      from: 'support@vigie.test',
      to: ['marie@boulangerie-martin.test'],
    });
    const got = await sentMail();
    expect(got).toMatchObject({
      messageId: mail.messageId,
      subject: mail.subject,
      text: mail.text,
      inReplyTo: mail.inReplyTo,
      references: mail.references,
      from: { address: 'support@vigie.test', name: 'Support Vigie' },
    });
    expect(got.headers['reply-to']).toBe('support+t@vigie.test');
    expect(got.headers['auto-submitted']).toBeUndefined();
    expect(got.attachments).toMatchObject([{ name: 'preuve été.pdf', type: 'application/pdf' }]);
  });

  it('marks automatic mails so that robots stay silent', async () => {
    await transport.send(outgoing({ automatic: true }));
    expect((await sentMail()).headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
    });
  });

  it('lets no line of a subject or an address become a header', async () => {
    await transport.send(outgoing({ subject: 'Bonjour\r\nBcc: tous@ailleurs.test\r\n\r\nTexte' }));
    expect(sink.mails[0]?.to).toEqual(['marie@boulangerie-martin.test']);
    expect((await sentMail()).headers['bcc']).toBeUndefined();
  });

  it.each([
    ['mail', 451, false],
    ['rcpt', 450, false],
    ['rcpt', 550, true],
    ['data', 452, false],
    ['data', 554, true],
  ] as const)('at %s, code %i: refused, for good: %s', async (at, code, permanent) => {
    sink.manner = { at, code };
    expect(await transport.send(outgoing())).toMatchObject({ outcome: 'refused', permanent });
    expect(sink.mails).toHaveLength(0);
    sink.manner = 'accept';
    expect(await transport.send(outgoing())).toEqual({ outcome: 'accepted' });
  });

  it.each(['mail', 'rcpt'] as const)('a line cut at %s: certainly not sent', async (at) => {
    sink.manner = { at, cut: true };
    expect(await transport.send(outgoing())).toMatchObject({ outcome: 'refused', permanent: false });
  });

  it('a line cut after the content left: nobody knows, and it is not sent a second time', async () => {
    await transport.send(outgoing());
    sink.manner = { at: 'data', cut: true };
    expect(await transport.send(outgoing({ messageId: '<2@vigie.test>' }))).toMatchObject({
      outcome: 'unknown',
    });
    sink.manner = 'accept';
    expect(await transport.send(outgoing({ messageId: '<3@vigie.test>' }))).toEqual({ outcome: 'accepted' });
    expect(sink.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).toEqual([
      '<t.1.signature.abc@vigie.test>',
      '<3@vigie.test>',
    ]);
  });

  it('a line that broke while nobody used it does not matter', async () => {
    await transport.send(outgoing());
    sink.cut();
    const deliveries = [await transport.send(outgoing())];
    if (deliveries[0]?.outcome === 'refused') deliveries.push(await transport.send(outgoing()));
    expect(deliveries.at(-1)).toEqual({ outcome: 'accepted' });
    expect(sink.mails).toHaveLength(2);
  });

  it('no server at all: certainly not sent', async () => {
    await sink.close();
    expect(await transport.send(outgoing())).toMatchObject({ outcome: 'refused', permanent: false });
  });

  it('an attachment that cannot be read: certainly not sent', async () => {
    const broken = () => new Readable({ read: () => undefined }).destroy(new Error('gone'));
    const mail = outgoing({ attachments: [{ name: 'a.pdf', type: 'application/pdf', content: broken }] });
    expect(await transport.send(mail)).toMatchObject({ outcome: 'refused', permanent: false });
    expect(sink.mails).toHaveLength(0);
  });

  it('reaches everybody it is written to', async () => {
    const cc = ['paul@boulangerie-martin.test'];
    expect(await transport.send(outgoing({ cc }))).toEqual({ outcome: 'accepted' });
    expect(sink.mails.at(-1)?.to).toEqual(['marie@boulangerie-martin.test', ...cc]);
  });

  it('an impossible address: refused for good', async () => {
    expect(await transport.send(outgoing({ to: 'personne' }))).toMatchObject({ outcome: 'refused' });
  });
});
