/** Always one licence ahead, in agreement with the client (art. 14). */
export const spareLicences = 1;

export interface LicenceCount {
  /** Units bought and usable. */
  enabled: number;
  consumed: number;
  /** Kept for plans that have not run yet. */
  reserved: number;
}

/** Units left once every plan has run; negative when more was promised than bought. */
export const freeLicences = ({ enabled, consumed, reserved }: LicenceCount): number =>
  enabled - consumed - reserved;

/** Units to buy for one to stay spare; none when enough is left. */
export const licencesToBuy = (count: LicenceCount): number =>
  Math.max(0, spareLicences - freeLicences(count));

/** Whether the number of licences has grown by more than 10 %, so that the price may change (art. 17). */
export const growsByMoreThanTenth = (before: number, after: number): boolean =>
  before > 0 && after * 10 > before * 11;
