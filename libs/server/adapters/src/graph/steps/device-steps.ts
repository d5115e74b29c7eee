import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { already, done, type StepContext, StepRefusal, targetOf, waitFor } from './step-context';

const probeSeconds = 60;

const pathOf = (id: string) => `/deviceManagement/managedDevices/${encodeURIComponent(id)}`;

type Device = graph.ManagedDevice & { managementState?: string };

const deviceOf = (context: StepContext) => context.find<Device>(pathOf(targetOf(context).id));

/** Orders once and looks until the phone has said that it obeyed, or could not; one that left the list has. */
export async function endPhone(context: StepContext, order: 'retire' | 'wipe'): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const device = await deviceOf(context);
  if (!device) return already({ device: name });
  const { managementState: state } = device;
  if (state === `${order}Issued`) return already({ device: name, state });
  if (state === `${order}Pending`) return waitFor(probeSeconds);
  // What failed before our order says nothing of it.
  if (context.order.taken && (state === `${order}Failed` || state === `${order}Canceled`))
    throw new StepRefusal('device-refused', `${name}: ${state}`);
  const body = order === 'wipe' ? { keepEnrollmentData: false, keepUserData: false } : undefined;
  const path = `${pathOf(id)}/${order}`;
  const { requestId } = await context.send({ method: 'POST', path, ...(body && { body }) });
  return waitFor(probeSeconds, requestId);
}

export async function lockPhone(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  if (!(await deviceOf(context))) throw new StepRefusal('device-missing', name);
  return done((await context.send({ method: 'POST', path: `${pathOf(id)}/remoteLock` })).requestId, {
    device: name,
  });
}
