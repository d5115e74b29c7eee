/** Labels of entries. Books are kept in French. */
export const ledgerWords = {
  invoice: (number: string, client: string) => `Facture ${number} ${client}`,
  'credit-note': (number: string, client: string) => `Avoir ${number} ${client}`,
  payment: (client: string) => `Règlement ${client}`,
  claim: (number: string, client: string) => `Pénalités de retard ${number} ${client}`,
  'claim-cancelled': (number: string, client: string) => `Annulation pénalités ${number} ${client}`,
  cancelled: (client: string) => `Annulation règlement ${client}`,
};
