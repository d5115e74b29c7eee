import {
  type AutomaticReason,
  type MailHeaders,
  automaticReasons,
  isAutomatic,
  suppressesReplies,
} from '../index';

const machines: [AutomaticReason, MailHeaders][] = [
  ['auto-submitted', { 'Auto-Submitted': 'auto-replied' }],
  ['auto-submitted', { 'auto-submitted': 'Auto-Generated; owner-email="x@y.fr"' }],
  ['auto-reply', { 'X-Autoreply': 'yes' }],
  ['auto-reply', { 'X-Autorespond': 'absence' }],
  ['precedence', { Precedence: 'bulk' }],
  ['precedence', { PRECEDENCE: ' Junk ' }],
  ['precedence', { Precedence: 'list' }],
  ['precedence', { Precedence: 'auto_reply' }],
  ['mailing-list', { 'List-Id': '<annonces.example.fr>' }],
  ['null-return-path', { 'Return-Path': '<>' }],
  ['null-return-path', { 'Return-Path': ['<a@b.fr>', '<>'] }],
  ['delivery-report', { 'Content-Type': 'multipart/report; report-type=delivery-status' }],
  ['machine-sender', { From: 'Mail Delivery System <MAILER-DAEMON@mx.example.fr>' }],
  ['machine-sender', { From: 'postmaster@example.fr' }],
  ['machine-sender', { From: '"Facture" <no-reply@example.fr>' }],
  ['machine-sender', { From: 'noreply+1@example.fr' }],
  ['machine-sender', { From: 'do-not-reply@example.fr' }],
  ['machine-sender', { From: 'Banque <ne-pas-repondre@example.fr>' }],
];

const people: MailHeaders[] = [
  {},
  {
    From: 'Léa Noël <lea.noel@example.fr>',
    'Return-Path': '<lea.noel@example.fr>',
    'Content-Type': 'text/plain',
  },
  { 'Auto-Submitted': 'no' },
  { 'Auto-Submitted': 'No (human)' },
  { Precedence: 'first-class' },
  { From: '"no-reply@example.fr" <lea@example.fr>' },
  { From: 'anno.reply@example.fr' },
  { 'Content-Type': 'multipart/mixed' },
  { 'X-Auto-Response-Suppress': 'All' },
];

describe('automatic mail', () => {
  it.each(machines)('%s: %j', (why, headers) => {
    expect(isAutomatic(headers)).toEqual({ automatic: true, why });
    expect(suppressesReplies(headers)).toBe(true);
  });

  it.each(people)('not %j', (headers) => {
    expect(isAutomatic(headers)).toEqual({ automatic: false });
  });

  it('has an example of every reason', () => {
    expect(new Set(machines.map(([why]) => why))).toEqual(new Set(automaticReasons));
  });

  it.each([
    ['All', true],
    ['DR, OOF, AutoReply', true],
    ['oof', true],
    ['DR, RN, NRN', false],
    ['None', false],
  ])('a wish for no automatic answer: %s', (wish, suppressed) => {
    expect(suppressesReplies({ 'X-Auto-Response-Suppress': wish })).toBe(suppressed);
  });
});
