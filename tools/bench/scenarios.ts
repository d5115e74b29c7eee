import { createHash, randomBytes } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { PlainError } from '../lib/console.ts';
import type { Call } from './closed-loop.ts';
import { column } from './database.ts';
import { Random } from './random.ts';
import { sqlInstant } from './sink.ts';
import { commonWord, rareWord } from './words.data.ts';

export interface Scenario {
  /** What `--only` calls it. */
  name: string;
  title: string;
  call: (index: number, user: number) => Call;
}

export const scenarioNames = ['list', 'counts', 'client', 'search', 'ticket', 'portal', 'create'] as const;

/** One of our people, or a contact, with a session. */
interface Caller {
  cookie: string;
  personId: number;
}

interface Material {
  staff: Caller[];
  contacts: Caller[];
  firstTicket: number;
  clients: number[];
  clientNames: string[];
  tickets: number[];
  rareTicket: number;
}

/** Sessions for so many people of each kind, and what they do. */
export async function prepareScenarios(connection: Connection, people: number): Promise<Scenario[]> {
  const material = await gather(connection, people);
  return [...deskScenarios(material), ...portalScenarios(material)];
}

async function gather(connection: Connection, people: number): Promise<Material> {
  const todo = `FROM ticket WHERE is_open = 1 AND state NOT IN ('waiting-client', 'waiting-vendor')`;
  return {
    staff: await signIn(connection, people, 'staff', await staffIds(connection)),
    contacts: await signIn(connection, people, 'contact', await contactIds(connection)),
    firstTicket: await firstOf(connection, `SELECT id ${todo} ORDER BY sort_due, id LIMIT 1`),
    clients: await column(connection, `SELECT client_id ${todo} GROUP BY client_id ORDER BY client_id`),
    clientNames: await column(connection, 'SELECT name FROM client ORDER BY id'),
    tickets: await sampleTickets(connection),
    rareTicket: await newestRare(connection),
  };
}

function deskScenarios(material: Material): Scenario[] {
  const { staff, clients, tickets, firstTicket, rareTicket } = material;
  const get = (user: number, path: string, word: string) => read(path, at(staff, user), word);
  return [
    {
      name: 'list',
      title: 'open tickets, first page',
      call: (_, user) => get(user, '/api/tickets?view=todo', `"number":"T-${firstTicket}"`),
    },
    {
      name: 'counts',
      title: 'how many tickets in each view',
      call: (_, user) => get(user, '/api/tickets/counts', '"todo":'),
    },
    {
      name: 'client',
      title: 'open tickets of a client',
      call: (i, user) => {
        const id = at(clients, i * 7);
        return get(user, `/api/tickets?view=todo&client=${id}`, `"client":{"id":"${id}"`);
      },
    },
    {
      name: 'search',
      title: 'search, rare word',
      call: (_, user) => get(user, `/api/tickets?q=${rareWord}`, `"number":"T-${rareTicket}"`),
    },
    {
      name: 'search',
      title: 'search, word of one ticket in 16',
      call: (_, user) => get(user, `/api/tickets?q=${commonWord}`, commonWord),
    },
    ...searches(material, get),
    {
      name: 'ticket',
      title: 'a ticket with its messages',
      call: (i, user) => {
        const id = at(tickets, i);
        return get(user, `/api/tickets/${id}`, `"number":"T-${id}"`);
      },
    },
  ];
}

/** The page of results: what people type most. */
function searches(
  { clientNames, rareTicket }: Pick<Material, 'clientNames' | 'rareTicket'>,
  get: (user: number, path: string, word: string) => Call,
): Scenario[] {
  const search = (title: string, q: (index: number) => string, word: string): Scenario => ({
    name: 'search',
    title: `everything, ${title}`,
    call: (i, user) => get(user, `/api/search?q=${encodeURIComponent(q(i))}`, word),
  });
  return [
    search('rare word', () => `${rareWord} `, `"number":"T-${rareTicket}"`),
    search('word of one ticket in 16', () => `${commonWord} `, '"hit":true'),
    search('phrase', () => `"une ${commonWord} à voir"`, '"hit":true'),
    search('operator and word', () => `état:ouvert ${commonWord} `, '"hit":true'),
    search('client and word', (i) => `client:"${at(clientNames, i * 7)}" ${commonWord} `, '"tickets":'),
    search('beginning of a word', () => commonWord.slice(0, 4), '"hit":true'),
  ];
}

