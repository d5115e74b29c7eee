import type { Locale } from '@vigie/wire';

interface TenantUserWords {
  sheet: string;
  yes: string;
  no: string;
  columns: Record<
    'name' | 'address' | 'jobTitle' | 'department' | 'enabled' | 'licences' | 'synced' | 'changed',
    string
  >;
}

const fr: TenantUserWords = {
  sheet: 'Utilisateurs',
  yes: 'oui',
  no: 'non',
  columns: {
    name: 'Nom',
    address: 'Adresse',
    jobTitle: 'Fonction',
    department: 'Service',
    enabled: 'Actif',
    licences: 'Licences',
    synced: 'Annuaire local',
    changed: 'Dernier changement',
  },
};

const en: TenantUserWords = {
  sheet: 'Users',
  yes: 'yes',
  no: 'no',
  columns: {
    name: 'Name',
    address: 'Address',
    jobTitle: 'Job title',
    department: 'Department',
    enabled: 'Enabled',
    licences: 'Licences',
    synced: 'Local directory',
    changed: 'Last change',
  },
};

/** Words of the table of the people of a tenant. */
export const tenantUserWords: Record<Locale, TenantUserWords> = { fr, en };
