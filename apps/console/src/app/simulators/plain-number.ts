/** A number as people type it (`12 000,50`) in the way that the API reads it (`12000.50`). */
export const plainNumber = (text: string): string => text.replace(/\s/g, '').replace(',', '.');
