import { growsByMoreThanTenth, productName, type LocalDate } from '@vigie/rules';

interface Purchase {
  partNumber: string;
  enabled: number;
  consumed: number;
  reserved: number;
  spare: number;
  units: number;
  neededBy: LocalDate | null;
  agreed: number | null;
  agreedOn: LocalDate | null;
}

const day = (date: LocalDate) => date.split('-').toReversed().join('/');
const licences = (count: number) => (count > 1 ? `${count} licences` : `${count} licence`);

/** Until when it has to be bought. */
const until = ({ neededBy, spare }: Purchase) =>
  neededBy
    ? `À commander avant le ${day(neededBy)}\u00a0: une licence est promise à quelqu’un pour ce jour.`
    : `À commander dès que possible\u00a0: ${licences(spare)} d’avance est convenue avec le client.`;

/** What the purchase does to the price; null when nothing. */
function priceEffect({ agreed, agreedOn, enabled, units }: Purchase): string | null {
  if (agreed === null || agreedOn === null || !growsByMoreThanTenth(agreed, enabled + units)) return null;
  return `Avec ${enabled + units} licences contre ${agreed} convenues le ${day(agreedOn)}, la hausse dépasse 10\u00a0%\u00a0: le prix peut être révisé (art. 17). À dire au client avant la commande.`;
}

/** What our people read about a purchase of licences. */
export const purchaseTexts = {
  ticket: (purchase: Purchase) => ({
    subject: `Commander ${licences(purchase.units)} ${productName(purchase.partNumber)}`,
    description: [
      `Il faut commander ${licences(purchase.units)} ${productName(purchase.partNumber)} (${purchase.partNumber}).`,
      `${purchase.enabled} achetées, ${purchase.consumed} attribuées, ${purchase.reserved} réservées par des arrivées prévues.`,
      until(purchase),
      priceEffect(purchase),
      'L’achat se fait chez le revendeur ou dans le centre d’administration Microsoft 365\u00a0: aucune interface ne permet de l’automatiser. La prochaine lecture du client notera ici la fin du manque.',
    ]
      .filter((line) => line !== null)
      .join('\n\n'),
  }),
  more: (purchase: Purchase) =>
    [
      `Le manque s’aggrave\u00a0: il faut maintenant commander ${licences(purchase.units)} ${productName(purchase.partNumber)}.`,
      `${purchase.enabled} achetées, ${purchase.consumed} attribuées, ${purchase.reserved} réservées par des arrivées prévues.`,
      until(purchase),
    ].join('\n'),
  over: (partNumber: string) =>
    `Le manque de licences ${productName(partNumber)} est terminé\u00a0: il en reste de nouveau assez. Rien d’autre n’est à commander.`,
};
