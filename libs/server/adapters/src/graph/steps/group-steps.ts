import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { already, done, type StepContext, StepRefusal, targetOf, waitFor } from './step-context';

interface Member extends graph.AadUserConversationMember {
  userId?: string | null;
}

const idOf = (value: string) => encodeURIComponent(value);

async function isMember(context: StepContext, groupId: string): Promise<boolean> {
  const members = await context.items<graph.User>(`/groups/${idOf(groupId)}/members?$select=id`);
  return members.some(({ id }) => id === context.order.person.accountId);
}

export async function joinGroup(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  if (await isMember(context, id)) return already({ group: name });
  const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${context.account()}` };
  const { requestId } = await context.send({
    method: 'POST',
    path: `/groups/${idOf(id)}/members/$ref`,
    body,
  });
  return done(requestId, { group: name });
}

export async function leaveGroup(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  if (!(await isMember(context, id))) return already({ group: name });
  const path = `/groups/${idOf(id)}/members/${context.account()}/$ref`;
  return done((await context.send({ method: 'DELETE', path })).requestId, { group: name });
}

/** Lists are changed by hand: whether the person is one of theirs is all that can be read. */
export async function verifyList(context: StepContext, joined: boolean): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  return (await isMember(context, id)) === joined ? already({ list: name, member: joined }) : waitFor(60);
}

async function membership(context: StepContext, teamId: string): Promise<Member | undefined> {
  const answer = await context.find<{ value: Member[] }>(`/teams/${idOf(teamId)}/members`);
  if (!answer) throw new StepRefusal('group-missing', teamId);
  return answer.value.find(({ userId }) => userId === context.order.person.accountId);
}

/** Through Teams rather than its group, where it would show a day or two later. */
export async function joinTeam(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  if (await membership(context, id)) return already({ team: name });
  const body = {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    roles: [],
    'user@odata.bind': `https://graph.microsoft.com/v1.0/users('${context.account()}')`,
  };
  const { requestId } = await context.send({ method: 'POST', path: `/teams/${idOf(id)}/members`, body });
  return done(requestId, { team: name });
}

export async function leaveTeam(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const found = await membership(context, id);
  if (!found) return already({ team: name });
  const path = `/teams/${idOf(id)}/members/${idOf(found.id ?? '')}`;
  return done((await context.send({ method: 'DELETE', path })).requestId, { team: name });
}
