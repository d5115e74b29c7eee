import { plainWords, proposeMatches, type Cents, type MatchProposal, type ReceivedMoney } from '@vigie/rules';
import {
  openInvoicesAsking,
  openInvoicesNumbered,
  openInvoicesOf,
  type Payable,
  type Reader,
} from './open-invoice.store';
import { payersOf, type Payers, type Payment } from './payer.store';

/** Money that was received, with what the bank says of it. */
export interface Received extends Payment {
  amount: Cents;
  /** Known beforehand, when a person typed it. */
  clientId?: string;
}
export interface Matching {
  proposals: MatchProposal[];
  /** The invoices that they name. */
  invoices: ReadonlyMap<string, Payable>;
}

/** A line of a statement as an amount that was received. */
export const receivedOf = ({
  label,
  reference,
  payer,
  iban,
  amountCents,
}: Payment & { amountCents: string }): Received => ({
  ...{ label, reference, payer, iban },
  amount: BigInt(amountCents),
});

/** Proposals for amounts that were received, in their order, from what is open now. */
export async function matchingsOf(reader: Reader, received: readonly Received[]): Promise<Matching[]> {
  const payers = await payersOf(reader, received);
  const monies = received.map((one): ReceivedMoney => {
    const text = [one.label, one.reference, one.payer].join(' ');
    return { amount: one.amount, text, payers: payersFor(one, payers(one)) };
  });
  const open = await candidatesFor(reader, monies);
  return monies.map((money, index) => {
    const only = received[index]?.clientId;
    const invoices = only ? open.filter(({ clientId }) => clientId === only) : open;
    const proposals = proposeMatches(money, invoices);
    return { proposals, invoices: new Map(invoices.map((invoice) => [invoice.id, invoice])) };
  });
}

const payersFor = ({ clientId }: Received, guessed: Payers): Payers =>
  clientId ? [{ clientId, clue: 'chosen' }] : guessed;

/** Every open invoice of the clients in question, those that are named and those that ask for the very amount. */
async function candidatesFor(reader: Reader, monies: readonly ReceivedMoney[]): Promise<Payable[]> {
  const numbered = await openInvoicesNumbered(reader, [
    ...new Set(monies.flatMap(({ text }) => numbersIn(text))),
  ]);
  const amounts = monies.filter(({ payers }) => payers.length === 0).map(({ amount }) => amount);
  const asking = await openInvoicesAsking(reader, amounts);
  const clients = monies.flatMap(({ payers }) => payers.map(({ clientId }) => clientId));
  const ofClients = await openInvoicesOf(reader, [...new Set(clients)]);
  return [...new Map([...numbered, ...asking, ...ofClients].map((one) => [one.id, one])).values()];
}

/** Signs of a number of ours lie in four words at most. */
const mostWords = 4;

/** What could be the number of an invoice in a text, without its signs. */
function numbersIn(text: string): string[] {
  const words = plainWords(text).toUpperCase().split(' ').slice(0, 60);
  return words.flatMap((_, start) =>
    Array.from({ length: mostWords }, (__, more) => words.slice(start, start + more + 1).join('')).filter(
      (number) => number.length >= 4 && number.length <= 35 && /\d/.test(number),
    ),
  );
}
