import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { Locale, Problem } from '@vigie/wire';
import { z } from 'zod';

type Issues = NonNullable<Problem['errors']>;
type Issue = z.core.$ZodIssue;

const maxIssues = 50;
const words = { fr: z.locales.fr().localeError, en: z.locales.en().localeError };

/** The body, query or path does not fit its schema. */
export class InvalidRequest extends Error {
  constructor(private readonly issues: readonly Issue[]) {
    super('request.invalid');
  }

  /** The fields at fault, in the reader's language. An unknown field is named itself. */
  describe(locale: Locale): Issues {
    return this.issues.flatMap((issue) => this.entries(issue, locale)).slice(0, maxIssues);
  }

  private entries(issue: Issue, locale: Locale): Issues {
    const spoken = words[locale](issue as z.core.$ZodRawIssue);
    const message = typeof spoken === 'string' ? spoken : (spoken?.message ?? issue.message);
    const path = issue.path.map(String);
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((parts) => ({ path: parts.join('.'), code: issue.code, message }));
  }
}

/** Checks what comes in against the zod schema of its parameter, once, at the edge. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new InvalidRequest(issues as readonly Issue[]),
});