function portalScenarios({ contacts }: Material): Scenario[] {
  return [
    {
      name: 'portal',
      title: 'portal, list of requests',
      call: (_, user) => read('/api/portal/requests', at(contacts, user), '"number":"T-'),
    },
    {
      name: 'create',
      title: 'create a request',
      call: (i) => ({
        method: 'POST',
        path: '/api/portal/requests',
        cookie: at(contacts, i).cookie,
        body: newRequest(i),
        status: 201,
        word: '"sha256":"',
      }),
    },
  ];
}

const read = (path: string, caller: Caller, word: string): Call => ({
  method: 'GET',
  path,
  cookie: caller.cookie,
  status: 200,
  word,
});

function newRequest(index: number): object {
  if (index % 2 === 0) {
    const userPrincipalName = `utilisateur${index}@client.test`;
    return { kind: 'account.change', form: { userPrincipalName, change: 'Renvoyer les courriels.' } };
  }
  return {
    kind: 'incident',
    subject: `Le poste ${index} ne démarre plus`,
    description: 'Écran noir depuis ce matin. Deux redémarrages n’ont rien changé.',
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new PlainError('Pas assez de données : augmentez --tickets.');
  return item;
}

/** Writes sessions directly: signing in is limited on purpose, and not what is measured. */
async function signIn(
  connection: Connection,
  count: number,
  holder: 'staff' | 'contact',
  people: number[],
): Promise<Caller[]> {
  const now = sqlInstant(new Date());
  const expires = sqlInstant(new Date(Date.now() + 12 * 3_600_000));
  const callers: Caller[] = [];
  for (let i = 0; i < count; i += 1) {
    const secret = randomBytes(32).toString('base64url');
    const personId = at(people, i);
    const hash = createHash('sha256').update(secret).digest('hex');
    await connection.query(
      `INSERT INTO session (secret_hash, person_id, created_at, last_seen_at, expires_at, ip, user_agent)
       VALUES (?, ?, ?, ?, ?, '127.0.0.1', 'bench')`,
      [hash, personId, now, now, expires],
    );
    callers.push({ cookie: `vigie-${holder}=${secret}`, personId });
  }
  return callers;
}

const staffIds = (connection: Connection) =>
  column<number>(connection, "SELECT id FROM person WHERE kind = 'staff' ORDER BY id DESC");

/** One requester of each client that has sent requests, the clients in turn. */
const contactIds = (connection: Connection) =>
  column<number>(
    connection,
    `SELECT MIN(p.id) FROM person p JOIN written_request w ON w.client_id = p.client_id
      WHERE JSON_CONTAINS(p.roles, '"requester"') GROUP BY p.client_id ORDER BY p.client_id`,
  );

/** Any tickets, and now and then the one with sixty messages. */
async function sampleTickets(connection: Connection): Promise<number[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT MIN(id) AS low, MAX(id) AS high FROM ticket',
  );
  const random = new Random(11);
  const low = Number(rows[0]?.['low']);
  const high = Number(rows[0]?.['high']);
  const sample = Array.from({ length: 200 }, () => random.int(low, high));
  return [high - 5, ...sample];
}

const newestRare = (connection: Connection) =>
  firstOf(
    connection,
    `SELECT t.id FROM ticket t
      WHERE t.description LIKE '%${rareWord}%'
         OR EXISTS (SELECT 1 FROM ticket_message m
                     WHERE m.client_id = t.client_id AND m.ticket_id = t.id AND m.body LIKE '%${rareWord}%')
      ORDER BY t.updated_at DESC, t.id DESC LIMIT 1`,
  );

async function firstOf(connection: Connection, sql: string): Promise<number> {
  return at(await column<number>(connection, sql), 0);
}
