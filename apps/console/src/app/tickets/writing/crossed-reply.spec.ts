import type { TicketMessage } from '@vigie/wire';
import { crossedReply } from './crossed-reply';

const message = (id: string, name: string, more: Partial<TicketMessage> = {}): TicketMessage => ({
  id,
  ticketId: '1',
  visibility: 'public',
  channel: 'console',
  author: { kind: 'staff', name },
  body: '',
  html: null,
  at: '2026-11-20T10:00:00.000Z',
  attachments: [],
  refusedFiles: [],
  delivery: 'none',
  heldUntil: null,
  fullText: null,
  outcome: null,
  recipients: { to: [], cc: [] },
  ...more,
});

describe('a reply that crosses another one', () => {
  it.each<[string, TicketMessage[], string | null, string | null]>([
    ['nobody answered', [message('3', 'Léa')], '3', null],
    ['a colleague answered', [message('9', 'Léa'), message('10', 'Marc')], '9', '10'],
    ['several did: the last', [message('10', 'Marc'), message('11', 'Ana')], '9', '11'],
    ['a note', [message('10', 'Marc', { visibility: 'internal' })], '9', null],
    ['the client', [message('10', 'Zoé', { author: { kind: 'contact', name: 'Zoé' } })], '9', null],
    ['oneself', [message('10', 'Moi')], '9', null],
    ['nothing was there', [message('1', 'Marc')], null, '1'],
  ])('%s', (_name, messages, after, id) => {
    expect(crossedReply(messages, after, 'Moi')?.id ?? null).toBe(id);
  });
});
