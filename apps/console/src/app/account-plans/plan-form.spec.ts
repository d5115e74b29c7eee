import { planKinds } from '@vigie/rules';
import { blankFacts, linesOf, orNull, problemsOf, readFacts, withTemplate, type FactsOf } from './plan-form';

const arrival = (change: Partial<FactsOf<'arrival'>> = {}): FactsOf<'arrival'> => ({
  ...(blankFacts('arrival') as FactsOf<'arrival'>),
  firstName: 'Zoé',
  lastName: 'Léger',
  ...change,
});

describe('the form of a plan', () => {
  it.each(planKinds)('%s says what lacks before anything is typed', (kind) => {
    const problems = problemsOf(blankFacts(kind));
    expect([...problems.values()].every((problem) => problem === 'required' || problem === 'email')).toBe(
      true,
    );
    expect(problems.size).toBeGreaterThan(0);
  });

  it('tells a missing address from a wrong one', () => {
    expect(problemsOf(blankFacts('password-reset')).get('address')).toBe('required');
    expect(problemsOf(blankFacts('password-reset', 'zoe@')).get('address')).toBe('email');
    expect(problemsOf(blankFacts('password-reset', 'zoe@acme.example')).size).toBe(0);
  });

  it('wants to know which phone was lost', () => {
    expect([...problemsOf(blankFacts('phone-lost', 'zoe@acme.example'))]).toEqual([['device', 'required']]);
  });

  it('sends what was typed without its spaces, and nothing while something is wrong', () => {
    expect(readFacts(arrival({ firstName: ' Zoé ' }))).toMatchObject({ firstName: 'Zoé' });
    expect(readFacts(arrival({ manager: 'nobody' }))).toBeNull();
  });

  it('takes what a template brings in place of what was there', () => {
    const template = { id: '7', licences: ['a'], groups: ['b'], tasks: ['Poste'] };
    const filled = withTemplate(arrival({ groups: ['c'] }), template);
    expect(filled).toMatchObject({ templateId: '7', licences: ['a'], groups: ['b'], tasks: ['Poste'] });
    expect(withTemplate(filled, null)).toMatchObject({ templateId: null, groups: ['b'] });
  });

  it('reads fields that may be empty, and lines', () => {
    expect([orNull('  '), orNull('x ')]).toEqual([null, 'x ']);
    expect(linesOf(' Poste\n\n Téléphone ')).toEqual(['Poste', 'Téléphone']);
  });
});
