import { graphPermissions, namingRules, stepKinds, type StepKind } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, reference, version } from './common';

/** What the administrator of a tenant answered; `expired`: consent was given, and Microsoft no longer knows it. */
export const tenantConsents = ['never', 'asked', 'granted', 'refused', 'expired'] as const;
export type TenantConsent = (typeof tenantConsents)[number];

/** `made`: waits until it was uploaded and is activated. */
export const certificateStates = ['made', 'active', 'retired'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** Why a call to a tenant failed, as far as people can be told what to do about it. */
export const tenantFailures = [
  'not-consented',
  'permission-missing',
  'certificate-refused',
  'tenant-unknown',
  'throttled',
  'unreachable',
  'refused',
] as const;
export type TenantFailureCode = (typeof tenantFailures)[number];

/** A GUID or a domain, as people know their tenant by. */
export const tenantName = line(253)
  .toLowerCase()
  .regex(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'tenant',
  );
export const domainName = line(253)
  .toLowerCase()
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'domain');

/** Days before its end from which a certificate is warned about. */
export const certificateWarningDays = 60;

export const certificate = z.object({
  id,
  state: z.enum(certificateStates),
  thumbprint: z.string(),
  createdAt: instant,
  notAfter: instant,
  /** Days until it ends; negative once it has. */
  daysLeft: z.int(),
  /** It ends soon, or has. */
  warn: z.boolean(),
});
export type Certificate = z.infer<typeof certificate>;

/** Our application: what is done once for the installation. */
export const m365Application = z.object({
  clientId: z.guid().nullable(),
  /** 0 before it was named. */
  version: z.int().min(0),
  certificates: z.array(certificate),
  /** What has to be entered in Entra as the address of return. */
  redirectUri: z.url(),
});
export type M365Application = z.infer<typeof m365Application>;

export const applicationInput = z.strictObject({ clientId: z.guid().toLowerCase(), version: z.int().min(0) });

/** As text, or as bytes: Entra takes both. */
export const certificateFile = z.strictObject({ format: z.enum(['cer', 'pem']).default('cer') });

const kindNames = Object.keys(stepKinds) as [StepKind, ...StepKind[]];

export const permissionState = z.object({
  name: z.enum(graphPermissions),
  /** Null before the first token. */
  granted: z.boolean().nullable(),
  steps: z.array(z.enum(kindNames)),
});

export const tenantFailure = z.object({
  code: z.enum(tenantFailures),
  /** In the words of Microsoft. */
  message: z.string(),
  at: instant,
});
export type TenantFailureFacts = z.infer<typeof tenantFailure>;

/** The tenant of a client and how the connection stands. */
export const tenant = z.object({
  client: reference,
  tenantId: z.string(),
  domain: z.string(),
  naming: z.enum(namingRules),
  consent: z.enum(tenantConsents),
  consentAt: instant.nullable(),
  /** Permissions that lack; 0 before the first token. */
  missing: z.int(),
  calledAt: instant.nullable(),
  requestId: z.string().nullable(),
  failure: tenantFailure.nullable(),
  syncedAt: instant.nullable(),
  /** Being read now: people read so far. */
  syncing: z.object({ since: instant, users: z.int() }).nullable(),
  users: z.int(),
  version,
});
export type Tenant = z.infer<typeof tenant>;

/** Clients with and without a tenant. */
export const tenantList = z.object({
  items: z.array(z.object({ client: reference, tenant: tenant.nullable() })),
});
export type TenantList = z.infer<typeof tenantList>;

export const tenantDetail = tenant.extend({
  permissions: z.array(permissionState),
  /** Null before the application was named. */
  consentUrl: z.url().nullable(),
  licences: z.array(
    z.object({
      skuId: z.string(),
      name: z.string(),
      enabled: z.int(),
      consumed: z.int(),
      renewsOn: localDate.nullable(),
    }),
  ),
  groups: z.object({ group: z.int(), list: z.int(), team: z.int() }),
});
export type TenantDetail = z.infer<typeof tenantDetail>;

export const tenantInput = z.strictObject({
  tenant: tenantName,
  domain: domainName,
  naming: z.enum(namingRules),
});
export type TenantInput = z.infer<typeof tenantInput>;
export const tenantChange = z.strictObject({ domain: domainName, naming: z.enum(namingRules), version });
export type TenantChange = z.infer<typeof tenantChange>;

/** What a test of the connection found. */
export const tenantTest = z.object({
  ok: z.boolean(),
  /** As the tenant calls itself; null when it did not answer. */
  name: z.string().nullable(),
  tenant: tenantDetail,
});
export type TenantTest = z.infer<typeof tenantTest>;

/** The return of an administrator from the page of Microsoft. */
export const consentReturn = z.object({
  state: z.string().max(200).optional(),
  tenant: z.string().max(253).optional(),
  admin_consent: z.string().max(20).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2000).optional(),
});

export type ConsentReturn = z.infer<typeof consentReturn>;
/** What the administrator is told on coming back. */
export const consentOutcomes = ['granted', 'refused', 'invalid'] as const;
export type ConsentOutcome = (typeof consentOutcomes)[number];

export const tenantUserSorts = ['name', 'address', '-changed'] as const;
export const tenantUserQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  enabled: z.enum(['true', 'false']).optional(),
  licensed: z.enum(['true', 'false']).optional(),
  synced: z.enum(['true', 'false']).optional(),
  sort: z.enum(tenantUserSorts).default('name'),
});
export type TenantUserQuery = z.infer<typeof tenantUserQuery>;
export const tenantUserExport = tenantUserQuery
  .omit({ limit: true, cursor: true })
  .extend({ format: z.enum(['csv', 'xlsx']).default('csv') });
export type TenantUserExport = z.infer<typeof tenantUserExport>;

/** Somebody with an account in a tenant. */
export const tenantUser = z.object({
  id,
  guid: z.string(),
  address: z.string(),
  name: z.string(),
  jobTitle: z.string().nullable(),
  department: z.string().nullable(),
  enabled: z.boolean(),
  /** Kept in a directory of the client's own, which alone can change it. */
  synced: z.boolean(),
  licences: z.array(z.string()),
  changedAt: instant,
});
export type TenantUser = z.infer<typeof tenantUser>;
export const tenantUserPage = page(tenantUser);
