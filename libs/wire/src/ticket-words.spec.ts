import { readDeskRow, ticketStates } from '@vigie/rules';
import { ticketWords } from './ticket-words';

describe('the words of tickets', () => {
  it.each(['fr', 'en'] as const)('in a file of ours (%s) are those that an import reads', (locale) => {
    const { states } = ticketWords[locale];
    for (const state of ticketStates) {
      const read = readDeskRow({ state: states[state] }, 'Europe/Paris');
      expect(read).toEqual({ values: { state }, faults: [] });
    }
  });

  it.each(['fr', 'en'] as const)('name every state once (%s)', (locale) => {
    const { states, requestStates } = ticketWords[locale];
    for (const words of [states, requestStates])
      expect(new Set(Object.values(words)).size).toBe(ticketStates.length);
  });
});
