import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Group, Mailbox, Tenant, User } from './state';

const guid = z.uuid();
const text = z.string().min(1);

const userSeed = z.strictObject({
  userPrincipalName: text,
  displayName: text,
  id: guid.optional(),
  enabled: z.boolean().default(true),
  usageLocation: z.string().nullable().default('FR'),
  licences: z.array(text).default([]),
  aliases: z.array(text).default([]),
  synced: z.boolean().default(false),
  risky: z.boolean().default(false),
  jobTitle: z.string().nullable().default(null),
  department: z.string().nullable().default(null),
  mailboxBytes: z.int().default(2_000_000_000),
  methods: z.array(z.enum(['phone', 'microsoftAuthenticator'])).default([]),
  /** Roles of an administrator, by name. */
  roles: z.array(text).default([]),
});

const groupSeed = z.strictObject({
  displayName: text,
  id: guid.optional(),
  kind: z.enum(['security', 'microsoft365', 'distribution', 'mail-security']).default('security'),
  mail: z.string().nullable().default(null),
  team: z.boolean().default(false),
  dynamic: z.boolean().default(false),
  synced: z.boolean().default(false),
  licences: z.array(text).default([]),
  members: z.array(text).default([]),
  owners: z.array(text).default([]),
});

/** A tenant as the control plane is given it; people are named by their address, licences by their part number. */
export const tenantSeed = z.strictObject({
  id: guid,
  name: text,
  domains: z.array(text).min(1),
  consents: z.record(guid, z.array(text)).default({}),
  delays: z
    .strictObject({
      replica: z.number(),
      mailbox: z.number(),
      recipient: z.number(),
      drive: z.number(),
      conversion: z.number(),
      device: z.number(),
    })
    .partial()
    .default({}),
  skus: z
    .array(
      z.strictObject({
        skuId: guid,
        skuPartNumber: text,
        enabled: z.int(),
        capabilityStatus: z.enum(['Enabled', 'Warning', 'Suspended', 'LockedOut']).default('Enabled'),
        plans: z.array(z.enum(['exchange', 'onedrive', 'teams', 'intune'])).default([]),
        renewsInDays: z.int().nullable().default(null),
      }),
    )
    .default([]),
  users: z.array(userSeed).default([]),
  groups: z.array(groupSeed).default([]),
  devices: z
    .array(
      z.strictObject({
        deviceName: text,
        id: guid.optional(),
        user: z.string().nullable().default(null),
        model: text.default('Galaxy A55'),
        owner: z.enum(['company', 'personal']).default('company'),
        obeys: z.boolean().default(true),
      }),
    )
    .default([]),
  news: z.array(z.strictObject({ title: text, severity: z.string().default('normal') })).default([]),
});
export type TenantSeed = z.input<typeof tenantSeed>;
type Given = z.output<typeof tenantSeed>;

/** What Microsoft takes, in the order of magnitude that administrators report. */
const usualDelays = { replica: 20, mailbox: 300, recipient: 900, drive: 600, conversion: 180, device: 240 };

/** A mailbox that will be ready some time from now. */
export const newMailbox = (now: number, ready: number, recipient: number, sizeBytes = 0): Mailbox => ({
  readyAt: now + ready * 1000,
  recipientAt: now + recipient * 1000,
  purpose: 'user',
  sharedAt: null,
  sizeBytes,
  locale: null,
  timeZone: null,
  automaticReplies: { status: 'disabled', externalAudience: 'none' },
  rules: [],
  forwardTo: null,
  keepsCopy: false,
  fullAccess: [],
  lostAt: null,
});

