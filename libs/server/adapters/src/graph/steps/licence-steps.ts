import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import type { StepFailure } from '@vigie/wire';
import { already, readBack, type StepContext, StepRefusal, targetOf } from './step-context';

async function licensed(context: StepContext): Promise<graph.User> {
  const fields = 'id,usageLocation,licenseAssignmentStates';
  const user = await context.find<graph.User>(`/users/${context.account()}?$select=${fields}`);
  if (!user) throw new StepRefusal('account-missing', 'the account is not there');
  return user;
}

const statesOf = ({ licenseAssignmentStates }: graph.User, skuId: string) =>
  (licenseAssignmentStates ?? []).filter((state) => state.skuId === skuId);

const isDirect = ({ assignedByGroup }: graph.LicenseAssignmentState) => !assignedByGroup;

const causes: Partial<Record<string, StepFailure>> = {
  CountViolation: 'licence-lacking',
  ProhibitedInUsageLocationViolation: 'usage-location-missing',
};

/**
 * Whether an account really has a product. Microsoft takes an assignment first and may find out afterwards that it
 * cannot be; then it stands there with its error. Throws a StepRefusal.
 */
export function isAssigned(states: readonly graph.LicenseAssignmentState[]): boolean {
  if (states.some(({ state }) => state?.startsWith('Active'))) return true;
  const broken = states.find(({ error }) => error && error !== 'None');
  if (broken) throw new StepRefusal(causes[broken.error ?? ''] ?? 'refused', broken.error ?? '');
  return false;
}

async function write(context: StepContext, add: string[], remove: string[]) {
  const body = { addLicenses: add.map((skuId) => ({ skuId, disabledPlans: [] })), removeLicenses: remove };
  return context.send({ method: 'POST', path: `/users/${context.account()}/assignLicense`, body });
}

/** A country first: without it no licence is assigned. One that comes from a group is one, too. */
export async function assignLicence(context: StepContext): Promise<StepOutcome> {
  const { id: skuId, name } = targetOf(context);
  const user = await licensed(context);
  const seen = { licence: name };
  if (isAssigned(statesOf(user, skuId))) return already(seen);
  if (!user.usageLocation) {
    const body: graph.User = { usageLocation: 'FR' };
    await context.send({ method: 'PATCH', path: `/users/${context.account()}`, body });
  }
  const { requestId } = await write(context, [skuId], []);
  return readBack(requestId, async () =>
    isAssigned(statesOf(await licensed(context), skuId)) ? seen : null,
  );
}

/** A licence that a group gives goes with the group, not here. */
export async function releaseLicence(context: StepContext): Promise<StepOutcome> {
  const { id: skuId, name } = targetOf(context);
  const states = statesOf(await licensed(context), skuId);
  if (states.length === 0) return already({ licence: name });
  if (!states.some(isDirect)) throw new StepRefusal('licence-by-group', name);
  const { requestId } = await write(context, [], [skuId]);
  return readBack(requestId, async () =>
    statesOf(await licensed(context), skuId).some(isDirect) ? null : { licence: name },
  );
}
