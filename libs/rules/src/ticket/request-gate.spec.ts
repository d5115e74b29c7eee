import { type NoticeWarningInput, channelDecision, formulas, noticeWarnings } from '../index';

describe('written-request gate', () => {
  const outcome = (channel: 'portal' | 'email' | 'phone') =>
    formulas.map(
      (formula) => channelDecision({ formula, channel, senderKnown: true, senderMayRequest: true }).outcome,
    );

  it('accepts by formula and channel', () => {
    expect(outcome('portal')).toEqual(['accept', 'accept', 'accept']);
    expect(outcome('email')).toEqual(['accept', 'draft', 'draft']);
    expect(outcome('phone')).toEqual(['draft', 'draft', 'draft']);
  });

  it.each(formulas)('sends those without the right to triage under %s', (formula) => {
    for (const channel of ['portal', 'email'] as const) {
      const sender = { formula, channel };
      expect(channelDecision({ ...sender, senderKnown: false, senderMayRequest: false })).toEqual({
        outcome: 'triage',
        code: 'request.sender-unknown',
      });
      expect(channelDecision({ ...sender, senderKnown: true, senderMayRequest: false })).toEqual({
        outcome: 'triage',
        code: 'request.sender-not-allowed',
      });
    }
    const phone = { formula, channel: 'phone', senderKnown: false, senderMayRequest: false } as const;
    expect(channelDecision(phone)).toEqual({ outcome: 'draft' });
  });
});

describe('notice the client owes', () => {
  const arrival: NoticeWarningInput = {
    kind: 'account.arrival',
    receivedAt: '2026-11-20T23:00:00Z',
    effectiveDate: '2026-11-23',
    needsLicence: false,
    zone: 'Europe/Paris',
  };
  const warn = (change: Partial<NoticeWarningInput>) => noticeWarnings({ ...arrival, ...change });

  it('is 48 h before 00:00 local of the effective date', () => {
    expect(warn({})).toEqual([]);
    expect(warn({ receivedAt: '2026-11-20T23:00:00.001Z' })).toEqual(['notice.account-48h']);
    expect(warn({ zone: 'UTC', receivedAt: '2026-11-20T23:30:00Z' })).toEqual([]);
  });

  it('is one week before an arrival with a licence, by local dates', () => {
    const licence = { needsLicence: true, effectiveDate: '2026-11-28' };
    expect(warn(licence)).toEqual([]);
    expect(warn({ ...licence, effectiveDate: '2026-11-27' })).toEqual(['notice.licence-one-week']);
    expect(warn({ ...licence, effectiveDate: '2026-11-22' })).toEqual([
      'notice.account-48h',
      'notice.licence-one-week',
    ]);
    expect(warn({ ...licence, kind: 'account.departure', effectiveDate: '2026-11-27' })).toEqual([]);
  });

  it('concerns accounts with an effective date only', () => {
    const late = { effectiveDate: '2026-11-21', needsLicence: true };
    expect(warn({ ...late, kind: 'account.departure' })).toEqual(['notice.account-48h']);
    for (const kind of ['backup.restore', 'incident', 'question', 'email'] as const)
      expect(warn({ ...late, kind })).toEqual([]);
    expect(warn({ ...late, effectiveDate: null })).toEqual([]);
  });
});
