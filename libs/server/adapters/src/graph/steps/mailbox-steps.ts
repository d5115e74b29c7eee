import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { already, done, type StepContext, StepRefusal, targetOf, waitFor } from './step-context';

/** By which a redirection is known again. */
const ruleName = 'Vigie : redirection';

const settingsPath = (context: StepContext) => `/users/${context.account()}/mailboxSettings`;

function settingsOf(context: StepContext): Promise<graph.MailboxSettings | null> {
  return context.find<graph.MailboxSettings>(settingsPath(context));
}

/** A mailbox is a side effect of the licence: ready within minutes. */
export async function waitForMailbox(context: StepContext): Promise<StepOutcome> {
  return (await settingsOf(context)) ? already({ mailbox: true }) : waitFor(60);
}

/** A drive is made at the person's first visit, or by Microsoft in its time: nobody can order it through Graph. */
export async function waitForDrive(context: StepContext): Promise<StepOutcome> {
  const drive = await context.find<graph.Drive>(`/users/${context.account()}/drive`);
  return drive ? already({ drive: true }) : waitFor(120);
}

async function write(context: StepContext, body: graph.MailboxSettings): Promise<string | null> {
  if (!(await settingsOf(context))) throw new StepRefusal('mailbox-missing', 'the mailbox is not there');
  return (await context.send({ method: 'PATCH', path: settingsPath(context), body })).requestId;
}

export async function setLanguage(context: StepContext): Promise<StepOutcome> {
  const body: graph.MailboxSettings = { language: { locale: 'fr-FR' }, timeZone: 'Romance Standard Time' };
  return done(await write(context, body), { locale: 'fr-FR' });
}

export async function setAutomaticReply(context: StepContext): Promise<StepOutcome> {
  const { value } = context.order.step;
  const requestId = await write(context, {
    automaticRepliesSetting: {
      status: 'alwaysEnabled',
      externalAudience: 'all',
      internalReplyMessage: value,
      externalReplyMessage: value,
    },
  });
  return done(requestId, { automaticReply: true });
}

/** A rule in the box, which keeps a copy; mailbox forwarding is Exchange's alone. */
export async function redirectMail(context: StepContext): Promise<StepOutcome> {
  const address = context.order.step.value ?? '';
  const path = `/users/${context.account()}/mailFolders/inbox/messageRules`;
  const rules = await context.find<{ value: graph.MessageRule[] }>(path);
  if (!rules) throw new StepRefusal('mailbox-missing', 'the mailbox is not there');
  if (rules.value.some(({ displayName }) => displayName === ruleName))
    return already({ redirectTo: address });
  const body: graph.MessageRule = {
    displayName: ruleName,
    sequence: 1,
    isEnabled: true,
    actions: { redirectTo: [{ emailAddress: { address } }], stopProcessingRules: true },
  };
  return done((await context.send({ method: 'POST', path, body })).requestId, { redirectTo: address });
}

/** The proof that a line was pasted into Exchange and is done: the licence may go. */
export async function verifyShared(context: StepContext): Promise<StepOutcome> {
  const settings = await settingsOf(context);
  if (!settings) throw new StepRefusal('mailbox-missing', 'the mailbox is not there');
  return settings.userPurpose === 'shared' ? already({ userPurpose: 'shared' }) : waitFor(60);
}

export async function shareDrive(context: StepContext): Promise<StepOutcome> {
  const heir = targetOf(context);
  const drive = await context.find<graph.Drive>(`/users/${context.account()}/drive`);
  if (!drive) return already({ drive: false });
  const body = {
    requireSignIn: true,
    sendInvitation: false,
    roles: ['read'],
    recipients: [{ objectId: heir.id }],
  };
  const path = `/drives/${encodeURIComponent(drive.id ?? '')}/items/root/invite`;
  return done((await context.send({ method: 'POST', path, body })).requestId, { sharedWith: heir.name });
}
