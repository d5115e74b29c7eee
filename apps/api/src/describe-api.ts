import type { OpenAPIObject } from '@nestjs/swagger';
import { problem } from '@vigie/wire';
import { toJSONSchema } from 'zod';
import { exampleOf, type BodySchema, type Definitions } from './example-of';
import { routeNotes } from './route-notes.data';

type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** What the front page of the description says. */
export const apiDescription = `
Every capability of the console and the portal, for programs.

- **Authentication**: \`Authorization: Bearer <token>\`. Personal tokens are made in one's account, service tokens in the
  administration; each holds only the permissions it was given. \`x-permissions\` names those that open a route: one of
  them is enough.
- **Lists**: \`?limit\` (200 at most) and \`?cursor\`; an answer is \`{items, nextCursor}\`. Ask again with \`nextCursor\` until
  it is null. A parameter that is not described is refused.
- **Errors**: \`application/problem+json\` with a named \`code\`, and the fields at fault in \`errors\`. What belongs to
  another client answers 404.
- **Sending again**: with an \`Idempotency-Key\`, a POST that is sent twice has one effect and gets the same answer, for
  48 hours.
- **Concurrent changes**: send back the \`version\` you read; 409 when somebody else was faster.
- **Limits**: 600 requests a minute for each token; beyond, 429 with \`Retry-After\` in seconds.
- **Webhooks**: see \`/api/webhooks\`; the bodies are described by \`/api/webhooks/catalogue\` and signed as the Standard
  Webhooks specification says.
`;

const reasons: Record<number, string> = {
  400: 'Unreadable',
  401: 'Nobody is signed in, or the token is unknown or has expired',
  403: 'The caller has none of the permissions',
  404: 'There is no such object, or it belongs to another client',
  409: 'Somebody else changed it meanwhile; `data.version` is the version now',
  422: 'A field or a rule refuses it: see `code` and `errors`',
  429: 'Too many requests; wait `Retry-After` seconds',
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description: 'Any text of up to 255 visible characters, new for each thing to be done.',
  schema: { type: 'string' as const, maxLength: 255 },
};

/**
 * Adds to each route what holds for all of them, its errors and the key that makes a POST safe to send again, and to the
 * main ones what they are for.
 */
export function withConventions(document: OpenAPIObject): OpenAPIObject {
  const components = { ...document.components };
  components.schemas = { ...components.schemas, Problem: toJSONSchema(problem, { io: 'output' }) as Schema };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation) complete(operation, method, path, components.schemas as Definitions);
    }
  }
  return { ...document, components };
}

function complete(
  operation: Operation,
  method: (typeof methods)[number],
  path: string,
  definitions: Definitions,
): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const status of errorsOf(operation, method, path)) {
    operation.responses[status] ??= { description: reasons[status] ?? '', content };
  }
  if (method === 'post') operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
  explain(operation, `${method.toUpperCase()} ${path}`, definitions);
  if (isGuarded(operation)) operation.security = [{ bearer: [] }, { cookie: [] }];
}

/** What a route is for, and a body that it accepts: one that was written for it, else one that its schema describes. */
function explain(operation: Operation, route: string, definitions: Definitions): void {
  const note = routeNotes[route];
  if (note) operation.summary = note.summary;
  const body = operation.requestBody;
  const json = body && 'content' in body ? body.content['application/json'] : undefined;
  if (json) json.example = note?.example ?? exampleOf((json.schema ?? {}) as BodySchema, definitions);
}

/** Routes without permission are for everybody. */
const isGuarded = (operation: Operation) => 'x-permissions' in operation;

function errorsOf(operation: Operation, method: string, path: string): number[] {
  const takesInput = operation.requestBody !== undefined || (operation.parameters ?? []).length > 0;
  return [
    ...(operation.requestBody ? [400] : []),
    ...(isGuarded(operation) ? [401, 403, 429] : []),
    ...(path.includes('{') ? [404] : []),
    ...(method === 'patch' || method === 'put' ? [409] : []),
    ...(takesInput ? [422] : []),
  ];
}
