import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlainError, say } from '../lib/console.ts';
import { findProgram, isRoot, run } from '../lib/processes.ts';
import type { Engine } from './database.ts';

/**
 * A real MySQL without Docker and without touching the system: the package of the distribution's development branch,
 * with all that it needs down to the C library, unpacked into a folder and started through its own loader.
 * apt resolves, verifies and downloads, with a private state as if nothing were installed.
 */
export async function bringMySql(folder: string): Promise<Engine> {
  const unpacked = join(folder, 'root');
  if (!existsSync(join(folder, 'complete'))) await fetchMySql(folder, unpacked);
  const loader = findFile(join(unpacked, 'usr'), /^ld-linux.*\.so\.\d$/);
  const server = findFile(join(unpacked, 'usr'), /^mysqld$/);
  const libc = findFile(join(unpacked, 'usr'), /^libc\.so\.6$/);
  if (loader === undefined || server === undefined || libc === undefined) {
    throw new PlainError(`MySQL est incomplet : supprimez ${folder} et recommencez.`);
  }
  const libraries = [dirname(libc), join(unpacked, 'usr/lib/mysql/private')].join(':');
  const command = [loader, '--library-path', libraries, server];
  const flags = [
    '--secure-file-priv=NULL',
    `--lc-messages-dir=${join(unpacked, 'usr/share/mysql')}`,
    `--plugin-dir=${join(unpacked, 'usr/lib/mysql/plugin')}`,
    '--mysqlx=OFF',
  ];
  const [file = '', ...prefix] = command;
  return {
    name: 'MySQL',
    command,
    flags,
    initialise: (dataDir) => ({
      file,
      args: [
        ...prefix,
        '--no-defaults',
        ...flags,
        '--initialize-insecure',
        `--datadir=${dataDir}`,
        ...(isRoot() ? ['--user=root'] : []),
      ],
    }),
  };
}

async function fetchMySql(folder: string, unpacked: string): Promise<void> {
  const apt = findProgram('apt-get');
  const cache = findProgram('apt-cache');
  const dpkg = findProgram('dpkg-deb');
  const source = debianSource();
  if (apt === undefined || cache === undefined || dpkg === undefined || source === undefined) {
    throw new PlainError(
      'Pas de MySQL à portée ici : il faut un système Debian et son dépôt.\n' +
        '  Sinon, donnez un serveur existant : TEST_MYSQL_URL=mysql://compte:mot-de-passe@hôte:3306/ npm test\n' +
        '  (le compte doit pouvoir créer et supprimer des bases)',
    );
  }
  rmSync(folder, { recursive: true, force: true });
  const options = privateApt(join(folder, 'apt'), source);
  await must(apt, [...options, 'update'], 'la lecture du dépôt');
  const names = await must(cache, [...options, 'pkgnames', 'mysql-server-core'], 'la recherche de MySQL');
  const newest = names.split('\n').filter(Boolean).sort(byVersion).at(-1);
  if (newest === undefined) throw new PlainError('Le dépôt Debian configuré ne propose pas MySQL.');
  say(`    ${newest} et ses dépendances`);
  const install = ['install', '--download-only', '-y', '--no-install-recommends', newest];
  await must(apt, [...options, ...install], 'le téléchargement de MySQL');
  const archives = join(folder, 'apt', 'cache', 'archives');
  mkdirSync(unpacked, { recursive: true });
  for (const name of readdirSync(archives).filter((entry) => entry.endsWith('.deb'))) {
    await must(dpkg, ['-x', join(archives, name), unpacked], `l'ouverture de ${name}`);
  }
  rmSync(join(folder, 'apt'), { recursive: true, force: true });
  writeFileSync(join(folder, 'complete'), `${newest}\n`);
}

function byVersion(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}

/** apt with its own lists, cache and (empty) record of installed packages; nothing of the system is changed. */
function privateApt(folder: string, source: string): string[] {
  for (const name of ['lists/partial', 'cache/archives/partial', 'state']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  const list = join(folder, 'sources.list');
  const status = join(folder, 'state', 'status');
  writeFileSync(list, `${source}\n`);
  writeFileSync(status, '');
  const settings = {
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferences': '-',
    'Dir::Etc::preferencesparts': '-',
    'Dir::State': join(folder, 'state'),
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': status,
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': '',
    'Debug::NoLocking': 'true',
  };
  return ['-q', ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])];
}

/** The machine's own Debian mirror, asked for its development branch. */
function debianSource(): string | undefined {
  const folder = '/etc/apt/sources.list.d';
  const files = [
    '/etc/apt/sources.list',
    ...(existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []),
  ].filter((file) => /\.(list|sources)$/.test(basename(file)) && existsSync(file));
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const addresses = [...text.matchAll(/^(?:URIs:|deb(?:\s+\[[^\]]*\])?)\s+(\S+)/gm)].map(
    (match) => match[1] ?? '',
  );
  const mirror = addresses.find((address) => /\/debian\/?$/.test(address));
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  if (mirror === undefined || !existsSync(keyring)) return undefined;
  return `deb [signed-by=${keyring}] ${mirror} sid main`;
}

function findFile(folder: string, name: RegExp): string | undefined {
  if (!existsSync(folder)) return undefined;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isDirectory() && name.test(entry.name)) return join(entry.parentPath, entry.name);
  }
  return undefined;
}

async function must(file: string, args: string[], what: string): Promise<string> {
  const result = await run(file, args, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  if (result.code === 0) return result.text;
  throw new PlainError(
    `MySQL : ${what} a échoué.\n${result.text.trimEnd().split('\n').slice(-15).join('\n')}`,
  );
}
