import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadMail } from '@vigie/tickets';
import { mailLimits } from './mime-structure';
import { parseMail } from './parse-mail';

const fixture = (name: string) => readFileSync(path.join(__dirname, '../../testing/fixtures', `${name}.eml`));

async function read(name: string): Promise<ReadMail> {
  const reading = await parseMail(fixture(name));
  if (!reading.ok) throw new Error(`${name}: ${reading.reason}`);
  return reading.mail;
}

describe('texts and charsets', () => {
  it.each([
    ['simple', 'Nouvelle boîte aux lettres', 'Élodie Caron'],
    ['windows-1252', 'Retard € d’été', 'L’œuvre d’août coûte 12 € – « déjà » payée…'],
    ['iso-2022-jp', 'こんにちは', 'こんにちは、メールが届きません。'],
    ['utf8-headers', 'Clé USB égarée', 'Où est-elle ?'],
    ['encoded-words', 'Accès au dossier « Comptabilité » pour l’équipe', 'Voir le titre.'],
    ['empty-subject', '', 'premier étage'],
  ])('%s', async (name, subject, text) => {
    const mail = await read(name);
    expect(mail.subject).toBe(subject);
    expect(mail.text).toContain(text);
  });

  it('never decodes UTF-7, which hides tags from filters', async () => {
    const mail = await read('utf-7');
    expect(mail.html).not.toContain('<script');
    expect(mail.text).toContain('Bonjour');
  });

  it('reads headers in Latin-1 that do not say so', async () => {
    const mail = await read('raw-8bit-headers');
    expect(mail.from).toEqual({ address: 'andre@boulangerie-martin.test', name: 'André Bérard' });
    expect(mail.subject).toBe('Imprimante cassée');
  });

  it('reads who, to whom, when and after what', async () => {
    const mail = await read('reply-french');
    expect(mail.from).toEqual({
      address: 'marie.lefevre@boulangerie-martin.test',
      name: 'Marie Lefèvre-Durand',
    });
    expect(mail.to).toEqual(['support@vigie.test']);
    expect(mail.date).toEqual(new Date('2026-11-23T08:12:04Z'));
    expect(mail.messageId).toBe('<rep-1@boulangerie-martin.test>');
    expect(mail.inReplyTo).toBe('<token@vigie.test>');
    expect(mail.references).toEqual(['<token@vigie.test>']);
  });

  it('gives no identifier to a mail that has none', async () => {
    expect((await read('missing-message-id')).messageId).toBeNull();
  });

  it('prefers the HTML when the text part only says to look at it', async () => {
    const { text } = await read('html-notice');
    expect(text).toContain('Planning de la semaine');
    expect(text).toContain('il quitte l’entreprise');
    expect(text).toContain('https://exemple.test/luc');
  });
});

describe('replies', () => {
  it('drops « Le … a écrit : » on two lines and keeps the postscript', async () => {
    const { replyText } = await read('reply-french');
    expect(replyText).toMatch(/^Oui, c'est bien le 7 décembre\./);
    expect(replyText).toContain("PS : elle aura besoin d'un ordinateur portable.");
    expect(replyText).not.toMatch(/a écrit|Support Vigie|confirmer la date/);
  });

  it.each([
    ['reply-outlook', 'Je confirme la date.'],
    ['reply-origin', "D'accord pour mardi."],
  ])('%s', async (name, text) => {
    expect((await read(name)).replyText).toBe(text);
  });

  it('keeps answers written between quoted questions', async () => {
    const { replyText } = await read('reply-inline');
    expect(replyText).toContain('Caron.');
    expect(replyText).toContain('Élodie.');
  });
});

describe('attachments', () => {
  it('takes nested parts apart', async () => {
    const mail = await read('nested');
    expect(mail.text).toBe('Voici le contrat signé.');
    expect(mail.html).toContain('<b>contrat</b>');
    expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['logo.png', 'image/png'],
      ['contrat signé.pdf', 'application/pdf'],
      ['piece-jointe-3.eml', 'message/rfc822'],
    ]);
    expect(mail.attachments[1]?.content.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('cleans paths, controls and direction changes out of names', async () => {
    const { attachments } = await read('path-in-name');
    const names = attachments.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['notes.txt', 'notes.txt']);
    expect(names[3]).toBe('piece-jointe-4.png');
    for (const name of names) expect(name).toMatch(/^[^\\/\p{C}]+$/u);
  });

  it('keeps an executable named .pdf as it is: judging it is the business of the file store', async () => {
    const { attachments } = await read('executable-as-pdf');
    expect(attachments[0]).toMatchObject({ name: 'facture.pdf', type: 'application/pdf' });
    expect(attachments[0]?.content.subarray(0, 2).toString()).toBe('MZ');
  });
});

describe('headers for the rules on automatic mail', () => {
  it('keeps fields as they were written, unfolded', async () => {
    expect((await read('bounce')).headers).toMatchObject({
      'return-path': '<>',
      'content-type': 'multipart/report; report-type=delivery-status; boundary="r"',
    });
    expect((await read('not-authenticated')).headers['authentication-results']).toBe(
      'mx.vigie.test; spf=fail smtp.mailfrom=mal.test; dkim=none; dmarc=fail (p=REJECT) header.from=boulangerie-martin.test',
    );
  });
});

describe('limits', () => {
  const head = 'From: a@b.test\r\nSubject: x\r\n';

  it.each([
    ['too-deep', fixture('too-deep')],
    ['too-many-parts', fixture('too-many-parts')],
    ['unreadable', fixture('not-a-mail')],
    ['unreadable', Buffer.alloc(0)],
    ['too-many-headers', Buffer.from(`${'X-A: 1\r\n'.repeat(mailLimits.headers + 1)}${head}\r\ntext`)],
    ['too-large', Buffer.concat([Buffer.from(`${head}\r\n`), Buffer.alloc(mailLimits.bytes, 'a')])],
  ])('%s', async (reason, raw) => {
    expect(await parseMail(raw)).toEqual({ ok: false, reason });
  });

  it('reads a mail with one endless line', async () => {
    const reading = await parseMail(Buffer.from(`${head}\r\n${'é'.repeat(1_000_000)}`));
    expect(reading.ok).toBe(true);
  });

  it('reads deeply nested HTML', async () => {
    const html = `${'<div>'.repeat(20_000)}fond${'</div>'.repeat(20_000)}`;
    const reading = await parseMail(Buffer.from(`${head}Content-Type: text/html\r\n\r\n${html}`));
    expect(reading).toMatchObject({ ok: true, mail: { text: 'fond' } });
  });
});
