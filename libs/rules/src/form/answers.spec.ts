import fc from 'fast-check';
import { checkAnswers, fulfils, shownFields, type AnswerContext } from './answers';
import { definitionFaults } from './check-definition';
import { conditionTests, type FormField } from './definition';

const context: AnswerContext = {
  today: '2026-11-23',
  matches: (source, value) => new RegExp(`^(?:${source})$`, 'u').test(value),
};
const label = { fr: 'Question' };
const choices = ['phone', 'laptop', 'screen'].map((value) => ({ value, label: { fr: value } }));
const field = (key: string, type: FormField['type'], rest: Partial<FormField> = {}): FormField => ({
  key,
  type,
  label,
  ...rest,
});
const when = (key: string, test: 'is' | 'contains' | 'filled', value?: string): Partial<FormField> => ({
  shown: { match: 'all', conditions: [{ field: key, test, value }] },
});

describe('checkAnswers', () => {
  it.each<[string, FormField, unknown, unknown]>([
    ['text, trimmed', field('a', 'text'), '  Zoé ', 'Zoé'],
    ['text of several lines', field('a', 'long-text'), 'a\r\nb', 'a\nb'],
    ['number', field('a', 'number', { min: 0, max: 3 }), 2.5, 2.5],
    ['date from tomorrow', field('a', 'date', { min: 1 }), '2026-11-24', '2026-11-24'],
    ['choice', field('a', 'choice', { choices }), 'phone', 'phone'],
    [
      'choices in the order of the form',
      field('a', 'choices', { choices }),
      ['screen', 'phone', 'screen'],
      ['phone', 'screen'],
    ],
    ['no', field('a', 'yes-no', { required: true }), false, false],
    ['address', field('a', 'email'), ' Zoe@Client.TEST', 'zoe@client.test'],
    ['files', field('a', 'file', { max: 2 }), ['7', '9'], ['7', '9']],
    [
      'a whole pattern',
      field('a', 'text', { pattern: { source: 'CC-\\d{4}', message: label } }),
      'CC-1234',
      'CC-1234',
    ],
  ])('keeps %s', (_name, one, raw, value) => {
    expect(checkAnswers([one], { a: raw }, context)).toEqual({ ok: true, values: { a: value } });
  });

  it.each<[string, FormField, unknown, object]>([
    ['nothing', field('a', 'text', { required: true }), ' ', { code: 'field.required' }],
    ['no file', field('a', 'file', { required: true }), [], { code: 'field.required' }],
    ['an invisible character', field('a', 'text'), 'a\nb', { code: 'field.characters' }],
    ['too long a line', field('a', 'text'), 'a'.repeat(501), { code: 'field.too-long', limit: 500 }],
    ['a number as text', field('a', 'number'), '3', { code: 'field.type' }],
    ['too small', field('a', 'number', { min: 1 }), 0, { code: 'field.too-small', limit: 1 }],
    ['yesterday', field('a', 'date', { min: 0 }), '2026-11-22', { code: 'field.date-early', limit: 0 }],
    ['too late', field('a', 'date', { max: 30 }), '2027-11-22', { code: 'field.date-late', limit: 30 }],
    ['no such day', field('a', 'date'), '2026-02-30', { code: 'field.date' }],
    ['another choice', field('a', 'choice', { choices }), 'plane', { code: 'field.choice' }],
    [
      'too many',
      field('a', 'choices', { choices, max: 1 }),
      ['phone', 'screen'],
      { code: 'field.too-many', limit: 1 },
    ],
    ['half an address', field('a', 'email'), 'zoe', { code: 'field.email' }],
    ['a name instead of a person', field('a', 'person'), 'Zoé', { code: 'field.type' }],
    [
      'part of a pattern',
      field('a', 'text', { pattern: { source: '\\d+', message: label } }),
      'a1',
      { code: 'field.pattern', message: label },
    ],
  ])('refuses %s', (_name, one, raw, fault) => {
    expect(checkAnswers([one], { a: raw }, context)).toEqual({
      ok: false,
      faults: [{ field: 'a', ...fault }],
    });
  });

  it('hides what depends on a hidden field', () => {
    const fields = [
      field('kind', 'choice', { choices }),
      field('model', 'text', { required: true, ...when('kind', 'is', 'laptop') }),
      field('why', 'text', { required: true, ...when('model', 'filled') }),
    ];
    const keys = (raw: object) => shownFields(fields, { ...raw }).map(({ key }) => key);
    expect(keys({ kind: 'laptop' })).toEqual(['kind', 'model']);
    expect(keys({ kind: 'laptop', model: 'X' })).toEqual(['kind', 'model', 'why']);
    expect(keys({ kind: 'phone', model: 'X' })).toEqual(['kind']);
    expect(checkAnswers(fields, { kind: 'phone', model: 'X', why: 'Y' }, context)).toEqual({
      ok: true,
      values: { kind: 'phone' },
    });
  });

  it('shows a field when any of its conditions is met', () => {
    const conditions = [
      { field: 'tools', test: 'contains' as const, value: 'phone' },
      { field: 'far', test: 'is' as const, value: 'true' },
    ];
    const fields = [
      field('tools', 'choices', { choices }),
      field('far', 'yes-no'),
      field('line', 'text', { shown: { match: 'any', conditions } }),
    ];
    expect(shownFields(fields, { tools: ['laptop'], far: true })).toHaveLength(3);
    expect(shownFields(fields, { tools: ['phone', 'laptop'] })).toHaveLength(3);
    expect(shownFields(fields, { far: false })).toHaveLength(2);
  });
});

