import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import {
  already,
  done,
  isGone,
  ordered,
  readBack,
  type StepContext,
  StepRefusal,
  targetOf,
  waitFor,
} from './step-context';

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

async function presentSettings(context: StepContext): Promise<graph.MailboxSettings> {
  const settings = await settingsOf(context);
  if (!settings) throw new StepRefusal('mailbox-missing', 'the mailbox is not there');
  return settings;
}

async function write(context: StepContext, body: graph.MailboxSettings): Promise<string | null> {
  return (await context.send({ method: 'PATCH', path: settingsPath(context), body })).requestId;
}

const language = { locale: 'fr-FR' };
const timeZone = 'Romance Standard Time';

export async function setLanguage(context: StepContext): Promise<StepOutcome> {
  const isSet = (settings: graph.MailboxSettings) =>
    settings.language?.locale === language.locale && settings.timeZone === timeZone;
  if (isSet(await presentSettings(context))) return already(language);
  const requestId = await write(context, { language, timeZone });
  return readBack(requestId, async () => (isSet(await presentSettings(context)) ? language : null));
}

/** Exchange keeps the text as a page of its own: that it answers can be read back, not by which words. */
export async function setAutomaticReply(context: StepContext): Promise<StepOutcome> {
  const { value } = context.order.step;
  await presentSettings(context);
  const requestId = await write(context, {
    automaticRepliesSetting: {
      status: 'alwaysEnabled',
      externalAudience: 'all',
      internalReplyMessage: value,
      externalReplyMessage: value,
    },
  });
  return readBack(requestId, async () => {
    const { automaticRepliesSetting } = await presentSettings(context);
    return automaticRepliesSetting?.status === 'alwaysEnabled' ? { automaticReply: true } : null;
  });
}

/** A rule in the box, which keeps a copy; mailbox forwarding is Exchange's alone. One that leads elsewhere goes. */
export async function redirectMail(context: StepContext): Promise<StepOutcome> {
  const address = context.order.step.value ?? '';
  const path = `/users/${context.account()}/mailFolders/inbox/messageRules`;
  const ours = async () => {
    const rules = await context.find<{ value: graph.MessageRule[] }>(path);
    if (!rules) throw new StepRefusal('mailbox-missing', 'the mailbox is not there');
    return rules.value.filter(({ displayName }) => displayName === ruleName);
  };
  const before = await ours();
  if (before.some((rule) => leadsTo(rule, address))) return already({ redirectTo: address });
  for (const { id = '' } of before)
    await ordered(context, { method: 'DELETE', path: `${path}/${encodeURIComponent(id)}` }, isGone);
  const body: graph.MessageRule = {
    displayName: ruleName,
    sequence: 1,
    isEnabled: true,
    actions: { redirectTo: [{ emailAddress: { address } }], stopProcessingRules: true },
  };
  const { requestId } = await context.send({ method: 'POST', path, body });
  return readBack(requestId, async () =>
    (await ours()).some((rule) => leadsTo(rule, address)) ? { redirectTo: address } : null,
  );
}

const leadsTo = ({ actions }: graph.MessageRule, address: string) =>
  (actions?.redirectTo ?? []).some(
    ({ emailAddress }) => emailAddress?.address?.toLowerCase() === address.toLowerCase(),
  );

/** The proof that a line was pasted into Exchange and is done: the licence may go. */
export async function verifyShared(context: StepContext): Promise<StepOutcome> {
  const { userPurpose } = await presentSettings(context);
  return userPurpose === 'shared' ? already({ userPurpose }) : waitFor(60);
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
