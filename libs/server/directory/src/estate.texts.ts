import type { EquipmentKind, EquipmentState } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface EstateWords {
  file: string;
  titles: Record<EquipmentColumn, string>;
  kinds: Record<EquipmentKind, string>;
  states: Record<EquipmentState, string>;
  yes: string;
  no: string;
}

/** Columns of an exported list, in their order; the import reads all but the client. */
export const equipmentColumns = [
  'client',
  'name',
  'kind',
  'model',
  'serial',
  'site',
  'owner',
  'covered',
  'warrantyEnd',
  'vendorContract',
  'state',
] as const;
export type EquipmentColumn = (typeof equipmentColumns)[number];

/** Words of lists and labels of equipment; the import understands each of them. */
export const estateWords: Record<Locale, EstateWords> = {
  fr: {
    file: 'parc',
    titles: {
      client: 'Client',
      name: 'Nom',
      kind: 'Type',
      model: 'Modèle',
      serial: 'Numéro de série',
      site: 'Site',
      owner: 'Utilisateur',
      covered: 'Sous contrat',
      warrantyEnd: 'Fin de garantie',
      vendorContract: 'Contrat fournisseur',
      state: 'État',
    },
    kinds: {
      workstation: 'Poste de travail',
      server: 'Serveur',
      phone: 'Téléphone',
      network: 'Réseau',
      printer: 'Imprimante',
      other: 'Autre',
    },
    states: {
      'in-use': 'En service',
      'in-stock': 'En stock',
      lent: 'Prêté',
      lost: 'Perdu',
      stolen: 'Volé',
      retired: 'Retiré',
    },
    yes: 'oui',
    no: 'non',
  },
  en: {
    file: 'estate',
    titles: {
      client: 'Client',
      name: 'Name',
      kind: 'Kind',
      model: 'Model',
      serial: 'Serial number',
      site: 'Site',
      owner: 'User',
      covered: 'Covered',
      warrantyEnd: 'Warranty end',
      vendorContract: 'Vendor contract',
      state: 'State',
    },
    kinds: {
      workstation: 'Workstation',
      server: 'Server',
      phone: 'Phone',
      network: 'Network',
      printer: 'Printer',
      other: 'Other',
    },
    states: {
      'in-use': 'In use',
      'in-stock': 'In stock',
      lent: 'Lent',
      lost: 'Lost',
      stolen: 'Stolen',
      retired: 'Retired',
    },
    yes: 'yes',
    no: 'no',
  },
};
