import { z } from 'zod';
import type { Graph, GraphRequest } from './graph';
import type { Answer } from './operation';

const batch = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
        url: z.string().startsWith('/'),
        headers: z.record(z.string(), z.string()).optional(),
        body: z.unknown().optional(),
        dependsOn: z.array(z.string()).optional(),
      }),
    )
    .min(1)
    .max(20),
});

const refused = (message: string): Answer => ({
  status: 400,
  body: { error: { code: 'BadRequest', message } },
  headers: { 'content-type': 'application/json' },
});

/** Up to twenty requests in one: 200 whatever became of each, answers in no order one may count on. */
export function answerBatch(graph: Graph, request: GraphRequest): Answer {
  let given: unknown;
  try {
    given = JSON.parse(request.text);
  } catch {
    return refused('Unable to read JSON request payload.');
  }
  const parsed = batch.safeParse(given);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? 'Invalid batch.');
  const { requests } = parsed.data;
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    return refused('Batch request id is duplicated.');
  const statuses = new Map<string, number>();
  const responses = requests.map(({ id, method, url, headers = {}, body, dependsOn = [] }) => {
    const failed = dependsOn.some((other) => (statuses.get(other) ?? 500) >= 400);
    if (failed) {
      statuses.set(id, 424);
      return {
        id,
        status: 424,
        body: { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } },
      };
    }
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const {
      status,
      body: answer,
      headers: answered,
    } = graph.answer({
      method,
      url,
      headers: { authorization: request.headers['authorization'], ...lower },
      text: body === undefined ? '' : JSON.stringify(body),
      base: request.base,
    });
    statuses.set(id, status);
    return { id, status, headers: answered, ...(answer !== undefined && { body: answer }) };
  });
  return {
    status: 200,
    body: { responses: responses.reverse() },
    headers: { 'content-type': 'application/json' },
  };
}