/** Builds the state of a tenant; everything seeded has long been provisioned. */
export function buildTenant(seed: TenantSeed, now: number): Tenant {
  const given = tenantSeed.parse(seed);
  const skuId = (part: string) => {
    const sku = given.skus.find(({ skuPartNumber }) => skuPartNumber === part);
    if (!sku) throw new Error(`no licence ${part} in ${given.name}`);
    return sku.skuId;
  };
  const brings = (parts: readonly string[], plan: 'exchange' | 'onedrive') =>
    given.skus.some(({ skuPartNumber, plans }) => parts.includes(skuPartNumber) && plans.includes(plan));
  const users = given.users.map((user): User => {
    const granted = given.groups
      .filter(({ members }) => members.includes(user.userPrincipalName))
      .flatMap(({ licences }) => licences);
    const parts = [...user.licences, ...granted];
    return seededUser(user, {
      now,
      licences: user.licences.map(skuId),
      mailbox: brings(parts, 'exchange'),
      drive: brings(parts, 'onedrive'),
    });
  });
  const idOf = (upn: string) => {
    const user = users.find(({ userPrincipalName }) => userPrincipalName === upn);
    if (!user) throw new Error(`no user ${upn} in ${given.name}`);
    return user.id;
  };
  return {
    id: given.id,
    name: given.name,
    domains: given.domains.map((id, at) => ({ id, isDefault: at === 0, isVerified: true })),
    consents: new Map(Object.entries(given.consents)),
    delays: { ...usualDelays, ...given.delays },
    users: byId(users),
    groups: byId(given.groups.map((group) => seededGroup(group, skuId, idOf))),
    skus: new Map(given.skus.map((sku) => [sku.skuId, seededSku(sku, now)])),
    devices: byId(
      given.devices.map(({ id, user, ...device }) => ({
        ...device,
        id: id ?? randomUUID(),
        userId: user === null ? null : idOf(user),
        action: null,
      })),
    ),
    shares: new Map(),
    news: given.news.map((one, at) => ({ ...one, id: `MC${100_000 + at}`, startDateTime: now })),
  };
}

const byId = <T extends { id: string }>(all: T[]): Map<string, T> => new Map(all.map((one) => [one.id, one]));

function seededUser(
  seed: Given['users'][number],
  given: { now: number; licences: string[]; mailbox: boolean; drive: boolean },
): User {
  const { userPrincipalName, displayName, usageLocation, jobTitle, department, risky, roles } = seed;
  const mailbox = given.mailbox ? newMailbox(given.now, 0, 0, seed.mailboxBytes) : null;
  return {
    id: seed.id ?? randomUUID(),
    ...{ userPrincipalName, displayName, usageLocation, jobTitle, department, risky, roles, mailbox },
    mailNickname: userPrincipalName.split('@')[0] ?? userPrincipalName,
    accountEnabled: seed.enabled,
    givenName: null,
    surname: null,
    employeeId: null,
    mobilePhone: null,
    onPremisesExtensionAttributes: {},
    mail: mailbox && userPrincipalName,
    proxyAddresses: mailbox
      ? [`SMTP:${userPrincipalName}`, ...seed.aliases.map((alias) => `smtp:${alias}`)]
      : [],
    onPremisesSyncEnabled: seed.synced || null,
    createdDateTime: given.now,
    deletedDateTime: null,
    visibleAt: given.now,
    managerId: null,
    passwordSet: 1,
    forceChange: false,
    sessionsRevokedAt: null,
    licences: given.licences,
    driveReadyAt: given.drive ? given.now : null,
    methods: [
      { id: '28c10230-6103-485e-b985-444c60001490', kind: 'password' },
      ...seed.methods.map((kind) => ({ id: randomUUID(), kind })),
    ],
  };
}

function seededGroup(
  { id, members, owners, licences, ...group }: Given['groups'][number],
  skuId: (part: string) => string,
  idOf: (upn: string) => string,
): Group {
  const all = [...new Set([...members, ...(group.team ? owners : [])])].map(idOf);
  return {
    ...group,
    id: id ?? randomUUID(),
    licences: licences.map(skuId),
    members: all,
    owners: owners.map(idOf),
    memberships: new Map(group.team ? all.map((userId) => [userId, membershipId()]) : []),
  };
}

/** As opaque as those of Teams. */
export const membershipId = (): string => Buffer.from(randomUUID()).toString('base64url');

const seededSku = ({ renewsInDays, ...sku }: Given['skus'][number], now: number) => ({
  ...sku,
  nextLifecycle: renewsInDays === null ? null : now + renewsInDays * 86_400_000,
});
