import { deadlineWords } from './deadline-words';

jest.mock('@vigie/ui', () => ({
  ...jest.requireActual<object>('../../../../../libs/ui/src/text/format'),
  ...jest.requireActual<object>('../../../../../libs/ui/src/forms/today'),
}));

const now = Date.parse('2026-11-23T08:00:00Z');
const words = (dueAt: string | null, more: object = {}) =>
  deadlineWords({ state: 'open', waitingForYou: false, suspended: false, dueAt, ...more }, now, 'fr');

describe('deadlineWords', () => {
  it.each([
    ['today, far', '2026-11-23T17:00:00Z', 'Au plus tard aujourd’hui à 18:00', 'ok'],
    ['today, soon', '2026-11-23T10:55:00Z', 'Au plus tard aujourd’hui à 11:55', 'warn'],
    ['tomorrow', '2026-11-24T10:55:00Z', 'Au plus tard demain à 11:55', 'ok'],
    ['after midnight in Paris is tomorrow', '2026-11-23T23:30:00Z', 'Au plus tard demain à 0:30', 'ok'],
    ['later', '2026-11-26T10:55:00Z', 'Au plus tard jeudi 26 novembre à 11:55', 'ok'],
    [
      'past',
      '2026-11-22T10:55:00Z',
      'Échéance dépassée : dimanche 22 novembre à 11:55. Nous y travaillons.',
      'bad',
    ],
  ])('%s', (_name, dueAt, text, tone) => {
    const said = words(dueAt);
    expect(said?.text.replace(/[\u00a0\u202f]/g, ' ')).toBe(text);
    expect(said?.tone).toBe(tone);
  });

  it('says what stops the clock, and nothing once done', () => {
    expect(words(null, { waitingForYou: true, state: 'waiting-client' })?.tone).toBe('warn');
    expect(words(null, { state: 'waiting-vendor' })?.tone).toBe('none');
    expect(words(null)?.text).toBe('Sans échéance fixée');
    expect(words('2026-11-22T10:55:00Z', { state: 'resolved' })).toBeNull();
  });
});
