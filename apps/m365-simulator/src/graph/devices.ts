import type { Device } from '../tenant/state';
import { wipe } from './bodies';
import {
  type Answer,
  asks,
  badRequest,
  type Call,
  done,
  missing,
  ok,
  type Operation,
  takes,
} from './operation';
import { page } from './query';
import { userOf } from './users';

const read = [
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.ReadWrite.All',
  'DeviceManagementConfiguration.Read.All',
];
const order = ['DeviceManagementManagedDevices.PrivilegedOperations.All'];

function deviceOf({ tenant, path, now }: Call): Device {
  const device = tenant.devices.get(path['id'] ?? '');
  if (!device || gone(device, now)) throw missing(path['id'] ?? '');
  return device;
}

const obeyed = { state: 'Issued', action: 'done' };
const failed = { state: 'Failed', action: 'failed' };

/** A device that was retired or wiped leaves the list once it has said so. */
const gone = ({ action, obeys }: Device, now: number) =>
  obeys &&
  action !== null &&
  (action.name === 'retire' || action.name === 'wipe') &&
  action.doneAt + 60_000 <= now;

function present(call: Call, device: Device) {
  const { action } = device;
  const finished = action !== null && action.doneAt <= call.now;
  const user = device.userId === null ? null : call.tenant.users.get(device.userId);
  const outcome = device.obeys ? obeyed : failed;
  const ends = action?.name === 'wipe' || action?.name === 'retire' ? action.name : null;
  return {
    id: device.id,
    deviceName: device.deviceName,
    model: device.model,
    managedDeviceOwnerType: device.owner,
    userId: device.userId,
    userPrincipalName: user?.userPrincipalName ?? null,
    managementState: ends === null ? 'managed' : `${ends}${finished ? outcome.state : 'Pending'}`,
    deviceActionResults:
      action === null
        ? []
        : [{ actionName: action.name, actionState: finished ? outcome.action : 'pending' }],
  };
}

function accept(call: Call, name: NonNullable<Device['action']>['name']): Answer {
  const device = deviceOf(call);
  const { action } = device;
  if (action && action.doneAt > call.now && action.name !== name)
    throw badRequest('Another action is already pending on the device.');
  device.action = {
    name,
    doneAt:
      action?.name === name && device.obeys ? action.doneAt : call.now + call.tenant.delays.device * 1000,
  };
  return done;
}

const all = (call: Call) =>
  [...call.tenant.devices.values()]
    .filter((device) => !gone(device, call.now))
    .map((device) => present(call, device));

/** Phones and computers that Intune manages. An accepted order is not a done one. */
export const deviceOperations: Operation[] = [
  asks('GET', '/deviceManagement/managedDevices', read, (call) =>
    page(call, all(call), 'deviceManagement/managedDevices'),
  ),
  asks('GET', '/deviceManagement/managedDevices/{id}', read, (call) => ok(present(call, deviceOf(call)))),
  asks('GET', '/users/{id}/managedDevices', read, (call) => {
    const { id } = userOf(call, call.path['id'] ?? '');
    return page(
      call,
      all(call).filter(({ userId }) => userId === id),
      `users/${id}/managedDevices`,
    );
  }),
  asks('POST', '/deviceManagement/managedDevices/{id}/retire', order, (call) => accept(call, 'retire')),
  takes('POST', '/deviceManagement/managedDevices/{id}/wipe', {
    permissions: [...order, 'DeviceManagementManagedDevices.ReadWrite.All'],
    body: wipe,
    run: (call) => accept(call, 'wipe'),
  }),
  asks('POST', '/deviceManagement/managedDevices/{id}/remoteLock', order, (call) =>
    accept(call, 'remoteLock'),
  ),
  asks('POST', '/deviceManagement/managedDevices/{id}/resetPasscode', order, (call) =>
    accept(call, 'resetPasscode'),
  ),
  asks(
    'DELETE',
    '/deviceManagement/managedDevices/{id}',
    ['DeviceManagementManagedDevices.ReadWrite.All'],
    (call) => {
      call.tenant.devices.delete(deviceOf(call).id);
      return done;
    },
  ),
];
