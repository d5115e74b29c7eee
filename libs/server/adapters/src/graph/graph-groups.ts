import type * as graph from '@microsoft/microsoft-graph-types';
import type { TenantGroup } from '@vigie/rules';

/** A group, list or team, as plans see it. */
export function groupOf(group: graph.Group): TenantGroup {
  const types = group.groupTypes ?? [];
  const options = (group as { resourceProvisioningOptions?: string[] }).resourceProvisioningOptions ?? [];
  const list = group.mailEnabled === true && !types.includes('Unified');
  return {
    id: group.id ?? '',
    name: group.displayName ?? '',
    kind: options.includes('Team') ? 'team' : list ? 'list' : 'group',
    writable: !types.includes('DynamicMembership') && group.onPremisesSyncEnabled !== true,
    mail: list ? (group.mail ?? null) : null,
    licensing: (group.assignedLicenses ?? []).length > 0,
  };
}
