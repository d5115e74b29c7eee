import type { BenchClient, BenchPerson, World } from './people.ts';
import type { Random } from './random.ts';
import {
  changes,
  commonWord,
  devices,
  firstNames,
  folders,
  lastNames,
  problems,
  rareWord,
  sentences,
} from './words.data.ts';

export const firstTicketId = 10_001;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const historyMs = 730 * day;

export type State = 'new' | 'open' | 'waiting-client' | 'waiting-vendor' | 'planned' | 'resolved' | 'closed';

/** What somebody asked for, as the product seals it. */
export type Wish = { kind: string; subject?: string; description?: string; form?: object };

/** One invented ticket, before it becomes rows. */
export interface Facts {
  id: number;
  client: BenchClient;
  author: BenchPerson;
  agent: BenchPerson | null;
  kind: 'request' | 'incident' | 'question' | 'change' | 'internal';
  subject: string;
  /** Null when one of our people typed the ticket. */
  request: Wish | null;
  description: string;
  priority: number;
  state: State;
  isOpen: boolean;
  created: Date;
  answered: Date | null;
  resolved: Date | null;
  messages: string[];
}

/** How far each of the 730 days lies back decides whether its tickets are still open: about 12 % of all. */
function isOpenAt(random: Random, age: number): boolean {
  return random.chance(age > 0.9 ? 0.7 : age > 0.7 ? 0.15 : 0.03);
}

/** The ticket number `index` of `count`, counted from 1. */
export function factsOf(random: Random, world: World, now: Date, index: number, count: number): Facts {
  const client = world.clients[world.sizes.pick(random)];
  if (client === undefined) throw new Error('no client');
  const created = now.getTime() - historyMs + Math.floor((historyMs * (index - random.next())) / count);
  const isOpen = isOpenAt(random, index / count);
  const kind = kindOf(random.next());
  const { description, messages } = textsOf(random, index, count);
  const wish = wishOf(random, kind, description, client.id);
  return {
    id: firstTicketId + index - 1,
    client,
    author: random.pick(client.requesters),
    agent: random.chance(isOpen ? 0.15 : 0.01) ? null : random.pick(world.staff),
    kind,
    subject: subjectOf(wish),
    request: isWritten(random, kind) ? wish : null,
    description,
    priority: random.pick([1, 2, 2, 3, 3, 3, 3, 4, 4, 4]),
    state: stateOf(random, isOpen, index / count),
    isOpen,
    created: new Date(created),
    answered: random.chance(isOpen ? 0.6 : 0.99) ? before(now, created + random.int(5, 600) * minute) : null,
    resolved: isOpen ? null : before(now, created + random.int(1, 20) * random.int(1, 8) * hour),
    messages,
  };
}

/** Half of the rare words are in a ticket, half in a message: both full-text indexes have to find theirs. */
function textsOf(random: Random, index: number, count: number) {
  const messages = messagesOf(random, index === count - 5 ? 60 : random.pick(messageCounts));
  const parts = [`${paragraph(random, 2, 5)}\n\n${paragraph(random, 1, 4)}`];
  if (random.chance(1 / 16)) parts.push(`Il y a aussi une ${commonWord} à voir.`);
  if (index % 997 === 0) {
    const rare = `Référence ${rareWord}.`;
    if (index % 2 === 0) messages.push(`${paragraph(random, 1, 2)} ${rare}`);
    else parts.push(rare);
  }
  return { description: parts.join(' '), messages };
}

function isWritten(random: Random, kind: Facts['kind']): boolean {
  if (kind === 'incident' || kind === 'question') return random.chance(0.8);
  return kind === 'request';
}

const messageCounts = [0, 1, 2, 2, 3, 3, 3, 4, 5, 7] as const;
const messagesOf = (random: Random, count: number) =>
  Array.from({ length: count }, () => paragraph(random, 1, 5));

function paragraph(random: Random, least: number, most: number): string {
  return Array.from({ length: random.int(least, most) }, () => random.pick(sentences)).join(' ');
}

function kindOf(drawn: number): Facts['kind'] {
  if (drawn < 0.45) return 'request';
  if (drawn < 0.8) return 'incident';
  if (drawn < 0.92) return 'question';
  return drawn < 0.97 ? 'change' : 'internal';
}

function stateOf(random: Random, isOpen: boolean, age: number): State {
  if (!isOpen) return age > 0.98 ? 'resolved' : 'closed';
  const drawn = random.next();
  if (drawn < 0.15) return 'new';
  if (drawn < 0.55) return 'open';
  if (drawn < 0.8) return 'waiting-client';
  return drawn < 0.9 ? 'waiting-vendor' : 'planned';
}

function wishOf(random: Random, kind: Facts['kind'], description: string, clientId: number): Wish {
  const machine = description.includes(commonWord) ? `L’${commonWord}` : random.pick(devices);
  if (kind !== 'request') {
    const subject = kind === 'question' ? `Question : ${machine}` : `${machine} ${random.pick(problems)}`;
    return { kind: kind === 'question' ? 'question' : 'incident', subject, description };
  }
  const first = random.pick(firstNames);
  const last = random.pick(lastNames);
  const userPrincipalName = `utilisateur${random.int(1, 400)}@client${clientId}.test`;
  const effectiveDate = `2026-0${random.int(1, 9)}-1${random.int(0, 9)}`;
  switch (random.int(1, 5)) {
    case 1:
      return {
        kind: 'account.arrival',
        description,
        form: { firstName: first, lastName: last, effectiveDate },
      };
    case 2:
      return {
        kind: 'account.departure',
        description,
        form: { userPrincipalName, effectiveDate, mailbox: 'delete' },
      };
    case 3:
      return {
        kind: 'account.change',
        description,
        form: { userPrincipalName, change: random.pick(changes) },
      };
    case 4:
      return {
        kind: 'backup.restore',
        description,
        form: { what: random.pick(folders), asOf: effectiveDate },
      };
    default:
      return { kind: 'email', subject: `${machine} ${random.pick(problems)}`, description };
  }
}

function subjectOf(wish: Wish): string {
  if (wish.subject !== undefined) return wish.subject;
  const form = wish.form as Record<string, string>;
  switch (wish.kind) {
    case 'account.arrival':
      return `Arrivée de ${form['firstName']} ${form['lastName']} le ${form['effectiveDate']}`;
    case 'account.departure':
      return `Départ de ${form['userPrincipalName']} le ${form['effectiveDate']}`;
    case 'account.change':
      return `Modification du compte ${form['userPrincipalName']}`;
    default:
      return `Restauration : ${form['what']}`;
  }
}

const before = (now: Date, ms: number) => new Date(Math.min(now.getTime(), ms));
