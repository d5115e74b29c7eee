import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { KeyRing } from '../secrets/key-ring';

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0', ''])
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true' || value === '1');
const optionalUrl = z
  .union([z.literal(''), z.url()])
  .default('')
  .transform((value) => value || null);

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATABASE_URL: z.url(),
  REDIS_URL: z.url(),
  DATA_DIR: z.string().min(1).default('.local'),
  DEMO: flag(true),
  /** Whether our own people need a second factor; by default they do, but not in the demonstration. */
  STAFF_SECOND_FACTOR: z.enum(['required', 'optional', '']).default(''),
  /** Address people reach us at; every link in a mail is built from it, never from a request header. */
  PUBLIC_URL: z.url().optional(),
  SECRET_KEY: z.string().optional(),
  SECRET_KEY_FILE: z.string().optional(),
  SMTP_URL: optionalUrl,
  IMAP_URL: optionalUrl,
  MAIL_FROM: z.string().min(3).default('Vigie <support@vigie.test>'),
  /** Mails older than this at the first reading of a mailbox are left alone. */
  MAIL_SINCE: z.iso.datetime({ offset: true }).optional(),
  /** Where our application signs in, and where Microsoft Graph answers; national clouds have their own. */
  MICROSOFT_LOGIN_URL: z.url().default('https://login.microsoftonline.com'),
  MICROSOFT_GRAPH_URL: z.url().default('https://graph.microsoft.com'),
  /** What tokens are asked for, whatever address is called. */
  MICROSOFT_GRAPH_RESOURCE: z.url().default('https://graph.microsoft.com'),
  /** Where INSEE publishes its series, and where it is asked when the first address does not answer. */
  INSEE_URL: z.url().default('https://bdm.insee.fr/series/sdmx'),
  INSEE_FALLBACK_URL: z.url().default('https://api.insee.fr/series/BDM/V1'),
  /** Whether webhooks may call addresses of our own network, over http and on any port. */
  WEBHOOK_PRIVATE_TARGETS: flag(false),
  /** The program that makes backups, and where it keeps repositories: a folder each, or addresses that it knows. */
  RESTIC_PROGRAM: z.string().min(1).default('restic'),
  BACKUP_ROOT: z.string().default(''),
  BACKUP_SECOND_ROOT: z.string().default(''),
  /** Folders of this server that may be saved, separated by colons; none: our engine saves nothing of it. */
  BACKUP_SOURCES: z
    .string()
    .default('')
    .transform((text) => text.split(':').filter((name) => name !== ''))
    .refine((folders) => folders.every((name) => path.isAbsolute(name)), 'whole paths, separated by “:”'),
  /** Days that what our engine restored stays on this server once the client has it. */
  BACKUP_RESTORED_DAYS: z.coerce.number().int().min(1).max(365).default(7),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Number of reverse proxies in front of us whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** Seconds between two sweeps of the due clocks and of the outbox. */
  SWEEP_SECONDS: z.coerce.number().min(0.2).max(60).default(2),
});

/** Settings of a process, read once at boot. */
export interface Config {
  port: number;
  databaseUrl: string;
  redisUrl: string;
  dataDir: string;
  demo: boolean;
  /** Our own people do nothing but enrol a second factor until they have one. */
  staffSecondFactor: boolean;
  publicUrl: string;
  /** For sealed secrets and signed links. */
  secretKeys: KeyRing;
  smtpUrl: string | null;
  imapUrl: string | null;
  mailFrom: string;
  mailSince: Date | null;
  microsoft: { loginUrl: string; graphUrl: string; resource: string };
  /** Addresses of the series of INSEE, in the order in which they are asked. */
  inseeUrls: readonly string[];
  /** Webhooks may call addresses of our own network. */
  webhookPrivateTargets: boolean;
  backup: BackupConfig;
  logLevel: string;
  trustProxy: number;
  databasePool: number;
  sweepSeconds: number;
}

/** Where the engine of backups is, and the roots of its repositories; without a second one nothing is copied. */
export interface BackupConfig {
  program: string;
  root: string;
  secondRoot: string | null;
  /** Folders below which it may save. */
  sources: string[];
  /** What was restored is removed so many days after the client confirmed it. */
  restoredDays: number;
}

/** Injection token of the settings. */
export const CONFIG = Symbol('Config');

/**
 * Reads the settings from environment variables.
 * Throws an error that names each variable that is missing or wrong.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Configuration invalide, corrigez ces variables :\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    dataDir: value.DATA_DIR,
    demo: value.DEMO,
    staffSecondFactor:
      value.STAFF_SECOND_FACTOR === '' ? !value.DEMO : value.STAFF_SECOND_FACTOR === 'required',
    publicUrl: (value.PUBLIC_URL ?? `http://localhost:${value.PORT}`).replace(/\/+$/, ''),
    secretKeys: readSecretKeys(value.SECRET_KEY, value.SECRET_KEY_FILE),
    smtpUrl: value.SMTP_URL,
    imapUrl: value.IMAP_URL,
    mailFrom: value.MAIL_FROM,
    mailSince: value.MAIL_SINCE ? new Date(value.MAIL_SINCE) : null,
    microsoft: {
      loginUrl: value.MICROSOFT_LOGIN_URL.replace(/\/+$/, ''),
      graphUrl: value.MICROSOFT_GRAPH_URL.replace(/\/+$/, ''),
      resource: value.MICROSOFT_GRAPH_RESOURCE.replace(/\/+$/, ''),
    },
    inseeUrls: [value.INSEE_URL, value.INSEE_FALLBACK_URL].map((url) => url.replace(/\/+$/, '')),
    webhookPrivateTargets: value.WEBHOOK_PRIVATE_TARGETS,
    backup: backupOf(value),
    logLevel: value.LOG_LEVEL,
    trustProxy: value.TRUST_PROXY,
    databasePool: value.DATABASE_POOL,
    sweepSeconds: value.SWEEP_SECONDS,
  };
}

/** The demonstration has its second site beside the first one, and a folder to save. */
function backupOf(value: z.infer<typeof schema>): BackupConfig {
  const own = (name: string) => path.resolve(value.DATA_DIR, 'backups', name);
  return {
    program: value.RESTIC_PROGRAM,
    root: value.BACKUP_ROOT || own('primary'),
    secondRoot: value.BACKUP_SECOND_ROOT || (value.DEMO ? own('second') : null),
    sources: [...value.BACKUP_SOURCES, ...(value.DEMO ? [own('demonstration')] : [])],
    restoredDays: value.BACKUP_RESTORED_DAYS,
  };
}

function readSecretKeys(inline: string | undefined, file: string | undefined): KeyRing {
  if (inline !== undefined) return KeyRing.of(inline);
  return file && existsSync(file) ? KeyRing.inFile(file) : KeyRing.of('');
}
