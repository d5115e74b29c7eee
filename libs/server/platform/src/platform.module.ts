import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { MixedList } from 'typeorm';
import { DataSource } from 'typeorm';
import { AuditEntryRow } from './audit/audit-entry.row';
import { AuditSealer } from './audit/audit-sealer';
import { Clock } from './clock/clock';
import { CallLimitRow } from './concurrency/call-limit.row';
import { CONFIG, type Config } from './config/config';
import { openDataSource } from './db/data-source';
import { Database } from './db/database';
import { FileStore } from './files/file-store';
import { StoredFileRow } from './files/stored-file.row';
import { Health } from './health/health';
import { LiveFeed } from './live/live-feed';
import { createLogger, LOGGER } from './logging/logger';
import { Mailroom } from './mail/mailroom';
import { OutboundMailRow } from './mail/outbound-mail.row';
import { OutboxBell } from './outbox/outbox-bell';
import { OutboxRow } from './outbox/outbox.row';
import { RedisConnections } from './queue/redis';
import { WakeUps } from './queue/wake-ups';
import { RotateKeys } from './secrets/rotate-keys';
import { SEALED_COLUMNS, type SealedColumn } from './secrets/sealed-columns';
import { Secrets } from './secrets/secrets';

/** Tables of the platform itself. */
export const platformEntities = [AuditEntryRow, CallLimitRow, OutboxRow, OutboundMailRow, StoredFileRow];

const shared = [
  AuditSealer,
  Clock,
  Database,
  FileStore,
  Health,
  LiveFeed,
  Mailroom,
  OutboxBell,
  RedisConnections,
  RotateKeys,
  Secrets,
  WakeUps,
];

interface ProcessParts {
  name: string;
  config: Config;
  entities: (new () => object)[];
  sealed?: readonly SealedColumn[];
}

/** What every feature stands on. Given the settings, the tables and the sealed columns of the features of this process. */
@Global()
@Module({})
export class PlatformModule {
  static with(process: ProcessParts): DynamicModule {
    const { config, sealed = [] } = process;
    const entities = [...platformEntities, ...process.entities] as MixedList<new () => object>;
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SEALED_COLUMNS, useValue: sealed },
        { provide: LOGGER, useFactory: () => createLogger(process.name, config.logLevel) },
        {
          provide: DataSource,
          useFactory: () => openDataSource(config.databaseUrl, entities, config.databasePool),
        },
        ...shared,
      ],
      exports: [CONFIG, LOGGER, DataSource, ...shared],
    };
  }
}
