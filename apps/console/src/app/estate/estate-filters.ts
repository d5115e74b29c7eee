import { paramsOf } from '../core/resources';

/** The filters of the estate, as the address holds them. */
export interface EstateQuery {
  q?: string | undefined;
  client?: string | undefined;
  site?: string | undefined;
  kind?: string | undefined;
  state?: string | undefined;
  covered?: string | undefined;
  warrantyBefore?: string | undefined;
}
export type EstateFilter = keyof EstateQuery;

/** Parameters of the API for the address. A site belongs to the client that is chosen. */
export function estateParams(query: EstateQuery): Record<string, string | number | boolean> {
  return paramsOf({ ...query, site: query.client ? query.site : undefined });
}

/** Query parameters that set one filter; another client has other sites. */
export function changeOf(key: EstateFilter, value: string): Record<string, string | null> {
  return { [key]: value || null, ...(key === 'client' && { site: null }) };
}
