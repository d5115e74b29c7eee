import { type ClockKind, type RequestKind, qualifiedKinds, qualify, requestKinds } from '../index';

const service: ClockKind[] = ['response', 'resolution'];

describe('qualifying what a free e-mail opened', () => {
  it.each<[RequestKind, ClockKind[], string, ClockKind[], ClockKind[]]>([
    ['account.arrival', ['promise'], 'request', [], []],
    ['account.departure', ['promise'], 'request', [], []],
    ['account.change', ['promise'], 'request', [], []],
    ['backup.restore', ['promise'], 'request', [], []],
    ['incident', ['promise'], 'incident', ['promise'], service],
    ['question', ['promise'], 'question', ['promise'], service],
    ['question', service, 'question', [], []],
    ['account.change', service, 'request', service, ['promise']],
    ['incident', [], 'incident', [], service],
  ])('into %s with %j', (to, live, ticketKind, cancel, start) => {
    expect(qualify('email', to, live)).toEqual({ ok: true, ticketKind, cancel, start });
  });

  it('is for free e-mails only, and says what they are', () => {
    const refused = { ok: false, code: 'ticket.qualification-refused' };
    for (const sealed of [null, ...qualifiedKinds]) expect(qualify(sealed, 'incident', [])).toEqual(refused);
    expect(qualify('email', 'email', ['promise'])).toEqual(refused);
    expect(qualify('email', 'catalogue', ['promise'])).toEqual(refused);
    expect([...qualifiedKinds, 'email', 'catalogue'].sort()).toEqual([...requestKinds].sort());
  });
});
