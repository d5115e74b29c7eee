import { formOf, macroFrom } from './macro-form';

describe('the form of a macro', () => {
  it('gives back the macro it was made of', () => {
    const macro = {
      id: '4',
      version: 2,
      name: 'Relance',
      shared: true,
      visibility: 'internal' as const,
      body: 'Bonjour',
      changes: {
        state: 'waiting-client' as const,
        priority: { impact: 'low' as const, urgency: 'high' as const },
        assignee: 'me' as const,
        queueId: '3',
        checklistId: '5',
        tags: ['a', 'b'],
      },
    };
    expect({ ...macroFrom(formOf(macro)), id: '4', version: 2 }).toEqual(macro);
  });

  it('leaves alone what is not chosen, and takes each tag once', () => {
    const form = { ...formOf(null), name: ' X ', impact: 'high' as const, tags: ' Un, un,, deux ' };
    expect(macroFrom(form)).toEqual({
      name: 'X',
      shared: false,
      visibility: 'public',
      body: null,
      changes: {
        state: null,
        priority: null,
        assignee: null,
        queueId: null,
        checklistId: null,
        tags: ['un', 'deux'],
      },
    });
  });
});
