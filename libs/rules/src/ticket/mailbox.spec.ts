import * as fc from 'fast-check';
import type { MacroValues } from './macro';
import {
  isReportAddress,
  mailboxOf,
  mailboxWrittenTo,
  plainAddress,
  senderName,
  signatureOf,
} from './mailbox';

const boxes = [
  { id: null, address: 'support@vigie.test', aliases: [] },
  { id: '1', address: 'reseau@vigie.test', aliases: ['wifi@vigie.test', 'Internet@Vigie.test'] },
];
const values: MacroValues = {
  client: 'Acme',
  contact: '',
  number: 'T-1',
  subject: 'x',
  deadline: '',
  technician: 'Léa',
};

describe('our own addresses', () => {
  it.each([
    ['support@vigie.test', null],
    ['SUPPORT+t.12@vigie.test', null],
    ['reseau@vigie.test', '1'],
    ['wifi@vigie.test', '1'],
    ['internet@vigie.test', '1'],
  ])('%s is of mailbox %s', (address, id) => {
    expect(mailboxOf(boxes, address)?.id).toBe(id);
  });

  it('are nobody else’s', () => {
    for (const address of ['marie@client.test', 'wifi@autre.test', 'xwifi@vigie.test', '']) {
      expect(mailboxOf(boxes, address)).toBeUndefined();
    }
  });

  it('are compared the same however they are written', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(plainAddress(plainAddress(address))).toBe(plainAddress(address));
        expect(plainAddress(` ${address.toUpperCase()} `)).toBe(plainAddress(address));
      }),
    );
  });
});

describe('an address for reports of backups', () => {
  it.each([
    ['support+sauvegardes@vigie.test', true],
    ['Wifi+Sauvegardes@Vigie.test', true],
    ['support@vigie.test', false],
    ['support+t.12@vigie.test', false],
    ['marie+sauvegardes@client.test', false],
  ])('%s: %s', (address, expected) => {
    expect(isReportAddress(boxes, address)).toBe(expected);
  });
});

describe('the mailbox a mail was written to', () => {
  it.each<[string[], string | null, string | null]>([
    [['marie@client.test', 'wifi@vigie.test', 'support@vigie.test'], null, '1'],
    [['support@vigie.test', 'wifi@vigie.test'], '1', null],
    [['marie@client.test'], '1', '1'],
    [[], null, null],
  ])('to %j, found in %s: %s', (to, foundIn, expected) => {
    expect(mailboxWrittenTo(boxes, { to, foundIn })).toBe(expected);
  });
});

describe('what a reply leaves with', () => {
  it('names the person only where the mailbox says so', () => {
    expect(senderName({ name: 'Réseau', senderNames: 'person' }, 'Léa Martin')).toBe('Léa Martin · Réseau');
    expect(senderName({ name: 'Réseau', senderNames: 'person' }, null)).toBe('Réseau');
    expect(senderName({ name: 'Réseau', senderNames: 'mailbox' }, 'Léa Martin')).toBe('Réseau');
  });

  it('fills the signature, and leaves no hole in it', () => {
    expect(signatureOf('{{technician}}\nÉquipe réseau · {{ number }}', values)).toBe(
      'Léa\nÉquipe réseau · T-1',
    );
    expect(signatureOf('{{technician}} {{deadline}}', values)).toBe('Léa');
    expect(signatureOf('', values)).toBe('');
  });
});
