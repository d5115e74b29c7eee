/** What a tenant holds. Instants are milliseconds of the virtual clock; identifiers are GUIDs, as in Graph. */
export interface User {
  id: string;
  userPrincipalName: string;
  displayName: string;
  mailNickname: string;
  accountEnabled: boolean;
  usageLocation: string | null;
  givenName: string | null;
  surname: string | null;
  jobTitle: string | null;
  department: string | null;
  employeeId: string | null;
  mobilePhone: string | null;
  onPremisesExtensionAttributes: { extensionAttribute15?: string | null | undefined };
  mail: string | null;
  proxyAddresses: string[];
  onPremisesSyncEnabled: boolean | null;
  createdDateTime: number;
  deletedDateTime: number | null;
  /** When every replica answers about it. */
  visibleAt: number;
  managerId: string | null;
  passwordSet: number;
  forceChange: boolean;
  sessionsRevokedAt: number | null;
  /** Directly assigned licences: skuId. */
  licences: string[];
  mailbox: Mailbox | null;
  driveReadyAt: number | null;
  methods: AuthenticationMethod[];
  risky: boolean;
  /** Roles of an administrator, by name. */
  roles: string[];
}

export interface Mailbox {
  readyAt: number;
  /** When Exchange knows it as a recipient of lists. */
  recipientAt: number;
  purpose: 'user' | 'shared';
  /** A conversion that was ordered shows only then. */
  sharedAt: number | null;
  sizeBytes: number;
  locale: string | null;
  timeZone: string | null;
  automaticReplies: Record<string, unknown>;
  rules: ({ id: string } & Record<string, unknown>)[];
  forwardTo: string | null;
  keepsCopy: boolean;
  fullAccess: string[];
  /** Without a licence the content goes after this instant, unless the box is shared. */
  lostAt: number | null;
}

export interface AuthenticationMethod {
  id: string;
  kind: 'password' | 'phone' | 'microsoftAuthenticator' | 'temporaryAccessPass';
}

export type GroupKind = 'security' | 'microsoft365' | 'distribution' | 'mail-security';

export interface Group {
  id: string;
  displayName: string;
  kind: GroupKind;
  mail: string | null;
  team: boolean;
  dynamic: boolean;
  synced: boolean;
  /** Licences that membership gives: skuId. */
  licences: string[];
  members: string[];
  owners: string[];
  /** Of a team: user id -> membership id. */
  memberships: Map<string, string>;
}

export interface Sku {
  skuId: string;
  skuPartNumber: string;
  capabilityStatus: 'Enabled' | 'Warning' | 'Suspended' | 'LockedOut';
  enabled: number;
  /** What it brings: a mailbox, OneDrive, Teams, Intune. */
  plans: ('exchange' | 'onedrive' | 'teams' | 'intune')[];
  nextLifecycle: number | null;
}

export interface Device {
  id: string;
  deviceName: string;
  userId: string | null;
  model: string;
  owner: 'company' | 'personal';
  /** False: it says that it could not do what was ordered. */
  obeys: boolean;
  /** The last order that was accepted and when it is done. */
  action: { name: 'retire' | 'wipe' | 'remoteLock' | 'resetPasscode'; doneAt: number } | null;
}

/** Seconds until Microsoft has done what it promised. */
export interface Delays {
  replica: number;
  mailbox: number;
  recipient: number;
  drive: number;
  conversion: number;
  device: number;
}

export interface Share {
  id: string;
  driveId: string;
  recipients: string[];
  roles: string[];
}

export interface Tenant {
  id: string;
  name: string;
  domains: { id: string; isDefault: boolean; isVerified: boolean }[];
  /** Application permissions that an administrator consented to, per application; none before consent. */
  consents: Map<string, string[]>;
  delays: Delays;
  users: Map<string, User>;
  groups: Map<string, Group>;
  skus: Map<string, Sku>;
  devices: Map<string, Device>;
  shares: Map<string, Share>;
  news: { id: string; title: string; startDateTime: number; severity: string }[];
}
