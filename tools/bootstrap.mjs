/**
 * Entry of the npm scripts: `node tools/bootstrap.mjs <command> [arguments]`.
 *
 * Runs on whatever Node (>= 20) the machine has. It brings the locked dependencies, among them the right
 * Node, then hands over to `tools/<command>.ts`, which that Node runs as it is (types are stripped).
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMANDS = [
  'start',
  'test',
  'test-mysql',
  'bench',
  'screenshots',
  'verify-proofs',
  'search-rebuild',
  'keys-rotate',
  'admin-create',
];
const NODE_WANTED = [24, 15];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const binaries = join(modules, '.bin');
const stampFile = join(modules, '.lockfile-sha256');

const [command, ...rest] = process.argv.slice(2);
if (!command || !COMMANDS.includes(command)) {
  fail(`Commande inconnue : ${command ?? '(aucune)'}. Commandes : ${COMMANDS.join(', ')}.`);
}
if (!existsSync(join(root, 'tools', `${command}.ts`))) {
  fail(`La commande « ${command} » n'existe pas encore (tools/${command}.ts manque).`);
}
process.chdir(root);
await bringDependencies();
await handOver();

async function bringDependencies() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (readText(stampFile)?.trim() === hash) return;
  if (installedAsLocked(JSON.parse(lock.toString()))) {
    writeFileSync(stampFile, `${hash}\n`);
    return;
  }
  const began = Date.now();
  console.log(
    '▸ Dépendances : installation de ce que dit package-lock.json (1 à 3 minutes la première fois)',
  );
  const beat = setInterval(() => console.log(`  … ${seconds(began)}`), 15_000);
  const code = await npmCi();
  clearInterval(beat);
  if (code !== 0) {
    fail(`« npm ci » a échoué (code ${code}). Vérifiez l'accès au registre npm, puis relancez la commande.`);
  }
  writeFileSync(stampFile, `${hash}\n`);
  console.log(`✔ Dépendances installées en ${seconds(began)}`);
}

/** True when npm's own record of node_modules says the same as the lockfile, whoever ran `npm ci`. */
function installedAsLocked(lock) {
  const record = readText(join(modules, '.package-lock.json'));
  if (!record) return false;
  const installed = JSON.parse(record).packages ?? {};
  const wanted = lock.packages ?? {};
  const extra = Object.keys(installed).some((path) => !wanted[path]);
  if (extra) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (!installed[path]) return Boolean(entry.optional || entry.devOptional || entry.peer);
    return installed[path].version === entry.version && existsSync(join(root, path));
  });
}

/** npm runs on the system's Node: the one inside node_modules is about to be replaced. */
async function npmCi() {
  const path = withoutBinaries(process.env.PATH ?? '');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: path };
  const hasNpm = spawnSync('npm', ['--version'], { env, stdio: 'ignore' }).status === 0;
  const viaNode = process.env.npm_execpath;
  if (!hasNpm && !viaNode) fail('npm est introuvable : installez Node.js 20 ou plus récent, avec npm.');
  const [file, argv] = hasNpm ? ['npm', args] : [process.execPath, [viaNode, ...args]];
  return run(file, argv, env);
}

async function handOver() {
  const node = rightNode();
  const env = { ...process.env, PATH: `${binaries}${delimiter}${withoutBinaries(process.env.PATH ?? '')}` };
  process.exitCode = await run(node, [join('tools', `${command}.ts`), ...rest], env);
}

function rightNode() {
  const bundled = join(binaries, 'node');
  if (existsSync(bundled) && spawnSync(bundled, ['--version'], { stdio: 'ignore' }).status === 0)
    return bundled;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_WANTED;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return process.execPath;
  return fail(
    `Node ${process.versions.node} est trop ancien et aucun Node n'est fourni pour ${process.platform}-${process.arch}.\n` +
      `Installez Node 26 (ou au moins ${NODE_WANTED.join('.')}) puis relancez la commande.`,
  );
}

/** Runs a child on our terminal; signals are passed on and its exit code becomes ours. */
function run(file, args, env) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: 'inherit' });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    const end = (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`✖ ${file} : ${error.message}`);
      end(127);
    });
    child.on('exit', (code, signal) => end(code ?? (signal ? 130 : 1)));
  });
}

function withoutBinaries(path) {
  const kept = path.split(delimiter).filter((part) => !part.includes(join('node_modules', '.bin')));
  return kept.filter((part) => !part.includes('node-gyp-bin')).join(delimiter);
}

function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(0)} s`;
}

function fail(message) {
  console.error(`✖ ${message}`);
  process.exit(1);
}
