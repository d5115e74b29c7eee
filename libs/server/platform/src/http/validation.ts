import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { Problem } from '@vigie/wire';

type Issues = NonNullable<Problem['errors']>;

/** The body, query or path does not fit its schema. */
export class InvalidRequest extends Error {
  constructor(readonly issues: Issues) {
    super('request.invalid');
  }
}

/** Checks what comes in against the zod schema of its parameter, once, at the edge. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new InvalidRequest(
      issues.slice(0, 50).map((issue) => ({
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        code: 'code' in issue ? String(issue.code) : 'invalid',
        message: issue.message,
      })),
    ),
});
