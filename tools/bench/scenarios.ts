import type { Connection, RowDataPacket } from 'mysql2/promise';
import { at, signInAdministrator, signInContacts, signInStaff, type Caller } from './callers.ts';
import type { Call } from './closed-loop.ts';
import { column } from './database.ts';
import { Random } from './random.ts';
import { bringTenant } from './tenant-users.ts';
import { commonWord, rareWord } from './words.data.ts';

export interface Scenario {
  /** What `--only` calls it. */
  name: string;
  title: string;
  call: (index: number, user: number) => Call;
  /** Asked for a tenth as often as the others: reports of many figures, exports. */
  seldom?: true;
}

export const scenarioNames = [
  'list',
  'views',
  'board',
  'counts',
  'client',
  'search',
  'ticket',
  'portal',
  'create',
  'reports',
  'users',
] as const;

interface Material {
  staff: Caller[];
  administrator: Caller;
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
  await bringTenant(connection, at(material.clients, 0));
  return [
    ...deskScenarios(material),
    ...reportScenarios(material),
    ...userScenarios(material),
    ...portalScenarios(material),
  ];
}

async function gather(connection: Connection, people: number): Promise<Material> {
  const todo = `FROM ticket WHERE is_open = 1 AND state NOT IN ('waiting-client', 'waiting-vendor')`;
  return {
    staff: await signInStaff(connection, people),
    administrator: await signInAdministrator(connection),
    contacts: await signInContacts(connection, people),
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
    ...viewScenarios(get),
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

const boardStates = ['new', 'open', 'planned', 'waiting-client', 'waiting-vendor', 'resolved', 'closed'];

/** The table under other filters and orders, as views that are saved hold them, and the columns of the board. */
function viewScenarios(get: (user: number, path: string, word: string) => Call): Scenario[] {
  const view = (title: string, query: string): Scenario => ({
    name: 'views',
    title,
    call: (_, user) => get(user, `/api/tickets?${query}`, '"number":"T-'),
  });
  return [
    view('all tickets, last touched first', 'view=all'),
    view('my open tickets', 'view=mine'),
    view('at risk', 'view=at-risk'),
    view('saved view: incidents of priority 2', 'view=todo&kind=incident&priority=2'),
    view('saved view: state and tag, by priority', 'state=new,open&tag=3&sort=priority'),
    {
      name: 'board',
      title: 'a column of the board',
      call: (i, user) => {
        const state = at(boardStates, i);
        const sort = state === 'resolved' || state === 'closed' ? 'updated' : 'due';
        const query = `view=all&state=${state}&sort=${sort}&limit=25&total=true`;
        return get(user, `/api/tickets?${query}`, '"total":');
      },
    },
  ];
}

/** What the managers look at. */
function reportScenarios({ administrator }: Material): Scenario[] {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const report = (title: string, path: string, word: string): Scenario => ({
    name: 'reports',
    title,
    seldom: true,
    call: () => read(path, administrator, word),
  });
  const sla = (days: number, by: string) => `/api/reports/sla?from=${day(days)}&to=${day(0)}&by=${by}`;
  return [
    report('SLA report, a month by client', sla(30, 'client'), '"lines":[{'),
    report('SLA report, a year by person', sla(365, 'person'), '"lines":[{'),
    report('dashboard, a month', '/api/reports/desk?period=month', '"backlog":[{'),
    report('dashboard, a quarter', '/api/reports/desk?period=quarter', '"backlog":[{'),
    report('vendors to be asked again', '/api/vendor-follow-ups', '"vendor":'),
  ];
}

/** The 10,000 people of a tenant, from our copy. */
function userScenarios({ administrator, clients }: Material): Scenario[] {
  const list = (title: string, query: string): Scenario => ({
    name: 'users',
    title: `10,000 users of a tenant, ${title}`,
    call: () => read(`/api/tenants/${at(clients, 0)}/users?${query}`, administrator, '"address":"u'),
  });
  return [
    list('first page', ''),
    list('last changed', 'sort=-changed&limit=100'),
    list('blocked', 'enabled=false'),
    list('search, two words', 'q=lef%20u12'),
    list('search, one person', 'q=u9999%40'),
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
    search('serial number', (i) => `SN${(i % 200) + 1}X7`, '"equipment":{"items":[{'),
    search('name of a contact', () => 'Jérôme Lefèvre', '"contacts":{"items":[{'),
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
    `SELECT t.id FROM search_posting p JOIN ticket t ON t.id = p.ticket_id
      WHERE p.space = 0 AND p.term = '${rareWord}' ORDER BY t.updated_at DESC, t.id DESC LIMIT 1`,
  );

async function firstOf(connection: Connection, sql: string): Promise<number> {
  return at(await column<number>(connection, sql), 0);
}
