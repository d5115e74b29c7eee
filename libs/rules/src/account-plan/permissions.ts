import type { StepKind } from './vocabulary';

/** What our application asks the administrator of a tenant for: application permissions of Microsoft Graph, and no more. */
export const graphPermissions = [
  'Directory.Read.All',
  'User.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
  'LicenseAssignment.ReadWrite.All',
  'GroupMember.ReadWrite.All',
  'TeamMember.Read.All',
  'TeamMember.ReadWriteNonOwnerRole.All',
  'MailboxSettings.ReadWrite',
  'Files.ReadWrite.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-Phone.ReadWrite.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'DeviceManagementManagedDevices.Read.All',
  'DeviceManagementManagedDevices.PrivilegedOperations.All',
] as const;
export type GraphPermission = (typeof graphPermissions)[number];

const account: GraphPermission[] = ['User.ReadWrite.All'];
const password: GraphPermission[] = [...account, 'User-PasswordProfile.ReadWrite.All'];
const mailbox: GraphPermission[] = ['MailboxSettings.ReadWrite'];
const files: GraphPermission[] = ['Files.ReadWrite.All'];
const group: GraphPermission[] = ['GroupMember.ReadWrite.All'];
const team: GraphPermission[] = ['TeamMember.Read.All', 'TeamMember.ReadWriteNonOwnerRole.All'];
const licence: GraphPermission[] = [...account, 'LicenseAssignment.ReadWrite.All'];
const orders: GraphPermission[] = ['DeviceManagementManagedDevices.PrivilegedOperations.All'];
const phone: GraphPermission[] = ['DeviceManagementManagedDevices.Read.All', ...orders];

/** What each kind of step asks Microsoft Graph for; nothing where people do it without us. */
export const stepPermissions: Record<StepKind, readonly GraphPermission[]> = {
  'order-licence': [],
  'create-account': account,
  'enable-account': account,
  'set-profile': account,
  'set-manager': account,
  'assign-licence': licence,
  'wait-for-mailbox': mailbox,
  'set-language': mailbox,
  'wait-for-drive': files,
  'join-group': group,
  'join-team': team,
  'join-list': [],
  'hand-over-password': password,
  'equipment-task': [],
  'snapshot-account': ['Directory.Read.All', ...mailbox, ...files, 'DeviceManagementManagedDevices.Read.All'],
  'disable-account': account,
  'disable-in-directory': [],
  'reset-password': password,
  'revoke-sessions': account,
  'remove-sign-in-methods': [
    'UserAuthenticationMethod.Read.All',
    'UserAuthMethod-Phone.ReadWrite.All',
    'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  ],
  'set-automatic-reply': mailbox,
  'redirect-mail': mailbox,
  'share-drive': files,
  'convert-to-shared': [],
  'verify-shared': mailbox,
  'give-mailbox-access': [],
  'name-team-owner': [],
  'leave-group': group,
  'leave-team': team,
  'leave-list': [],
  'release-licence': licence,
  'lock-phone': orders,
  'retire-phone': phone,
  'wipe-phone': phone,
  'delete-account': account,
};

/** The steps that a permission is for. */
export const stepsNeeding = (permission: GraphPermission): StepKind[] =>
  (Object.keys(stepPermissions) as StepKind[]).filter((kind) => stepPermissions[kind].includes(permission));

/** What is asked for and not among the roles of a token. */
export const missingPermissions = (roles: readonly string[]): GraphPermission[] =>
  graphPermissions.filter((permission) => !roles.includes(permission));
