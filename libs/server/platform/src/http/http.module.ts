import { Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from '../auth/access.guard';
import { FilesController } from '../files/files.controller';
import { HealthController } from '../health/health.controller';
import { EventsController } from '../live/events.controller';
import { IdempotencyInterceptor } from './idempotency.interceptor';
import { MediaTypeGuard } from './media-type.guard';
import { ProblemFilter } from './problem.filter';
import { validationPipe } from './validation';

/** What every HTTP request passes through, and the routes of the platform itself. */
@Module({
  controllers: [HealthController, EventsController, FilesController],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: MediaTypeGuard },
    { provide: APP_PIPE, useValue: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class HttpModule {}
