import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { GraphFailure } from '../graph-failure';
import {
  already,
  isGone,
  ordered,
  readBack,
  type StepContext,
  StepRefusal,
  targetOf,
  waitFor,
} from './step-context';

interface Member extends graph.AadUserConversationMember {
  userId?: string | null;
}

const idOf = (value: string) => encodeURIComponent(value);

/** The reading from which the answer of a member comes may be older than the order. */
const isMemberAlready = ({ message }: GraphFailure) => /already exist/.test(message);

/** Every member, page after page; null when the group itself is gone. */
async function membersOf<One>(context: StepContext, path: string): Promise<One[] | null> {
  try {
    return await context.items<One>(path);
  } catch (error) {
    if (error instanceof GraphFailure && isGone(error)) return null;
    throw error;
  }
}

/** Null when the group is gone. */
async function isMember(context: StepContext, groupId: string): Promise<boolean | null> {
  const members = await membersOf<graph.User>(
    context,
    `/groups/${idOf(groupId)}/members?$select=id&$top=999`,
  );
  return members && members.some(({ id }) => id === context.order.person.accountId);
}

export async function joinGroup(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const before = await isMember(context, id);
  if (before === null) throw new StepRefusal('group-missing', name);
  const seen = { group: name, member: true };
  if (before) return already(seen);
  const body = { '@odata.id': context.reference(`/directoryObjects/${context.account()}`) };
  const path = `/groups/${idOf(id)}/members/$ref`;
  const requestId = await ordered(context, { method: 'POST', path, body }, isMemberAlready);
  return readBack(requestId, async () => ((await isMember(context, id)) ? seen : null));
}

export async function leaveGroup(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const seen = { group: name, member: false };
  if (!(await isMember(context, id))) return already(seen);
  const path = `/groups/${idOf(id)}/members/${context.account()}/$ref`;
  const requestId = await ordered(context, { method: 'DELETE', path }, isGone);
  return readBack(requestId, async () => ((await isMember(context, id)) ? null : seen));
}

/** Lists are changed by hand: whether the person is one of theirs is all that can be read. */
export async function verifyList(context: StepContext, joined: boolean): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const member = await isMember(context, id);
  if (member === null && joined) throw new StepRefusal('group-missing', name);
  return Boolean(member) === joined ? already({ list: name, member: joined }) : waitFor(60);
}

async function membership(context: StepContext, teamId: string): Promise<Member | undefined> {
  const members = await membersOf<Member>(context, `/teams/${idOf(teamId)}/members?$top=999`);
  if (!members) throw new StepRefusal('group-missing', teamId);
  return members.find(({ userId }) => userId === context.order.person.accountId);
}

/** Through Teams rather than its group, where it would show a day or two later. */
export async function joinTeam(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const seen = { team: name, member: true };
  if (await membership(context, id)) return already(seen);
  const body = {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: [],
    'user@odata.bind': context.reference(`/users('${context.account()}')`),
  };
  const path = `/teams/${idOf(id)}/members`;
  const requestId = await ordered(context, { method: 'POST', path, body }, isMemberAlready);
  return readBack(requestId, async () => ((await membership(context, id)) ? seen : null));
}

export async function leaveTeam(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const seen = { team: name, member: false };
  const found = await membership(context, id);
  if (!found) return already(seen);
  const path = `/teams/${idOf(id)}/members/${idOf(found.id ?? '')}`;
  const requestId = await ordered(context, { method: 'DELETE', path }, isGone);
  return readBack(requestId, async () => ((await membership(context, id)) ? null : seen));
}
