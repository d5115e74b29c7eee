import { fixture } from '../testing/mail-world';
import { MailparserReader } from './mailparser-reader';
import { parseMail } from './read/parse-mail';

jest.setTimeout(60_000);

describe('the reader in its threads', () => {
  const reader = new MailparserReader();
  afterAll(() => reader.onApplicationShutdown());

  it.each(['nested', 'html-attacks', 'iso-2022-jp', 'bounce', 'too-deep', 'not-a-mail'])(
    'reads %s as it would here',
    async (name) => {
      expect(await reader.read(fixture(name))).toEqual(await parseMail(fixture(name)));
    },
  );

  it('reads several mails at the same moment, each its own', async () => {
    const names = ['simple', 'reply-french', 'nested', 'windows-1252', 'bounce'];
    const readings = await Promise.all(names.map((name) => reader.read(fixture(name))));
    const alone = await Promise.all(names.map((name) => parseMail(fixture(name))));
    expect(readings).toEqual(alone);
  });

  it('gives attachments as bytes', async () => {
    const reading = await reader.read(fixture('nested'));
    if (!reading.ok) throw new Error(reading.reason);
    expect(reading.mail.attachments.map(({ content }) => Buffer.isBuffer(content))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('ends a thread that takes too long, and reads the next mail in another', async () => {
    class Hasty extends MailparserReader {
      protected override readonly patienceMs = 1;
    }
    const hasty = new Hasty();
    expect(await hasty.read(fixture('simple'))).toEqual({ ok: false, reason: 'timeout' });
    expect(await reader.read(fixture('simple'))).toMatchObject({ ok: true });
  });

  it('refuses what is too large before anything else', async () => {
    expect(await reader.read(Buffer.alloc(26 * 1024 * 1024))).toEqual({ ok: false, reason: 'too-large' });
  });
});
