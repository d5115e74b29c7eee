/** What is read of a JSON schema. */
export interface BodySchema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  default?: unknown;
  enum?: unknown[];
  anyOf?: BodySchema[];
  oneOf?: BodySchema[];
  allOf?: BodySchema[];
  properties?: Record<string, BodySchema>;
  required?: string[];
  items?: BodySchema;
  minItems?: number;
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
}
export type Definitions = Readonly<Record<string, BodySchema>>;

const formats: Record<string, string> = {
  email: 'claire.moreau@example.com',
  date: '2026-11-25',
  'date-time': '2026-11-25T09:00:00.000Z',
  time: '09:00',
  uri: 'https://example.com/',
  uuid: '3f2b8c1e-6d4a-4f0b-9a57-1c2d3e4f5a6b',
};
/** Tried in turn where a text has to look like something. */
const shapes = [
  'texte',
  '1',
  '2026-11-25',
  '2026-11',
  '09:00',
  '14:30:00',
  '#1d4ed8',
  'FR',
  '010562768',
  '0123456789abcdef',
  'data:image/png;base64,iVBORw0KGgo=',
  'exemple.fr',
  'https://nas.exemple.fr:5001',
];

/** A body that a schema describes: what is required, or all of it where that is nothing but the version. */
export function exampleOf(schema: BodySchema, definitions: Definitions): unknown {
  if (schema.$ref) return exampleOf(definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {}, definitions);
  const given = [schema.const, schema.default, schema.enum?.[0]].find(
    (value) => value !== undefined && value !== null,
  );
  if (given !== undefined) return given;
  const variant = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].find(({ type }) => type !== 'null');
  if (variant) return exampleOf(variant, definitions);
  return schema.allOf ? mergedExample(schema.allOf, definitions) : plainExample(schema, definitions);
}

function plainExample(schema: BodySchema, definitions: Definitions): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return objectExample(schema, definitions);
  if (type === 'array') return schema.items ? [exampleOf(schema.items, definitions)] : [];
  if (type === 'boolean') return true;
  return type === 'integer' || type === 'number' ? numberExample(schema) : textExample(schema);
}

const numberExample = ({ minimum, exclusiveMinimum }: BodySchema): number =>
  Math.max(1, minimum ?? 1, exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1);

function mergedExample(parts: readonly BodySchema[], definitions: Definitions): unknown {
  const examples = parts.map((part) => exampleOf(part, definitions));
  return examples.every((one) => typeof one === 'object') ? Object.assign({}, ...examples) : examples[0];
}

function objectExample({ properties = {}, required = [] }: BodySchema, definitions: Definitions): object {
  const said = required.some((name) => name !== 'version');
  const shown = Object.entries(properties).filter(([name]) => !said || required.includes(name));
  return Object.fromEntries(shown.map(([name, property]) => [name, exampleOf(property, definitions)]));
}

function textExample({ format, pattern, minLength = 0 }: BodySchema): string {
  const known = format === undefined ? undefined : formats[format];
  if (known !== undefined) return known;
  const shape = pattern === undefined ? 'Texte' : shapes.find((text) => matches(pattern, text));
  return (shape ?? 'texte').padEnd(minLength, 'x');
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
