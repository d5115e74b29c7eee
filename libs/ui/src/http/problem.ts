import { HttpErrorResponse } from '@angular/common/http';
import { type ErrorCode, type Locale, problem, sayError } from '@vigie/wire';
import { sharedTexts } from '../text/shared-texts';

/** What went wrong, ready to be shown. */
export interface ShownProblem {
  /** Named code of the API, or what happened on the way to it. */
  code: ErrorCode | 'network' | 'unexpected';
  status: number;
  message: string;
  /** Messages by path of the field, for example `form.effectiveDate`. */
  fields: Readonly<Record<string, string>>;
  data: Readonly<Record<string, unknown>>;
  requestId: string | null;
}

function plain(code: 'network' | 'unexpected', status: number, message: string): ShownProblem {
  return { code, status, message, fields: {}, data: {}, requestId: null };
}

/** Reads the problem document of an API error; anything else becomes a plain sentence. */
export function problemOf(error: unknown, locale: Locale = 'fr'): ShownProblem {
  const texts = sharedTexts[locale].states;
  const response = httpError(error);
  if (!response) return plain('unexpected', 0, texts.unexpected);
  if (response.status === 0) return plain('network', 0, texts.unreachable);
  const parsed = problem.safeParse(body(response.error));
  if (!parsed.success) {
    return plain(
      'unexpected',
      response.status,
      response.status >= 500 ? texts.unreachable : texts.unexpected,
    );
  }
  const { code, status, errors, data, requestId } = parsed.data;
  return {
    code,
    status,
    message: sayError(code, locale, data),
    fields: Object.fromEntries((errors ?? []).map(({ path, message }) => [path, message])),
    data: data ?? {},
    requestId: requestId || null,
  };
}

function httpError(error: unknown): HttpErrorResponse | undefined {
  if (error instanceof HttpErrorResponse) return error;
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof HttpErrorResponse ? cause : undefined;
}

/** The body of an error to a request that expected a file or text arrives unparsed. */
function body(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
