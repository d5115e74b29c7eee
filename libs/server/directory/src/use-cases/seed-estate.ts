import { Injectable } from '@nestjs/common';
import { Database, found, systemActor } from '@vigie/platform';
import { addCalendarDays, localDateOf, type EquipmentKind, type EquipmentState } from '@vigie/rules';
import { clientByName } from '../store/clients.store';
import { SaveEquipment } from './save-equipment';
import { SaveSite } from './save-site';

interface DemoEquipment {
  kind: EquipmentKind;
  name: string;
  model: string;
  serial: string;
  state?: EquipmentState;
  ownerName?: string;
  covered?: boolean;
  /** Days from today to the end of the warranty. */
  warranty?: number;
}

const demoEstate: Record<string, { site: string; equipment: DemoEquipment[] }> = {
  'Acme SAS': {
    site: 'Siège',
    equipment: [
      {
        kind: 'workstation',
        name: 'PC-ACME-01',
        model: 'Latitude 5550',
        serial: 'DL5550-0171',
        ownerName: 'Camille Roussel',
        warranty: 410,
      },
      {
        kind: 'workstation',
        name: 'PC-ACME-02',
        model: 'Latitude 5440',
        serial: 'DL5440-0093',
        ownerName: 'Accueil',
        warranty: 21,
      },
      {
        kind: 'server',
        name: 'SRV-ACME-FICHIERS',
        model: 'PowerEdge T360',
        serial: 'PE360-5521',
        warranty: 760,
      },
      {
        kind: 'phone',
        name: 'Téléphone direction',
        model: 'iPhone 16',
        serial: 'F2LX9K0Q',
        ownerName: 'Hélène Garnier',
        warranty: 95,
      },
      { kind: 'phone', name: 'Téléphone astreinte', model: 'Galaxy A56', serial: 'R5CX12', state: 'lost' },
      {
        kind: 'printer',
        name: 'IMP-ATELIER',
        model: 'M404dn',
        serial: 'VNB3R1',
        covered: false,
        warranty: -200,
      },
    ],
  },
  'Borel Transports': {
    site: 'Dépôt',
    equipment: [
      { kind: 'network', name: 'SW-BOREL-01', model: 'CBS350-24P', serial: 'DNI2544', warranty: 300 },
      {
        kind: 'workstation',
        name: 'PC-BOREL-QUAI',
        model: 'ThinkCentre M70q',
        serial: 'PF4B',
        state: 'in-stock',
      },
    ],
  },
};

/** Gives the clients of the demonstration some equipment. */
@Injectable()
export class SeedEstate {
  constructor(
    private readonly database: Database,
    private readonly sites: SaveSite,
    private readonly saving: SaveEquipment,
  ) {}

  async run(): Promise<void> {
    const actor = systemActor('demo');
    const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
    for (const [name, { site, equipment }] of Object.entries(demoEstate)) {
      const { id: clientId } = found(await clientByName(this.database, name));
      const siteId = await this.sites.create(actor, { clientId, name: site });
      for (const { warranty, ...piece } of equipment) {
        const warrantyEnd = warranty === undefined ? null : addCalendarDays(today, warranty);
        await this.saving.create(actor, {
          state: 'in-use',
          covered: true,
          ...piece,
          clientId,
          siteId,
          warrantyEnd,
        });
      }
    }
  }
}
