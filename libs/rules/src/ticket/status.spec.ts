import {
  canMove,
  checkTransition,
  clockEffect,
  onClientReply,
  pauseReasonOf,
  priorityOf,
  levels,
  ticketStates,
  stateWhenAssigned,
  transitions,
  validateTransitions,
} from '../index';

describe('ticket states', () => {
  it('move as the table says, and in no other way', () => {
    const moves = ticketStates.flatMap((from) =>
      ticketStates.filter((to) => canMove(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(moves).toEqual([
      'new > open',
      'new > waiting-client',
      'new > waiting-vendor',
      'new > planned',
      'new > resolved',
      'open > waiting-client',
      'open > waiting-vendor',
      'open > planned',
      'open > resolved',
      'waiting-client > open',
      'waiting-client > resolved',
      'waiting-vendor > open',
      'waiting-vendor > resolved',
      'planned > open',
      'planned > resolved',
      'resolved > open',
      'resolved > closed',
    ]);
  });

  it.each([
    ['new', true, 'open'],
    ['new', false, 'new'],
    ['open', true, 'open'],
    ['waiting-client', true, 'waiting-client'],
    ['resolved', false, 'resolved'],
  ] as const)('take a ticket that is %s and assigned %s to %s', (state, assigned, expected) => {
    expect(stateWhenAssigned(state, assigned)).toBe(expected);
  });

  it('are proven: known, reachable, no dead end', () => {
    expect(validateTransitions(transitions)).toEqual({ ok: true });
  });

  it.each([
    ['transitions.unknown-state', 'lost', { ...transitions, open: ['lost'] }],
    ['transitions.unknown-state', 'lost', { ...transitions, lost: ['open'] }],
    ['transitions.missing-state', 'closed', { ...transitions, closed: undefined }],
    [
      'transitions.unreachable',
      'planned',
      { ...transitions, new: ['open'], open: ['waiting-client', 'waiting-vendor', 'resolved'] },
    ],
    ['transitions.dead-end', 'planned', { ...transitions, planned: [] }],
    [
      'transitions.dead-end',
      'waiting-vendor',
      { ...transitions, planned: ['waiting-vendor'], 'waiting-vendor': ['planned'] },
    ],
  ])('refuse a table with %s %s', (code, state, table) => {
    const entries = Object.entries(table).filter(([, next]) => next !== undefined);
    expect(validateTransitions(Object.fromEntries(entries) as Record<string, string[]>)).toEqual({
      ok: false,
      code,
      state,
    });
  });

  it('pause, resume, stop and restart the clocks', () => {
    const effects = ticketStates.flatMap((from) =>
      transitions[from].map((to) => `${from} > ${to}: ${clockEffect(from, to)}`),
    );
    expect(effects).toEqual([
      'new > open: resume',
      'new > waiting-client: pause',
      'new > waiting-vendor: pause',
      'new > planned: resume',
      'new > resolved: stop',
      'open > waiting-client: pause',
      'open > waiting-vendor: pause',
      'open > planned: resume',
      'open > resolved: stop',
      'waiting-client > open: resume',
      'waiting-client > resolved: stop',
      'waiting-vendor > open: resume',
      'waiting-vendor > resolved: stop',
      'planned > open: resume',
      'planned > resolved: stop',
      'resolved > closed: stop',
      'resolved > open: restart',
    ]);
    expect(ticketStates.map(pauseReasonOf)).toEqual([
      null,
      null,
      'waiting-client',
      'waiting-vendor',
      null,
      null,
      null,
    ]);
  });

  it('refuse what the table refuses, and work without its written request', () => {
    expect(checkTransition('open', 'waiting-client')).toEqual({ ok: true, clockEffect: 'pause' });
    expect(checkTransition('closed', 'open')).toEqual({ ok: false, code: 'ticket.transition-refused' });
    expect(checkTransition('open', 'open')).toEqual({ ok: false, code: 'ticket.transition-refused' });
    const unsealed = { requestKind: 'account.arrival', sealedRequest: false } as const;
    const missing = { ok: false, code: 'ticket.written-request-missing' };
    expect(checkTransition('open', 'planned', unsealed)).toEqual(missing);
    expect(checkTransition('open', 'resolved', unsealed)).toEqual(missing);
    expect(checkTransition('open', 'waiting-client', unsealed).ok).toBe(true);
    expect(checkTransition('open', 'planned', { ...unsealed, sealedRequest: true }).ok).toBe(true);
    expect(checkTransition('open', 'planned', { ...unsealed, requestKind: 'incident' }).ok).toBe(true);
  });

  it.each([
    ['open', null, '2026-11-20T10:00:00Z', 'append'],
    ['waiting-client', '2026-01-01T00:00:00Z', '2026-11-20T10:00:00Z', 'append'],
    ['resolved', '2026-11-06T10:00:00Z', '2026-11-20T10:00:00Z', 'reopen'],
    ['resolved', '2026-11-06T10:00:00Z', '2026-11-20T10:00:00.001Z', 'open-linked'],
    ['resolved', null, '2026-11-20T10:00:00Z', 'open-linked'],
    ['closed', '2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z', 'open-linked'],
  ] as const)('a reply to a ticket %s since %s at %s: %s', (state, resolvedAt, now, action) => {
    expect(onClientReply(state, resolvedAt, now)).toEqual({ action });
  });
});

describe('priority', () => {
  it('is impact times urgency', () => {
    expect(levels.map((impact) => levels.map((urgency) => priorityOf(impact, urgency)))).toEqual([
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 4],
    ]);
  });
});
