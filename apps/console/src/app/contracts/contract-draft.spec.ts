import { type ContractForm, keptOf, resumedForm } from './contract-draft';
import { emptyLine, typedContract } from './contract-model';

const begun: ContractForm = { ...typedContract(null), clientId: '' };

describe('a contract that is being typed', () => {
  it('is kept as what differs, and resumed as it was', () => {
    const typed: ContractForm = {
      ...begun,
      clientId: '7',
      label: 'Infogérance du siège',
      weekend: true,
      revised: false,
      lines: [
        { ...emptyLine, label: 'Poste', price: '12,50', equipmentKind: 'workstation' },
        { ...emptyLine, label: 'Sauvegarde', quantity: '' },
      ],
    };
    const kept = keptOf(typed, begun);
    expect(Object.keys(kept).sort()).toEqual(['clientId', 'label', 'lines', 'revised', 'weekend']);
    expect(resumedForm(JSON.parse(JSON.stringify(kept)), begun)).toEqual(typed);
  });

  it('leaves nothing when nothing was typed', () => {
    expect(keptOf(begun, begun)).toEqual({});
    expect(resumedForm({}, begun)).toEqual(begun);
  });

  it('leaves out what it does not know', () => {
    const kept = { label: true, unknown: 'x', lines: ['{"label":"Poste"}', 'no line', '{"label":3}'] };
    expect(resumedForm(kept, begun)).toEqual({ ...begun, lines: [{ ...emptyLine, label: 'Poste' }] });
  });
});
