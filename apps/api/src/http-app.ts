import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { readPushBody } from '@vigie/backups';
import { LOGGER, serveWebApp, type Config } from '@vigie/platform';
import compression from 'compression';
import { json, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { AppModule } from './app.module';
import { apiDescription, withConventions } from './describe-api';

const maxBody = '1mb';

/** Builds the HTTP application: security headers, API, its description, the two web applications. */
export async function createHttpApp(config: Config, webRoot: string): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), {
    bodyParser: false,
    logger: ['error', 'warn'],
    forceCloseConnections: true,
  });
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(securityHeaders(config));
  app.use(
    pinoHttp({
      logger: app.get<Logger>(LOGGER),
      genReqId: () => randomUUID(),
      autoLogging: { ignore: isQuiet },
      customLogLevel: logLevel,
      serializers: { req: withoutLinks },
    }),
  );
  // Live events must leave at once: compression would hold them back.
  app.use(
    compression({
      filter: (request, response) => !isStream(request) && compression.filter(request, response),
    }),
  );
  app.use('/api/push', readPushBody);
  app.use(json({ limit: maxBody, strict: true, verify: refuseBrokenText }));
  app.use('/api', neverStored);
  describeApi(app);
  serveWebApp(app, 'console', path.join(webRoot, 'console'));
  serveWebApp(app, 'portal', path.join(webRoot, 'portal'));
  app.use((request: Request, response: Response, next: () => void) => {
    if (request.path === '/') response.redirect('/portal/');
    else next();
  });
  app.enableShutdownHooks();
  return app;
}

/** A link that works once is a password until it was opened: it stays out of the log, wherever it stands. */
function withoutLinks(logged: object): unknown {
  const text = JSON.stringify(logged).replace(/\/(one-time|once|push)\/[\w.-]+/g, '/$1/[removed]');
  const request = JSON.parse(text) as { params?: { token?: string; secret?: string } };
  if (request.params?.token !== undefined) request.params.token = '[removed]';
  if (request.params?.secret !== undefined) request.params.secret = '[removed]';
  return request;
}

/** Headers of every answer; pages replace the policy by their own (see serveWebApp). */
function securityHeaders(config: Config) {
  const isSecure = config.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure,
  });
}

function describeApi(app: NestExpressApplication): void {
  const info = new DocumentBuilder()
    .setTitle('Vigie')
    .setVersion('1')
    .setDescription(apiDescription)
    .addBearerAuth()
    .addCookieAuth()
    .build();
  app.use('/api/docs', (_request: Request, response: Response, next: () => void) => {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    next();
  });
  const document = () => withConventions(SwaggerModule.createDocument(app, info));
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json' });
}

/** Bytes that are not UTF-8 would be sealed as something that nobody wrote. */
function refuseBrokenText(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding === 'utf-8' && !isUtf8(body))
    throw Object.assign(new Error('the body is not UTF-8'), { status: 400 });
}

/** What the API says belongs to one person at one moment. */
function neverStored(_request: Request, response: Response, next: () => void): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

const isStream = (request: Request) => request.path === '/api/events';
const isQuiet = (request: { url?: string | undefined }) =>
  /^\/(api\/health|console|portal)/.test(request.url ?? '');

function logLevel(_request: unknown, response: { statusCode: number }, error?: Error) {
  if (error || response.statusCode >= 500) return 'error';
  return response.statusCode >= 400 ? 'info' : 'debug';
}
