import { deflateRawSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { maxFileBytes } from '@vigie/wire';
import { systemActor } from '../auth/actor';
import { TestPlatform } from '../testing/test-platform';
import { FileStore } from './file-store';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const gif = Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1');
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n');
const exe = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(200)]);
const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]);
const oldOffice = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const html = Buffer.from('<!doctype html><script>alert(1)</script>');
const text = Buffer.from('Bonjour à tous');

/** A zip with one file, as office documents are. */
function zip(name: string, content: string): Buffer {
  const body = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(body.length, 18);
  header.writeUInt32LE(Buffer.byteLength(content), 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, Buffer.from(name), body]);
}
const contentTypes = (main: string) =>
  zip('[Content_Types].xml', `<Types><Override ContentType="application/vnd.${main}.main+xml"/></Types>`);
const docx = contentTypes('openxmlformats-officedocument.wordprocessingml.document');

describe('a file that somebody gives us', () => {
  let platform: TestPlatform;
  const actor = systemActor('test');
  beforeAll(async () => {
    platform = await TestPlatform.open('file_store');
  });
  afterAll(() => platform.close());

  const keep = (name: string, content: Buffer) => platform.get(FileStore).keep(actor, name, content);

  it.each([
    ['rapport.pdf', pdf, 'application/pdf'],
    ['RAPPORT.PDF', pdf, 'application/pdf'],
    ['photo.png', png, 'image/png'],
    ['photo.jpg', jpeg, 'image/jpeg'],
    ['photo.jpeg', jpeg, 'image/jpeg'],
    ['photo.gif', gif, 'image/gif'],
    ['contrat.docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['vieux.doc', oldOffice, 'application/msword'],
    ['vieux.xls', oldOffice, 'application/vnd.ms-excel'],
    ['journal.log', text, 'text/plain'],
    ['liste été 2026.csv', text, 'text/csv'],
    ['archive.zip', zip('a.txt', 'a'), 'application/zip'],
  ])('is kept as it is: %s', async (name, content, type) => {
    const kept = await keep(name, content);
    expect(kept).toMatchObject({ name, type, size: content.length });
    const [file] = await platform.get(FileStore).describe([kept.id]);
    expect(await buffer(platform.get(FileStore).read(file?.key ?? ''))).toEqual(content);
  });

  it.each([
    ['an executable renamed', 'facture.pdf', exe, 'file.type-mismatch'],
    ['another executable renamed', 'photo.png', elf, 'file.type-mismatch'],
    ['an executable called text', 'lisez-moi.txt', exe, 'file.type-mismatch'],
    ['an image renamed', 'rapport.pdf', png, 'file.type-mismatch'],
    ['a text called PDF', 'rapport.pdf', text, 'file.type-mismatch'],
    ['a drawing called image', 'dessin.png', svg, 'file.type-mismatch'],
    ['an executable', 'outil.exe', exe, 'file.type-refused'],
    ['a drawing that may run scripts', 'dessin.svg', svg, 'file.type-refused'],
    ['a page', 'page.html', html, 'file.type-refused'],
    ['a page', 'page.htm', html, 'file.type-refused'],
    ['no ending', 'fichier', text, 'file.type-refused'],
    ['a last ending that counts', 'facture.pdf.exe', exe, 'file.type-refused'],
    ['a path', '../../etc/passwd.txt', text, 'file.name-refused'],
    ['a path of Windows', String.raw`C:\temp\a.txt`, text, 'file.name-refused'],
    ['a turned name', 'facture\u202Efdp.txt', text, 'file.name-refused'],
    ['an isolated name', 'facture\u2066fdp.txt', text, 'file.name-refused'],
    ['a control character', 'a\u0000.txt', text, 'file.name-refused'],
    ['a line break', 'a\r\nX: y.txt', text, 'file.name-refused'],
    ['dots only', '..', text, 'file.name-refused'],
    ['no name', '  ', text, 'file.name-refused'],
    ['a name too long', `${'a'.repeat(197)}.txt`, text, 'file.name-refused'],
    ['nothing in it', 'vide.txt', Buffer.alloc(0), 'file.empty'],
    ['one byte too many', 'gros.txt', Buffer.alloc(maxFileBytes + 1, 'a'), 'file.too-large'],
  ])('is refused for %s: %j', async (_why, name, content, code) => {
    await expect(keep(name, content)).rejects.toMatchObject({ code });
  });

  it('may have exactly the greatest size', async () => {
    await expect(keep('gros.txt', Buffer.alloc(maxFileBytes, 'a'))).resolves.toMatchObject({
      size: maxFileBytes,
    });
  });

  it('is read by its key only, which is never a path', () => {
    expect(() => platform.get(FileStore).read('../../etc/passwd')).toThrow('not a storage key');
  });
});
