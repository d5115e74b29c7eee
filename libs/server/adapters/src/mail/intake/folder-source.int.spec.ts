import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { KeepMail } from '@vigie/tickets';
import { pino } from 'pino';
import { fixture, MailWorld } from '../../testing/mail-world';
import { FolderSource } from './folder-source';

// Large files on slow disks.
jest.setTimeout(60_000);

describe('a folder of .eml files', () => {
  let world: MailWorld;
  let source: FolderSource;
  let folder: string;
  const inbox = (name = '') => path.join(folder, 'in', name);
  const done = () => readdirSync(path.join(folder, 'done'));
  const subjects = async () =>
    (await world.database.query<{ subject: string }>('SELECT subject FROM inbound_mail ORDER BY id')).map(
      ({ subject }) => subject,
    );

  beforeAll(async () => {
    world = await MailWorld.open('folder');
    folder = path.join(world.config.dataDir, 'mail');
    mkdirSync(inbox(), { recursive: true });
    source = new FolderSource({
      folder,
      keep: (name, raw, receivedAt) => world.get(KeepMail).execute(name, raw, receivedAt),
      logger: pino({ level: 'silent' }),
    });
  });
  afterAll(() => world.close());

  it('takes a file once it no longer changes, and moves it', async () => {
    writeFileSync(inbox('a.eml'), 'From: a@b.test\r\nSubject: lent\r\n\r\n');
    await source.look();
    appendFileSync(inbox('a.eml'), 'suite\r\n');
    await source.look();
    expect(await subjects()).toEqual([]);
    await source.look();
    expect(await subjects()).toEqual(['lent']);
    expect(readdirSync(inbox())).toEqual([]);
    expect(done()).toEqual([expect.stringMatching(/^\d{4}-.*-a\.eml$/)]);
  });

  it('leaves alone what is not a mail file, or is still being written under another name', async () => {
    writeFileSync(inbox('.b.eml'), 'From: a@b.test\r\n\r\n');
    writeFileSync(inbox('b.eml.part'), 'From: a@b.test\r\n\r\n');
    mkdirSync(inbox('dossier.eml'));
    symlinkSync('/etc/hostname', inbox('lien.eml'));
    writeFileSync(inbox('vide.eml'), '');
    const before = readdirSync(inbox());
    for (let look = 0; look < 3; look += 1) await source.look();
    expect(readdirSync(inbox())).toEqual(before);
    renameSync(inbox('b.eml.part'), inbox('b.eml'));
    await source.look();
    await source.look();
    expect(done()).toHaveLength(2);
  });

  it('keeps the same file twice as one mail', async () => {
    const count = await world.count('inbound_mail');
    for (const name of ['c.eml', 'd.eml']) writeFileSync(inbox(name), fixture('simple'));
    await source.look();
    await source.look();
    expect(await world.count('inbound_mail')).toBe(count + 1);
    expect(done()).toHaveLength(4);
  });

  it.each([
    ['illisible.eml', 'unreadable', 0],
    ['enorme.eml', 'too-large', 80 * 1024 * 1024],
    ['gros.eml', 'too-large', 60 * 1024 * 1024],
  ])('%s is kept, moved and visible: %s', async (name, reason, size) => {
    const known = await world.count('inbound_mail');
    writeFileSync(inbox(name), fixture('not-a-mail'));
    if (size > 0) truncateSync(inbox(name), size);
    await source.look();
    await source.look();
    expect(done().some((file) => file.endsWith(name))).toBe(true);
    await world.settle();
    const kept = await world.database.query<{ state: string; reason: string }>(
      'SELECT state, reason FROM inbound_mail ORDER BY id LIMIT 100 OFFSET ?',
      [known],
    );
    expect(kept).toEqual([{ state: 'quarantined', reason }]);
  });
});
