import { planDifference } from './difference';
import { step } from './steps';

const team = { id: 't', name: 'Atelier' };
const before = [step('disable-account'), step('leave-group', { target: { id: 'g', name: 'Compta' } })];

describe('what another reading makes of a plan', () => {
  it('is nothing when its steps are the same, whatever their order or their words', () => {
    const renamed = step('leave-group', { target: { id: 'g', name: 'Comptabilité' } });
    expect(planDifference(before, [renamed, step('disable-account')])).toEqual({ added: [], gone: [] });
  });

  it('is what came and what went', () => {
    const after = [step('disable-account'), step('leave-team', { target: team })];
    const { added, gone } = planDifference(before, after);
    expect(added.map(({ key }) => key)).toEqual(['leave-team:t']);
    expect(gone.map(({ key }) => key)).toEqual(['leave-group:g']);
  });
});
