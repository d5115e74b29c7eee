import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { OutgoingMail } from '@vigie/platform';
import { FolderTransport } from './folder-transport';
import { parseMail } from './read/parse-mail';

const outgoing: OutgoingMail = {
  sender: null,
  to: 'marie@boulangerie-martin.test',
  subject: 'Reçue',
  text: 'Votre demande est enregistrée.',
  messageId: '<1@vigie.test>',
  inReplyTo: null,
  references: [],
  replyTo: null,
  automatic: true,
  attachments: [],
};

describe('mails put down as files', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vigie-out-'));
  const transport = new FolderTransport({ mailFrom: 'Vigie <support@vigie.test>', dataDir });
  const folder = path.join(dataDir, 'mail', 'out');
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('writes one readable mail', async () => {
    expect(await transport.send(outgoing)).toEqual({ outcome: 'accepted' });
    const [name, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(name).toMatch(/^\d{4}-.*\.eml$/);
    expect(await parseMail(readFileSync(path.join(folder, name!)))).toMatchObject({
      ok: true,
      mail: { subject: 'Reçue', text: outgoing.text, messageId: '<1@vigie.test>' },
    });
  });

  it('leaves nothing behind of a mail it could not write', async () => {
    const before = readdirSync(folder);
    const broken = () => new Readable({ read: () => undefined }).destroy(new Error('gone'));
    const mail = { ...outgoing, attachments: [{ name: 'a.pdf', type: 'application/pdf', content: broken }] };
    expect(await transport.send(mail)).toMatchObject({ outcome: 'refused', permanent: false });
    expect(readdirSync(folder)).toEqual(before);
  });
});
