/** What stands on the label of a piece of equipment. */
export interface EquipmentLabel {
  name: string;
  serial: string | null;
  client: string;
  /** The console's address of the equipment, for its QR code. */
  url: string;
}

/** Draws labels on sheets that a printer takes. */
export abstract class LabelSheet {
  abstract pdf(labels: readonly EquipmentLabel[], language: string): Promise<Buffer>;
}
