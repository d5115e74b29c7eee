import type * as graph from '@microsoft/microsoft-graph-types';
import type { StepOutcome } from '@vigie/accounts';
import { already, done, type StepContext, targetOf, waitFor } from './step-context';

const probeSeconds = 60;

const pathOf = (id: string) => `/deviceManagement/managedDevices/${encodeURIComponent(id)}`;

/** Orders once and looks until the phone has said that it obeyed; one that left the list has. */
export async function endPhone(context: StepContext, order: 'retire' | 'wipe'): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  const device = await context.find<graph.ManagedDevice & { managementState?: string }>(pathOf(id));
  if (!device) return already({ device: name });
  if (device.managementState === `${order}Issued`) return already({ device: name, state: `${order}Issued` });
  if (device.managementState === `${order}Pending`) return waitFor(probeSeconds);
  const body = order === 'wipe' ? { keepEnrollmentData: false, keepUserData: false } : undefined;
  const path = `${pathOf(id)}/${order}`;
  const { requestId } = await context.send({ method: 'POST', path, ...(body && { body }) });
  return waitFor(probeSeconds, requestId);
}

export async function lockPhone(context: StepContext): Promise<StepOutcome> {
  const { id, name } = targetOf(context);
  return done((await context.send({ method: 'POST', path: `${pathOf(id)}/remoteLock` })).requestId, {
    device: name,
  });
}
