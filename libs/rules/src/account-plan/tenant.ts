import type { StepTarget } from './vocabulary';

/** Groups, lists and teams as a plan sees them. */
export interface TenantGroup extends StepTarget {
  kind: 'group' | 'list' | 'team';
  /** False when its members follow a rule, or a directory of the client's own. */
  writable: boolean;
  /** Whether membership gives licences. */
  licensing: boolean;
  /** Its address, by which Exchange knows a list without doubt: names may be those of several. */
  mail?: string | null;
}

/** What a product may bring that steps of a plan wait for. */
export type Provision = 'mailbox' | 'drive' | 'teams';

export interface TenantLicence extends StepTarget {
  /** Units that no plan has reserved and nobody uses. */
  free: number;
  brings: readonly Provision[];
}

/** What a plan has to know of a tenant. */
export interface TenantState {
  domains: readonly string[];
  /** Addresses in use, aliases and deleted accounts among them. */
  taken: readonly string[];
  licences: readonly TenantLicence[];
  groups: readonly TenantGroup[];
}

/** A person's account as read before a departure or a change. */
export interface AccountState extends StepTarget {
  address: string;
  enabled: boolean;
  /** Ruled by a directory of the client's own. */
  synced: boolean;
  licences: readonly (StepTarget & { byGroup: boolean })[];
  groups: readonly (TenantGroup & { lastOwner: boolean })[];
  /** Roles of an administrator, by name: they are left by hand, and may keep Microsoft from obeying us. */
  roles?: readonly string[];
  devices: readonly (StepTarget & { owner: 'company' | 'personal' })[];
  /** Null without a mailbox. */
  mailbox: { purpose: 'user' | 'shared'; bytes: number | null } | null;
  hasDrive: boolean;
}

/** Somebody with an account in a tenant, as it is read. */
export interface ReadUser {
  guid: string;
  address: string;
  name: string;
  jobTitle: string | null;
  department: string | null;
  enabled: boolean;
  /** Kept in a directory of the client's own. */
  synced: boolean;
  skuIds: string[];
}

/** The stock of a product in a tenant, as it is read. */
export interface ReadLicence {
  skuId: string;
  name: string;
  enabled: number;
  consumed: number;
  /** Of the subscription that ends first. */
  renewsOn: string | null;
}
