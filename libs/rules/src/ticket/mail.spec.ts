import {
  type AutomaticReason,
  type MailHeaders,
  automaticMailsPerHour,
  automaticReasons,
  isAutomatic,
  mayAnswerAgain,
  mayAnswerByMachine,
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
  ['auto-reply', { 'X-Autoresponder': 'vacation 2.1' }],
  ['loop', { 'X-Loop': 'support@example.fr' }],
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

  it.each([
    ['Réponse automatique : Demande', true],
    ['Réponse automatique\u00a0: Demande', true],
    ['Absence du bureau : Demande', true],
    ['Automatic reply: Request', true],
    ['Re: réponse automatique du standard en panne', false],
    ['Absence du bureau des ventes', false],
  ])('a subject alone: %s', (subject, automatic) => {
    expect(isAutomatic({}, subject).automatic).toBe(automatic);
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

describe('what a machine of ours may answer', () => {
  const now = '2026-11-24T12:00:00.000Z';
  const day = '2026-11-23T12:00:00.000Z';
  const older = '2026-11-23T11:59:59.999Z';
  it.each<[string, Parameters<typeof mayAnswerByMachine>[0], boolean]>([
    ['a mail of today', { headers: {}, receivedAt: now, writtenAt: now }, true],
    ['a mail without a date', { headers: {}, receivedAt: now, writtenAt: null }, true],
    ['a mail of exactly a day', { headers: {}, receivedAt: day, writtenAt: day }, true],
    ['a mail that arrived before', { headers: {}, receivedAt: older, writtenAt: now }, false],
    ['a mail written before', { headers: {}, receivedAt: now, writtenAt: older }, false],
    ['a mail from the future', { headers: {}, receivedAt: now, writtenAt: '2030-01-01T00:00:00Z' }, true],
    [
      'a mail of a machine',
      { headers: { 'Auto-Submitted': 'auto-replied' }, receivedAt: now, writtenAt: now },
      false,
    ],
    [
      'a mail that asks for silence',
      { headers: { 'X-Auto-Response-Suppress': 'All' }, receivedAt: now, writtenAt: now },
      false,
    ],
  ])('%s', (_name, mail, may) => {
    expect(mayAnswerByMachine(mail, now)).toBe(may);
  });

  it('is only so many mails an hour', () => {
    expect([0, automaticMailsPerHour - 1, automaticMailsPerHour, 1000].map(mayAnswerAgain)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
