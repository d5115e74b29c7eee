import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type ClientScope, type Config } from '@vigie/platform';
import { LabelSheet } from '../ports/label-sheet';
import { EquipmentQueries } from '../queries/equipment-queries';

/** Gives labels with a QR code for chosen equipment. */
@Injectable()
export class PrintLabels {
  constructor(
    private readonly queries: EquipmentQueries,
    private readonly sheet: LabelSheet,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws not-found when one of them is outside the scope. */
  async execute(scope: ClientScope, ids: readonly string[], language: string): Promise<Buffer> {
    const equipment = await this.queries.chosen(scope, ids);
    const labels = equipment.map(({ id, name, serial, client }) => ({
      name,
      serial,
      client: client.name,
      url: `${this.config.publicUrl}/console/estate/${id}`,
    }));
    return this.sheet.pdf(labels, language);
  }
}
