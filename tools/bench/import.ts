import { Agent } from 'node:http';
import type { Connection } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { signInAdministrator } from './callers.ts';
import { ask } from './closed-loop.ts';
import { column } from './database.ts';
import { firstNames, lastNames } from './words.data.ts';

type Kind = 'contacts' | 'tickets';

export interface ImportResult {
  kind: Kind;
  rows: number;
  /** Read, kept and shown; compared with what is there; written. */
  stageSeconds: number;
  checkSeconds: number;
  writeSeconds: number;
}

interface Run {
  id: string;
  state: string;
  done: number;
  version: number;
  counts: { create: number; error: number };
  columns: { field: string | null }[];
}

const stallMs = 60_000;

/** A file of another desk, as large as it may be: sent, checked, agreed to, written by the real worker. */
export async function measureImport(
  connection: Connection,
  port: number,
  kind: Kind,
  rows: number,
): Promise<ImportResult> {
  const { cookie } = await signInAdministrator(connection);
  const clients = await column<string>(connection, 'SELECT name FROM client ORDER BY id');
  const file = fileOf(kind, rows, clients);
  const agent = new Agent({ keepAlive: true });
  const post = async (path: string, body: object): Promise<Run> =>
    JSON.parse(
      (await ask(port, agent, { method: 'POST', path, cookie, body, status: 200, word: '' })).text,
    ) as Run;
  const read = async (id: string): Promise<Run> => {
    const call = { method: 'GET' as const, path: `/api/imports/${id}`, cookie, status: 200, word: '"state"' };
    return JSON.parse((await ask(port, agent, call)).text) as Run;
  };
  return step(`Import de ${rows.toLocaleString('fr-FR')} lignes (${kind})`, async () => {
    const began = Date.now();
    const staged = await upload(port, cookie, kind, file);
    const kept = Date.now();
    const fields = staged.columns.map(({ field }) => field);
    await post(`/api/imports/${staged.id}/check`, { fields, version: staged.version });
    const ready = await until(() => read(staged.id), 'ready');
    const checked = Date.now();
    await post(`/api/imports/${staged.id}/start`, { version: ready.version });
    const done = await until(() => read(staged.id), 'done');
    if (done.counts.create !== rows) throw new PlainError(`Import : ${JSON.stringify(done.counts)}`);
    agent.destroy();
    return {
      kind,
      rows,
      stageSeconds: (kept - began) / 1000,
      checkSeconds: (checked - kept) / 1000,
      writeSeconds: (Date.now() - checked) / 1000,
    };
  });
}

async function upload(port: number, cookie: string, kind: Kind, file: string): Promise<Run> {
  const body = new FormData();
  body.set('file', new File([file], `${kind}.csv`));
  const source = `bench ${Date.now()}`;
  const answer = await fetch(
    `http://127.0.0.1:${port}/api/imports?${new URLSearchParams({ kind, source }).toString()}`,
    {
      method: 'POST',
      headers: { Cookie: cookie },
      body,
    },
  );
  if (answer.status !== 201) throw new PlainError(`/api/imports : ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Run;
}

/** A run that no longer moves is an error, not a slow one. */
async function until(read: () => Promise<Run>, state: string): Promise<Run> {
  let last = -1;
  let movedAt = Date.now();
  for (;;) {
    const run = await read();
    if (run.state === state) return run;
    if (run.done !== last) movedAt = Date.now();
    if (Date.now() - movedAt > stallMs)
      throw new PlainError(`Import arrêté à ${run.done} lignes (${run.state}).`);
    last = run.done;
    await sleep(250);
  }
}

function fileOf(kind: Kind, rows: number, clients: readonly string[]): string {
  const run = Date.now();
  const client = (i: number) => clients[i % clients.length] ?? '';
  const contact = (i: number) => [
    lastNames[i % lastNames.length],
    firstNames[(i * 7) % firstNames.length],
    `import${i}@${run}.test`,
    client(i),
  ];
  const ticket = (i: number) => [
    String(i + 1),
    `Ticket repris ${i}`,
    client(i),
    'Clos',
    '2024-03-11 09:15',
    `L’écran du poste ${i} reste noir depuis ce matin. Deux redémarrages n’ont rien changé.`,
  ];
  const title =
    kind === 'contacts'
      ? 'Nom;Prénom;Adresse e-mail;Client'
      : 'ID;Titre;Entité;Statut;Date d’ouverture;Description';
  const line = kind === 'contacts' ? contact : ticket;
  return [title, ...Array.from({ length: rows }, (_, i) => line(i).join(';'))].join('\n');
}