describe('definitionFaults', () => {
  const isPattern = (source: string) => source !== '(';
  it.each<[string, FormField[], string, string]>([
    ['two fields of one name', [field('a', 'text'), field('a', 'date')], 'fields.1.key', 'form.key-taken'],
    ['a name that is none', [field('Nom complet', 'text')], 'fields.0.key', 'form.key-invalid'],
    ['a choice of nothing', [field('a', 'choice')], 'fields.0.choices', 'form.no-choices'],
    [
      'two choices of one value',
      [field('a', 'choice', { choices: [...choices, ...choices] })],
      'fields.0.choices.3.value',
      'form.choice-taken',
    ],
    [
      'a condition on a later field',
      [field('a', 'text', when('b', 'filled')), field('b', 'text')],
      'fields.0.shown.conditions.0',
      'form.condition-unknown',
    ],
    [
      'a condition on itself',
      [field('a', 'text', when('a', 'filled'))],
      'fields.0.shown.conditions.0',
      'form.condition-unknown',
    ],
    [
      'a condition nothing can meet',
      [field('a', 'choice', { choices }), field('b', 'text', when('a', 'is', 'plane'))],
      'fields.1.shown.conditions.0',
      'form.condition-value',
    ],
    ['crossed limits', [field('a', 'number', { min: 2, max: 1 })], 'fields.0.max', 'form.limits-crossed'],
    [
      'a pattern nobody can read',
      [field('a', 'text', { pattern: { source: '(', message: label } })],
      'fields.0.pattern.source',
      'form.pattern-invalid',
    ],
  ])('finds %s', (_name, fields, path, code) => {
    expect(definitionFaults({ fields }, isPattern)).toEqual([{ path, code }]);
  });
  it('wants a subject that is asked', () => {
    expect(definitionFaults({ fields: [field('a', 'heading')], subjectField: 'a' }, isPattern)).toEqual([
      { path: 'subjectField', code: 'form.subject-field' },
    ]);
    expect(definitionFaults({ fields: [field('a', 'text')], subjectField: 'a' }, isPattern)).toEqual([]);
  });
});

describe('any form', () => {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const answer = fc.oneof(
    fc.constantFrom('phone', 'laptop', '', 'x', '2026-12-01', 'zoe@client.test', '12'),
    fc.integer({ min: -3, max: 3 }),
    fc.boolean(),
    fc.subarray(['phone', 'screen', '7']),
    fc.constant(null),
  );
  const raws = fc.dictionary(fc.constantFrom(...keys), answer);
  const types = fc.constantFrom<FormField['type']>(
    'text',
    'number',
    'date',
    'choice',
    'choices',
    'yes-no',
    'email',
    'person',
    'file',
    'heading',
  );
  const forms = fc
    .array(
      fc.record({
        type: types,
        required: fc.boolean(),
        on: fc.nat(),
        test: fc.constantFrom(...conditionTests),
        value: fc.constantFrom('phone', 'true', 'x'),
        any: fc.boolean(),
        conditional: fc.boolean(),
      }),
      { maxLength: 5 },
    )
    .map((parts) =>
      parts.map(({ type, required, on, test, value, any, conditional }, index): FormField => {
        const conditions = [{ field: keys[on % Math.max(index, 1)] ?? 'a', test, value }];
        const shown =
          conditional && index > 0
            ? { shown: { match: any ? ('any' as const) : ('all' as const), conditions } }
            : {};
        return field(keys[index] ?? 'a', type, { required, choices, ...shown });
      }),
    );

  it('keeps no answer of a hidden field, asks for none, and refuses unknown ones', () => {
    fc.assert(
      fc.property(forms, raws, (fields, raw) => {
        const shown = new Set(shownFields(fields, raw).map(({ key }) => key));
        const known = new Set(fields.flatMap(({ key, type }) => (type === 'heading' ? [] : [key])));
        const checked = checkAnswers(fields, raw, context);
        if (checked.ok) expect(Object.keys(checked.values).every((key) => shown.has(key))).toBe(true);
        else
          for (const fault of checked.faults)
            expect(fault.code === 'field.unknown' ? !known.has(fault.field) : shown.has(fault.field)).toBe(
              true,
            );
        expect(Object.keys(raw).every((key) => known.has(key)) || !checked.ok).toBe(true);
      }),
    );
  });

  it('accepts its own canonical answers, and leaves them as they are', () => {
    fc.assert(
      fc.property(forms, raws, (fields, raw) => {
        const checked = checkAnswers(fields, raw, context);
        if (checked.ok) expect(checkAnswers(fields, checked.values, context)).toEqual(checked);
      }),
    );
  });

  it('tells filled from empty, and what is from what is not', () => {
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.string(), (text, value) => {
        const is = (test: (typeof conditionTests)[number]) => fulfils({ field: 'a', test, value }, text);
        expect(is('filled')).toBe(!is('empty'));
        expect(is('is')).toBe(!is('is-not'));
      }),
    );
  });
});
