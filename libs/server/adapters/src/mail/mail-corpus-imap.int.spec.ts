import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aStaff } from '@vigie/directory/testing';
import { KeepMail } from '@vigie/tickets';
import { pino } from 'pino';
import { corpus } from '../testing/corpus';
import { Dovecot } from '../testing/dovecot';
import { MailWorld } from '../testing/mail-world';
import { ImapSource } from './intake/imap-source';

const folder = path.join(__dirname, '../testing/fixtures/corpus');
const marie = 'marie.lefevre@boulangerie-martin.test';

/** Of every kind: character sets, structures, files, machines, forgeries, broken ones. */
const chosen = [
  ...['plain', 'html-only', 'alternative', 'quoted-printable', 'base64-text', 'latin1', 'cp1252'],
  ...['shift-jis', 'no-charset', 'odd-encoded-words', 'emoji-subject', 'folded-head', 'rfc2231-name'],
  ...['zip-bomb', 'tnef-text', 'auto-submitted', 'exchange-oof', 'mailing-list', 'two-from'],
  ...['display-name-trick', 'boundary-never-closed', 'deep-100', 'parts-1000', 'headers-1000'],
];

jest.setTimeout(120_000);

describe('mails of the corpus through a real mailbox', () => {
  let world: MailWorld;
  let dovecot: Dovecot;
  let source: ImapSource;

  beforeAll(async () => {
    dovecot = await Dovecot.open();
    world = await MailWorld.open('corpus_imap');
    await world.contact(marie);
    await aStaff(world.database, { email: 'technicien@vigie.test' });
    source = new ImapSource({
      url: dovecot.url,
      since: new Date(0),
      keep: (from, raw, at) => world.get(KeepMail).execute(from, raw, at),
      logger: pino({ level: 'silent' }),
    });
  });
  afterAll(async () => {
    await source.stop();
    await dovecot.close();
    await world.close();
  });

  it('end as they do when they are read from files', async () => {
    await dovecot.deliver(...chosen.map((name) => readFileSync(path.join(folder, `${name}.eml`))));
    source.start();
    for (let round = 0; round < 1000 && dovecot.counts().taken < chosen.length; round += 1) await sleep(50);
    expect(dovecot.counts()).toEqual({ inbox: 0, taken: chosen.length });
    await world.settle();
    const rows = await world.database.query<{ state: string; reason: string | null }>(
      'SELECT state, reason FROM inbound_mail ORDER BY id',
    );
    const ended = rows.map(({ state, reason }, index) => ({ name: chosen[index], state, reason }));
    expect(ended).toEqual(
      chosen.map((name) => ({ name, state: corpus[name]?.state, reason: corpus[name]?.reason ?? null })),
    );
  });
});
