import { plainNumber } from './plain-number';

/** A part of an invoice that was paid, as its fields show it. */
export interface TypedPayment {
  date: string;
  amount: string;
}

/** `date_amount,date_amount` of the address as payments, in the order in which they were added. */
export function paymentsOf(text: string | undefined): TypedPayment[] {
  return text
    ? text.split(',').map((one) => {
        const [date = '', amount = ''] = one.split('_');
        return { date, amount };
      })
    : [];
}

/** The payments as the address writes them. */
export function paymentsText(payments: readonly TypedPayment[]): string {
  return payments.map(({ date, amount }) => `${date}_${plainNumber(amount)}`).join(',');
}
