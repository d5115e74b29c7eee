import type { Contact } from '@vigie/directory';
import { isForged, openingsPerHour, routeOf, type MailFacts } from './route-mail-decision';

const contact = (changes: Partial<Contact> = {}): Contact => ({
  id: '7',
  name: 'Marie',
  email: 'marie@client.test',
  clientId: '3',
  clientName: 'Client',
  formula: 'STANDARD',
  roles: ['requester'],
  locale: 'fr',
  active: true,
  ...changes,
});

const facts = (changes: Partial<MailFacts> = {}): MailFacts => ({
  handledCopy: false,
  reportsBackup: false,
  ours: false,
  automatic: { automatic: false },
  severalSenders: false,
  forged: false,
  sender: contact(),
  answered: null,
  recentOpenings: 0,
  ...changes,
});

const answered = { ticketId: '10001', clientId: '3', isOver: false };
const over = { ...answered, isOver: true };
const robot = { automatic: true, why: 'auto-submitted' } as const;

describe('the way of a mail', () => {
  it.each<[string, MailFacts, object]>([
    ['STANDARD', facts(), { to: 'request' }],
    ['PREMIUM', facts({ sender: contact({ formula: 'PREMIUM' }) }), { to: 'draft' }],
    ['SERENITE', facts({ sender: contact({ formula: 'SERENITE' }) }), { to: 'draft' }],
    ['an approver', facts({ sender: contact({ roles: ['approver'] }) }), { to: 'request' }],
    [
      'no right',
      facts({ sender: contact({ roles: ['client-dpo'] }) }),
      { to: 'triage', reason: 'sender-may-not-request' },
    ],
    [
      'no role',
      facts({ sender: contact({ roles: [] }) }),
      { to: 'triage', reason: 'sender-may-not-request' },
    ],
    ['nobody we know', facts({ sender: null }), { to: 'triage', reason: 'unknown-sender' }],
    ['one of us', facts({ sender: 'staff' }), { to: 'triage', reason: 'sender-is-staff' }],
    ['of several authors', facts({ severalSenders: true }), { to: 'triage', reason: 'several-senders' }],
    [
      'of several authors, as an answer of a robot',
      facts({ severalSenders: true, answered, automatic: robot, handledCopy: true }),
      { to: 'triage', reason: 'several-senders' },
    ],
    ['forged', facts({ forged: true }), { to: 'triage', reason: 'sender-not-authenticated' }],
    ['a robot', facts({ automatic: robot }), { to: 'ignored', reason: 'auto-submitted' }],
    ['ourselves', facts({ ours: true }), { to: 'ignored', reason: 'own-address' }],
    [
      'the report of a backup',
      facts({ reportsBackup: true, automatic: robot, sender: null }),
      { to: 'report' },
    ],
    [
      'the copy of one',
      facts({ reportsBackup: true, handledCopy: true }),
      { to: 'ignored', reason: 'duplicate' },
    ],
    ['a copy', facts({ handledCopy: true }), { to: 'ignored', reason: 'duplicate' }],
    ['an answer', facts({ answered }), { to: 'message', ticketId: '10001' }],
    [
      'an answer without a right to ask',
      facts({ answered, sender: contact({ roles: [] }) }),
      { to: 'message' },
    ],
    [
      'an answer of a PREMIUM client',
      facts({ answered, sender: contact({ formula: 'PREMIUM' }) }),
      { to: 'message' },
    ],
    [
      'an answer on a ticket of others',
      facts({ answered: { ...answered, clientId: '4' } }),
      { to: 'request' },
    ],
    ['an answer that comes too late', facts({ answered: over }), { to: 'message', ticketId: '10001' }],
    [
      'an answer of a PREMIUM client that comes too late',
      facts({ answered: over, sender: contact({ formula: 'PREMIUM' }) }),
      { to: 'draft' },
    ],
    [
      'an answer that comes too late, without a right to ask',
      facts({ answered: over, sender: contact({ roles: [] }) }),
      { to: 'triage', reason: 'sender-may-not-request' },
    ],
    [
      'an answer that comes too late after many',
      facts({ answered: over, recentOpenings: openingsPerHour }),
      { to: 'triage', reason: 'too-many-mails' },
    ],
    ['a robot answers', facts({ answered, automatic: robot }), { to: 'ignored' }],
    ['a forged answer', facts({ answered, forged: true }), { to: 'triage' }],
    ['one of us answers', facts({ answered, sender: 'staff' }), { to: 'triage' }],
    ['the last of many', facts({ recentOpenings: openingsPerHour - 1 }), { to: 'request' }],
    ['too many', facts({ recentOpenings: openingsPerHour }), { to: 'triage', reason: 'too-many-mails' }],
    ['an answer after many', facts({ answered, recentOpenings: openingsPerHour }), { to: 'message' }],
  ])('%s', (_name, given, route) => {
    expect(routeOf(given)).toMatchObject(route);
  });
});

describe('what the servers on the way found', () => {
  it.each([
    [false, undefined],
    [false, 'mx.vigie.test; dmarc=pass header.from=client.test; spf=fail'],
    [true, 'mx.vigie.test; spf=pass; dkim=pass; dmarc=fail (p=NONE) header.from=client.test'],
    [true, ['mx.vigie.test; spf=pass', 'relais.test; DMARC = Fail']],
    [true, 'mx.vigie.test; spf=fail smtp.mailfrom=mal.test; dkim=none'],
    [false, 'mx.vigie.test; spf=fail smtp.mailfrom=relais.test; dkim=pass header.d=client.test'],
    [false, 'mx.vigie.test; spf=softfail'],
    [false, 'mx.vigie.test; none'],
  ])('forged: %s when %j', (forged, header) => {
    expect(isForged(header === undefined ? {} : { 'authentication-results': header })).toBe(forged);
  });
});
