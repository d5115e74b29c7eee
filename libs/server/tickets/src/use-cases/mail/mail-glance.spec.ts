import { glanceAt } from './mail-glance';

describe('a mail at a glance', () => {
  it.each([
    [
      'From: "Marie" <Marie@Client.test>\r\nSubject: Bonjour\r\n\r\nSubject: corps',
      'marie@client.test',
      'Marie',
      'Bonjour',
    ],
    [
      'Subject: sur\r\n deux lignes\nFROM: marie@client.test\n\ncorps',
      'marie@client.test',
      '',
      'sur deux lignes',
    ],
    ['Subject: seul', '', '', 'seul'],
    ['From: =?utf-8?Q?L=C3=A9a?= <lea@client.test>\n\n', 'lea@client.test', '=?utf-8?Q?L=C3=A9a?=', ''],
    ['\r\n\r\nSubject: corps', '', '', ''],
    ['MZ\u0000\u0001', '', '', ''],
    ['', '', '', ''],
  ])('%j', (raw, fromAddress, fromName, subject) => {
    expect(glanceAt(Buffer.from(raw))).toEqual({ fromAddress, fromName, subject });
  });

  it('fits its columns whatever it is given', () => {
    const long = 'é'.repeat(5000);
    const glance = glanceAt(Buffer.from(`From: ${long} <${long}@x.test>\nSubject: ${long}\n\n`));
    expect(glance.fromAddress).toHaveLength(254);
    expect(glance.fromName).toHaveLength(150);
    expect(glance.subject).toHaveLength(300);
  });
});
