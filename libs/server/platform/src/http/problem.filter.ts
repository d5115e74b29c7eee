import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { wordsIn } from '@vigie/rules';
import {
  errorStatus,
  isFieldCode,
  sayError,
  sayField,
  type ErrorCode,
  type Locale,
  type Problem,
} from '@vigie/wire';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { IdentifiedRequest } from '../auth/decorators';
import { DomainError, type FieldRefusal } from '../errors/domain-error';
import { LOGGER } from '../logging/logger';
import { InvalidRequest } from './validation';

const codeOfStatus: Record<number, ErrorCode> = {
  400: 'request.unreadable',
  404: 'not-found',
  405: 'not-found',
  413: 'request.too-large',
  415: 'request.unsupported-media',
};

/** Makes a problem document of every error; what we did not foresee is logged under the identifier it shows. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<IdentifiedRequest>();
    const response = http.getResponse<Response>();
    const requestId = http.getRequest<{ id?: string }>().id ?? randomUUID();
    const locale = localeOf(request);
    const known = describe(error, locale);
    if (known.code === 'server.failed')
      this.logger.error({ err: error, requestId, path: request.path }, 'request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    const body = problemOf(known, locale, requestId);
    if (known.retryAfter !== undefined) response.setHeader('Retry-After', String(known.retryAfter));
    response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }
}

interface KnownError {
  code: ErrorCode;
  status?: number;
  data?: Record<string, unknown> | undefined;
  errors?: Problem['errors'];
  fields?: FieldRefusal[] | undefined;
  retryAfter?: number;
}

function describe(error: unknown, locale: Locale): KnownError {
  if (error instanceof DomainError) {
    const retry = Number(error.data?.['retryAfter'] ?? (error.code === 'server.busy' ? 2 : Number.NaN));
    const known: KnownError = { code: error.code, data: error.data, fields: error.fields };
    return Number.isNaN(retry) ? known : { ...known, retryAfter: retry };
  }
  if (error instanceof InvalidRequest) return { code: 'request.invalid', errors: error.describe(locale) };
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return { code: codeOfStatus[status] ?? 'server.failed' };
}

/** Body parsers throw plain errors that carry a status. */
function statusOf(error: unknown): number {
  return error instanceof Error && 'status' in error ? Number(error.status) : 500;
}

function problemOf(known: KnownError, locale: Locale, requestId: string): Problem {
  const text = sayError(known.code, locale, known.data);
  const fields = known.fields?.map((field) => ({
    path: field.path,
    code: field.code,
    message: sayRefusal(field, locale),
  }));
  const errors = known.errors ?? fields;
  return {
    type: `urn:vigie:error:${known.code}`,
    title: text,
    status: errorStatus[known.code],
    code: known.code,
    detail: text,
    ...(errors && { errors }),
    ...(known.data && { data: known.data }),
    requestId,
  };
}

function sayRefusal({ code, limit, message }: FieldRefusal, locale: Locale): string {
  if (message) return wordsIn(message, locale);
  return isFieldCode(code) ? sayField(code, locale, limit) : sayError(code, locale);
}

/** The language to answer in: the browser's choice, else the person's, else French. */
export function localeOf(request: IdentifiedRequest): Locale {
  const asked = request.headers['accept-language'];
  if (asked) return /^\s*en\b/i.test(asked) ? 'en' : 'fr';
  return request.identity?.actor.locale ?? 'fr';
}
