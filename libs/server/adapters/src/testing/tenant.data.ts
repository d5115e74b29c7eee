import { graphPermissions } from '@vigie/rules';

/** Our application on the simulator, and what tenants consent to. */
export const clientId = '7f1f5e0e-3a0f-4f0f-9f61-5e6a4b8f0c11';
export const sku = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
export const ids = {
  team: '11111111-2222-4333-8444-555555555555',
  list: '21111111-2222-4333-8444-555555555555',
  group: '31111111-2222-4333-8444-555555555555',
  phone: '51111111-2222-4333-8444-555555555555',
};
/** A small company: two people, a synchronised one, a team, a list, a group and a phone. */
export const borel = {
  name: 'Borel',
  domains: ['borel.test'],
  consents: { [clientId]: graphPermissions },
  skus: [
    { skuId: sku, skuPartNumber: 'SPB', enabled: 3, plans: ['exchange', 'onedrive', 'teams', 'intune'] },
  ],
  users: [
    {
      userPrincipalName: 'anne@borel.test',
      displayName: 'Anne Borel',
      licences: ['SPB'],
      methods: ['phone'],
    },
    { userPrincipalName: 'luc@borel.test', displayName: 'Luc Petit', licences: ['SPB'] },
    { userPrincipalName: 'ad@borel.test', displayName: 'Annuaire', synced: true },
  ],
  groups: [
    { id: ids.team, displayName: 'Atelier', kind: 'microsoft365', team: true, owners: ['luc@borel.test'] },
    {
      id: ids.list,
      displayName: 'Tous',
      kind: 'distribution',
      mail: 'tous@borel.test',
      members: ['anne@borel.test'],
    },
    { id: ids.group, displayName: 'Compta', members: ['anne@borel.test'] },
  ],
  devices: [{ id: ids.phone, deviceName: 'Téléphone d’Anne', user: 'anne@borel.test' }],
};
