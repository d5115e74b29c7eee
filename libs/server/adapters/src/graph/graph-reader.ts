import { Inject, Injectable } from '@nestjs/common';
import type * as graph from '@microsoft/microsoft-graph-types';
import { TenantFailure, TenantReader } from '@vigie/accounts';
import type { ReadLicence, ReadUser, TenantGroup } from '@vigie/rules';
import { CONFIG, type Config } from '@vigie/platform';
import { z } from 'zod';
import { GraphClient } from './graph-client';
import { groupOf } from './graph-groups';
import { tenantFailureOf } from './tenant-failure';

const batch = 500;
const userFields =
  'id,userPrincipalName,displayName,jobTitle,department,accountEnabled,onPremisesSyncEnabled,assignedLicenses';
const discovered = z.object({ issuer: z.string() });
const guidIn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const discoveryMs = 10_000;

/** Reads tenants through Microsoft Graph. */
@Injectable()
export class GraphReader extends TenantReader {
  constructor(
    private readonly client: GraphClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  async find(domain: string): Promise<string | null> {
    const url = `${this.config.microsoft.loginUrl}/${encodeURIComponent(domain)}/v2.0/.well-known/openid-configuration`;
    const response = await fetch(url, { signal: AbortSignal.timeout(discoveryMs) }).catch(
      (error: unknown) => {
        throw new TenantFailure('unreachable', String(error), null);
      },
    );
    const answer = discovered.safeParse(await response.json().catch(() => null));
    if (response.status >= 500) throw new TenantFailure('unreachable', String(response.status), null);
    return (answer.success && guidIn.exec(answer.data.issuer)?.[0].toLowerCase()) || null;
  }

  roles(tenant: string): Promise<string[]> {
    return told(() => this.client.roles(tenant));
  }

  organisation(tenant: string): Promise<{ name: string; requestId: string | null }> {
    return told(async () => {
      const request = { method: 'GET', path: '/organization?$select=id,displayName' } as const;
      const { body, requestId } = await this.client.send<{ value: graph.Organization[] }>(tenant, request);
      return { name: body.value[0]?.displayName ?? '', requestId };
    });
  }

  async *users(tenant: string): AsyncGenerator<ReadUser[]> {
    let some: ReadUser[] = [];
    try {
      for await (const user of this.client.items<graph.User>(
        tenant,
        `/users?$select=${userFields}&$top=999`,
      )) {
        some.push(readUser(user));
        if (some.length < batch) continue;
        yield some;
        some = [];
      }
    } catch (error) {
      throw tenantFailureOf(error);
    }
    if (some.length > 0) yield some;
  }

  groups(tenant: string): Promise<TenantGroup[]> {
    return told(async () => (await this.client.all<graph.Group>(tenant, '/groups?$top=999')).map(groupOf));
  }

  licences(tenant: string): Promise<ReadLicence[]> {
    return told(async () => {
      const [skus, subscriptions] = await Promise.all([
        this.client.all<graph.SubscribedSku>(tenant, '/subscribedSkus'),
        this.client.all<graph.CompanySubscription>(tenant, '/directory/subscriptions'),
      ]);
      return skus
        .filter(({ appliesTo }) => appliesTo !== 'Company')
        .map((sku) => ({
          skuId: sku.skuId ?? '',
          name: sku.skuPartNumber ?? '',
          enabled: sku.prepaidUnits?.enabled ?? 0,
          consumed: sku.consumedUnits ?? 0,
          renewsOn: firstEnd(subscriptions.filter(({ skuId }) => skuId === sku.skuId)),
        }));
    });
  }
}

async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw tenantFailureOf(error);
  }
}

/** The day on which the first of them is renewed or ends. */
function firstEnd(subscriptions: readonly graph.CompanySubscription[]): string | null {
  const ends = subscriptions.flatMap(({ nextLifecycleDateTime: at }) => (at ? [at.slice(0, 10)] : []));
  return ends.toSorted()[0] ?? null;
}

const cut = (text: string | null | undefined, most: number) => text?.slice(0, most) || null;

function readUser(user: graph.User): ReadUser {
  const address = (user.userPrincipalName ?? '').slice(0, 254);
  return {
    guid: user.id ?? '',
    address,
    name: cut(user.displayName, 256) ?? address,
    jobTitle: cut(user.jobTitle, 150),
    department: cut(user.department, 150),
    enabled: user.accountEnabled === true,
    synced: user.onPremisesSyncEnabled === true,
    skuIds: (user.assignedLicenses ?? []).map(({ skuId }) => skuId ?? '').toSorted(),
  };
}
