/** Invoices are dated in one country. */
export const ourZone = 'Europe/Paris';
