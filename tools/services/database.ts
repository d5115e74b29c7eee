import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { bringPackages } from '../lib/apt.ts';
import { PlainError } from '../lib/console.ts';
import {
  commandLine,
  endProcess,
  findProgram,
  freePort,
  isRoot,
  processesWithArgument,
  run,
} from '../lib/processes.ts';
import { keptSecret, launch, type Service } from './service.ts';

/** How one make of server is laid out and started; `command` may begin with a loader. */
export interface Engine {
  name: string;
  command: string[];
  initialise: (dataDir: string) => { file: string; args: string[] };
  flags: string[];
}

export interface DatabaseOptions {
  /** The port to use again after a restart; a free one otherwise. */
  port?: number;
  engine?: Engine;
  /** The user may create and drop databases: for tests only. */
  mayCreateDatabases?: boolean;
  /** Settings of the server that stand in for ours: for benchmarks only. */
  flags?: string[];
}

const DATABASE = 'vigie';
const SOCKET_LIMIT = 100;
const STALE_STOP_MS = 60_000;

/** Starts our private database server on `<dir>/database`, made on first use and kept afterwards. */
export async function startDatabase(dir: string, options: DatabaseOptions = {}): Promise<Service> {
  const home = resolve(dir);
  const engine = options.engine ?? (await bringMariaDb());
  const dataDir = join(home, 'database');
  const log = join(home, 'logs', 'database.log');
  mkdirSync(join(home, 'logs'), { recursive: true });
  await stopLeftOver(dataDir);
  await makeDataDirectory(engine, dataDir);

  const port = options.port ?? (await freePort());
  const password = keptSecret(join(home, 'database.password'));
  const initFile = writeInitFile(home, password, options.mayCreateDatabases ?? false);
  const run = mkdtempSync(join(shortTemporaryFolder(), 'vigie-'));
  chmodSync(run, 0o700);
  const url = `mysql://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const [file = '', ...prefix] = engine.command;
  return launch({
    name: engine.name,
    file,
    args: [
      ...prefix,
      '--no-defaults',
      ...engine.flags,
      ...serverFlags(dataDir, port, run, initFile),
      ...(options.flags ?? []),
    ],
    log,
    url,
    port,
    ready: () => databaseAnswers(url),
    cleanUp: () => rmSync(run, { recursive: true, force: true }),
  });
}

function serverFlags(dataDir: string, port: number, run: string, initFile: string): string[] {
  return [
    `--datadir=${dataDir}`,
    `--port=${port}`,
    `--socket=${join(run, 'db.sock')}`,
    `--pid-file=${join(run, 'db.pid')}`,
    // Its own: a server that starts removes whatever looks like temporary tables from a shared one.
    `--tmpdir=${run}`,
    `--init-file=${initFile}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    '--default-time-zone=+00:00',
    '--transaction-isolation=READ-COMMITTED',
    '--sql-mode=STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,ONLY_FULL_GROUP_BY',
    '--innodb-buffer-pool-size=384M',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-lock-wait-timeout=5',
    '--max-connections=200',
    '--max-allowed-packet=64M',
    '--skip-log-bin',
    ...(isRoot() ? ['--user=root'] : []),
  ];
}

async function bringMariaDb(): Promise<Engine> {
  const wanted = () => ({
    server: findProgram('mariadbd', 'mysqld'),
    install: findProgram('mariadb-install-db', 'mysql_install_db'),
  });
  let found = wanted();
  if (found.server === undefined || found.install === undefined || !(await isMariaDb(found.server))) {
    await bringPackages(['mariadb-server'], ['mariadb'], 'Il faut un serveur MariaDB');
    found = wanted();
  }
  const { server, install } = found;
  if (server === undefined || install === undefined) throw new PlainError('mariadbd reste introuvable.');
  return {
    name: 'MariaDB',
    command: [server],
    flags: ['--innodb-log-file-size=64M'],
    initialise: (dataDir) => ({
      file: install,
      args: [
        '--no-defaults',
        `--datadir=${dataDir}`,
        // Its own, as below: two that are prepared at the same moment delete each other's tables in a shared one.
        `--tmpdir=${dirname(dataDir)}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        ...(isRoot() ? ['--user=root'] : []),
      ],
    }),
  };
}

async function isMariaDb(server: string): Promise<boolean> {
  const version = await run(server, ['--no-defaults', '--version']);
  return version.text.includes('MariaDB');
}

/** Laid out beside and renamed when complete, so that an interrupted first start leaves nothing half made. */
async function makeDataDirectory(engine: Engine, dataDir: string): Promise<void> {
  if (existsSync(dataDir)) return;
  const draft = `${dataDir}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  // The distributions' script does not quote its paths: it gets one without spaces.
  const folder = mkdtempSync(join(shortTemporaryFolder(), 'vigie-'));
  const link = join(folder, 'data');
  symlinkSync(draft, link);
  const { file, args } = engine.initialise(link);
  const result = await run(file, args);
  rmSync(folder, { recursive: true, force: true });
  if (result.code !== 0) {
    throw new PlainError(`${engine.name} : la préparation de ${dataDir} a échoué.\n${result.text.trimEnd()}`);
  }
  renameSync(draft, dataDir);
}

/** Run by the server at each start, before it accepts connections: users and rights are always as said here. */
function writeInitFile(home: string, password: string, mayCreateDatabases: boolean): string {
  const rootPassword = keptSecret(join(home, 'database-root.password'));
  const rights = mayCreateDatabases ? '*.*' : `\`${DATABASE}\`.*`;
  const file = join(home, 'database-init.sql');
  const statements = [
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${rootPassword}';`,
    `DROP USER IF EXISTS 'root'@'127.0.0.1', 'root'@'::1', ''@'localhost';`,
    `CREATE DATABASE IF NOT EXISTS \`${DATABASE}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;`,
    `CREATE USER IF NOT EXISTS '${DATABASE}'@'%' IDENTIFIED BY '${password}';`,
    `ALTER USER '${DATABASE}'@'%' IDENTIFIED BY '${password}';`,
    `GRANT ALL PRIVILEGES ON ${rights} TO '${DATABASE}'@'%';`,
  ];
  writeFileSync(file, `${statements.join('\n')}\n`, { mode: 0o600 });
  return file;
}

/** A start that was killed leaves its server running: two on one data directory would destroy it. */
async function stopLeftOver(dataDir: string): Promise<void> {
  for (const pid of processesWithArgument(`--datadir=${dataDir}`)) {
    const socket = commandLine(pid).find((argument) => argument.startsWith('--socket='));
    await endProcess(pid, STALE_STOP_MS);
    if (socket !== undefined)
      rmSync(dirname(socket.slice('--socket='.length)), { recursive: true, force: true });
  }
}

/** The path of a unix socket has a limit of 107 bytes, and DATA_DIR may be anywhere. */
function shortTemporaryFolder(): string {
  const folder = tmpdir();
  return folder.length + 'vigie-XXXXXX/db.sock'.length < SOCKET_LIMIT ? folder : '/tmp';
}

export async function databaseAnswers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 3000 });
    await connection.query('SELECT 1');
    await connection.end();
    return true;
  } catch {
    return false;
  }
}
