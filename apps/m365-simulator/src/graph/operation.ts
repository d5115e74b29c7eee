import type { z } from 'zod';
import type { Tenant } from '../tenant/state';

/** A refusal in the words and the envelope of Graph. */
export class GraphError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export const badRequest = (message: string): GraphError => new GraphError(400, 'Request_BadRequest', message);

/** Also what a replica answers that has not heard of the object yet. */
export const missing = (id: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

/** One request, as an operation sees it. */
export interface Call<Body = unknown> {
  tenant: Tenant;
  /** Values of the braces of the path. */
  path: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: Body;
  now: number;
  /** Base address of this service, for links and references. */
  base: string;
}

/** What an operation answers: a body, none (204), or an address to go to. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Operation {
  method: string;
  /** `/users/{id}`, relative to the version. */
  path: string;
  /** Application permissions, each of which is enough; the least first. */
  permissions: readonly string[];
  /** More that this very body asks for: of each list, one. */
  also?: (body: unknown) => readonly (readonly string[])[];
  body: z.ZodType | null;
  run: (call: Call) => Answer;
}

interface BodySpec<Body> {
  permissions: readonly string[];
  also?: (body: Body) => readonly (readonly string[])[];
  body: z.ZodType<Body>;
  run: (call: Call<Body>) => Answer;
}

/** An operation whose body has a schema. */
export function takes<Body>(method: string, path: string, spec: BodySpec<Body>): Operation {
  const { permissions, also, body, run } = spec;
  return {
    ...{ method, path, permissions, body },
    // The body was read by this very schema before either is called.
    ...(also && { also: (given) => also(given as Body) }),
    run: (call) => run(call as Call<Body>),
  };
}

/** An operation without a body. */
export function asks(
  method: string,
  path: string,
  permissions: readonly string[],
  run: (call: Call) => Answer,
): Operation {
  return { method, path, permissions, body: null, run };
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body });
export const done: Answer = { status: 204 };
