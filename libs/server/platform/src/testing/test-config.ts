import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig, type Config } from '../config/config';

/** Settings of a test process: its own data folder, the test Redis, a fixed key. */
export function testConfig(databaseUrl: string, overrides: Partial<Config> = {}): Config {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:36379',
    DATA_DIR: mkdtempSync(path.join(tmpdir(), 'vigie-test-')),
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    BACKUP_SOURCES: '/srv',
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    PUBLIC_URL: 'http://localhost:3000',
    DATABASE_POOL: '8',
    SWEEP_SECONDS: '0.5',
  });
  return { ...config, ...overrides };
}
