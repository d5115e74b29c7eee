import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Mailbox, User } from '../tenant/state';
import { mailboxSettings, messageRule } from './bodies';
import { asks, type Call, done, GraphError, missing, ok, type Operation, takes } from './operation';
import { userOf } from './users';

const read = ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'];
const write = ['MailboxSettings.ReadWrite'];

/** The mailbox of a user once Exchange has made it. */
export function mailboxOf(call: Call): { user: User; mailbox: Mailbox } {
  const user = userOf(call, call.path['id'] ?? '');
  const { mailbox } = user;
  const gone = (mailbox?.lostAt ?? Infinity) <= call.now;
  if (!mailbox || mailbox.readyAt > call.now || gone)
    throw new GraphError(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  return { user, mailbox };
}

/** A conversion that was ordered shows once Exchange has done it. */
export function purposeOf({ purpose, sharedAt }: Mailbox, now: number): 'user' | 'shared' {
  return sharedAt !== null && sharedAt <= now ? 'shared' : purpose;
}

function settings(call: Call) {
  const { mailbox } = mailboxOf(call);
  return {
    '@odata.context': `${call.base}/$metadata#users('${call.path['id'] ?? ''}')/mailboxSettings`,
    automaticRepliesSetting: mailbox.automaticReplies,
    language: { locale: mailbox.locale ?? 'en-US', displayName: mailbox.locale ?? 'en-US' },
    timeZone: mailbox.timeZone ?? 'UTC',
    userPurpose: purposeOf(mailbox, call.now),
  };
}

function change(call: Call<z.output<typeof mailboxSettings>>) {
  const { mailbox } = mailboxOf(call);
  const { language, timeZone, automaticRepliesSetting } = call.body;
  if (language) mailbox.locale = language.locale;
  if (timeZone) mailbox.timeZone = timeZone;
  if (automaticRepliesSetting)
    mailbox.automaticReplies = { ...mailbox.automaticReplies, ...automaticRepliesSetting };
  return ok(settings(call));
}

/** What Graph lets one do with a mailbox; conversion and forwarding are Exchange's alone. */
export const mailboxOperations: Operation[] = [
  asks('GET', '/users/{id}/mailboxSettings', read, (call) => ok(settings(call))),
  takes('PATCH', '/users/{id}/mailboxSettings', { permissions: write, body: mailboxSettings, run: change }),
  asks('GET', '/users/{id}/mailFolders/inbox/messageRules', read, (call) =>
    ok({ value: mailboxOf(call).mailbox.rules }),
  ),
  takes('POST', '/users/{id}/mailFolders/inbox/messageRules', {
    permissions: write,
    body: messageRule,
    run: (call) => {
      const rule = { id: randomUUID(), isEnabled: true, ...call.body };
      mailboxOf(call).mailbox.rules.push(rule);
      return ok(rule, 201);
    },
  }),
  asks('DELETE', '/users/{id}/mailFolders/inbox/messageRules/{rule}', write, (call) => {
    const { mailbox } = mailboxOf(call);
    const left = mailbox.rules.filter(({ id }) => id !== call.path['rule']);
    if (left.length === mailbox.rules.length) throw missing(call.path['rule'] ?? '');
    mailbox.rules = left;
    return done;
  }),
];
