import fc from 'fast-check';
import * as z from 'zod';
import { errorCodes } from './errors';
import { fieldCodes, fieldFaults, type FieldCode } from './field-errors';
import * as wire from './index';

const schemas = Object.entries(wire).flatMap(([name, value]): [string, z.ZodType][] =>
  value instanceof z.ZodType ? [[name, value]] : [],
);
const known = new Set<string>(fieldCodes);
const seenCodes = new Set<string>();
const seenIssues = new Set<string>();

/** Values of every shape, near what a schema wants: each part right, a little wrong or something else. */
function junkFor(schema: z.core.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 2, arbitrary: nearly(schema, depth) }, { weight: 1, arbitrary: anything });
}

const anything = fc.oneof(
  fc.anything({ maxDepth: 1 }),
  fc.constant(undefined),
  fc.constant(''),
  fc.integer(),
  fc.double(),
  fc.constantFrom('\u0000', 'a\u0007b', '2026-02-30', '12', '0', 'x'.repeat(300), 'ab\nc', '25:00', 'a@b'),
);

function nearly(schema: z.core.$ZodType, depth: number): fc.Arbitrary<unknown> {
  const inside = (part: z.core.$ZodType) => junkFor(part, depth + 1);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape).map(([key, field]) => [key, inside(field)]);
    const record = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys: [],
    });
    return fc
      .tuple(
        record,
        fc.dictionary(fc.constantFrom('admin', 'constructor', 'x'), fc.integer(), { maxKeys: 1 }),
      )
      .map(([right, extra]) => ({ ...right, ...extra }));
  }
  if (schema instanceof z.ZodArray) {
    // Long lists of long lists would take minutes.
    const few = fc.array(inside(schema.element), { maxLength: 3 });
    const many = fc.array(inside(schema.element), { maxLength: 60, size: 'max' });
    return depth < 2 ? fc.oneof({ weight: 9, arbitrary: few }, { weight: 1, arbitrary: many }) : few;
  }
  if (schema instanceof z.ZodUnion)
    return fc.oneof(...schema.options.map((option) => junkFor(option, depth)));
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return junkFor(schema.unwrap(), depth);
  if (schema instanceof z.ZodPipe) return junkFor(schema.in, depth);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral)
    return fc.constantFrom<unknown>(...(schema instanceof z.ZodEnum ? schema.options : schema.values));
  if (schema instanceof z.ZodNumber) return fc.oneof(fc.integer(), fc.double(), fc.constant(0));
  return fc.oneof(fc.string(), fc.constantFrom('1', '2026-11-25', 'a@vigie.test', 'x'.repeat(20_001)));
}

describe.each(schemas)('junk in place of %s', (_name, schema) => {
  it('is refused with codes of ours, in words of ours', () => {
    fc.assert(
      fc.property(junkFor(schema), (junk) => {
        const parsed = schema.safeParse(junk, { reportInput: true });
        if (parsed.success) return;
        const french = fieldFaults(parsed.error.issues, 'fr');
        const english = fieldFaults(parsed.error.issues, 'en');
        expect(french.map(({ path, code }) => [path, code])).toEqual(
          english.map(({ path, code }) => [path, code]),
        );
        expect(french.length).toBeGreaterThan(0);
        const theirs = new Set([
          ...parsed.error.issues.map(({ message }) => message),
          ...z
            .prettifyError(parsed.error)
            .split('\n')
            .map((line) => line.replace(/^✖ /, '')),
        ]);
        // Gathered first: a long list has thousands of faults, and each expectation takes its time.
        const notOurs = [...french, ...english].filter(
          ({ code, message }) =>
            !known.has(code) ||
            theirs.has(message) ||
            /invalid (input|option)|expected|received|unrecognized/i.test(message),
        );
        expect(notOurs).toEqual([]);
        for (const { code } of french) seenCodes.add(code);
        for (const { code } of parsed.error.issues) seenIssues.add(code);
      }),
      { numRuns: 60, seed: 20_261_125 },
    );
  });
});

describe('the junk above', () => {
  it('meets every kind of issue that the schemas can raise', () => {
    const raised = ['invalid_type', 'too_small', 'too_big', 'invalid_format', 'unrecognized_keys'];
    expect([...seenIssues]).toEqual(
      expect.arrayContaining([...raised, 'invalid_value', 'invalid_union', 'custom']),
    );
    expect([...seenCodes].toSorted()).toEqual(expect.arrayContaining(['field.required', 'field.characters']));
  });
});

describe('a fault of a field', () => {
  const first = (schema: z.ZodType, value: unknown, locale: 'fr' | 'en' = 'fr') => {
    const { error } = schema.safeParse(value, { reportInput: true });
    return fieldFaults(error?.issues ?? [], locale)[0];
  };

  it.each<[string, z.ZodType, unknown, FieldCode, string]>([
    ['missing', z.object({ a: z.string() }), {}, 'field.required', 'Ce champ est obligatoire.'],
    ['empty', wire.line(10), ' ', 'field.required', 'Ce champ est obligatoire.'],
    ['another type', z.string(), 3, 'field.type', 'Cette valeur n’est pas du type attendu.'],
    [
      'too long',
      wire.prose(20_000),
      'x'.repeat(20_001),
      'field.too-long',
      'Trop long : 20 000 caractères au plus.',
    ],
    ['too short', z.string().min(3), 'x', 'field.too-short', 'Trop court : 3 caractères au moins.'],
    ['too big', z.int().max(4), 5, 'field.too-big', 'Trop grand : 4 au plus.'],
    ['too small', z.int().min(1), 0, 'field.too-small', 'Trop petit : 1 au moins.'],
    ['too many', z.array(z.int()).max(1), [1, 2], 'field.too-many', 'Trop d’éléments : 1 au plus.'],
    ['too few', z.array(z.int()).min(1), [], 'field.too-few', 'Pas assez d’éléments : 1 au moins.'],
    ['no address', wire.email, 'nobody', 'field.email', 'Cette adresse électronique n’est pas valable.'],
    [
      'no date',
      wire.localDate,
      '2026-02-30',
      'field.date',
      'Cette date n’existe pas ou n’est pas écrite AAAA-MM-JJ.',
    ],
    ['no identifier', wire.id, '01', 'field.identifier', 'Cet identifiant n’est pas valable.'],
    ['no choice', z.enum(['a']), 'b', 'field.choice', 'Cette valeur ne fait pas partie des choix possibles.'],
    ['unknown', z.strictObject({}), { admin: 1 }, 'field.unknown', 'Ce champ n’est pas connu.'],
    ['not a multiple', z.int().multipleOf(5), 3, 'field.invalid', 'Cette valeur n’est pas valable.'],
  ])('is named and said: %s', (_title, schema, value, code, message) => {
    expect(first(schema, value)).toEqual(expect.objectContaining({ code, message }));
  });

  it('is said in English', () => {
    expect(first(wire.prose(20_000), 'x'.repeat(20_001), 'en')?.message).toBe(
      'Too long: at most 20,000 characters.',
    );
  });

  it('tells a kind that is missing from one that does not exist, at its own path', () => {
    expect(first(wire.newRequest, {})).toMatchObject({ path: 'kind', code: 'field.required' });
    expect(first(wire.newRequest, { kind: 'coffee' })).toMatchObject({ path: 'kind', code: 'field.choice' });
  });

  it('never bears the name of a refusal', () => {
    expect(fieldCodes.filter((code) => (errorCodes as readonly string[]).includes(code))).toEqual([]);
  });
});
