import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { already, done, type StepContext, StepRefusal, targetOf } from './step-context';

async function licensed(context: StepContext): Promise<graph.User> {
  const fields = 'id,usageLocation,licenseAssignmentStates';
  const user = await context.find<graph.User>(`/users/${context.account()}?$select=${fields}`);
  if (!user) throw new StepRefusal('account-missing', 'the account is not there');
  return user;
}

const statesOf = ({ licenseAssignmentStates }: graph.User, skuId: string) =>
  (licenseAssignmentStates ?? []).filter((state) => state.skuId === skuId);

async function write(context: StepContext, add: string[], remove: string[]) {
  const body = { addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })), removeLicenses: remove };
  return context.send({ method: 'POST', path: `/users/${context.account()}/assignLicense`, body });
}

/** A country first: without it no licence is assigned. One that comes from a group is one, too. */
export async function assignLicence(context: StepContext): Promise<StepOutcome> {
  const { id: skuId, name } = targetOf(context);
  const user = await licensed(context);
  if (statesOf(user, skuId).length > 0) return already({ licence: name });
  if (!user.usageLocation) {
    const body: graph.User = { usageLocation: 'FR' };
    await context.send({ method: 'PATCH', path: `/users/${context.account()}`, body });
  }
  const { requestId } = await write(context, [skuId], []);
  return done(requestId, { licence: name });
}

/** A licence that a group gives goes with the group, not here. */
export async function releaseLicence(context: StepContext): Promise<StepOutcome> {
  const { id: skuId, name } = targetOf(context);
  const states = statesOf(await licensed(context), skuId);
  if (states.length === 0) return already({ licence: name });
  if (states.every(({ assignedByGroup }) => assignedByGroup)) throw new StepRefusal('licence-by-group', name);
  const { requestId } = await write(context, [], [skuId]);
  return done(requestId, { licence: name });
}
