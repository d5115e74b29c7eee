import { paymentsOf, paymentsText } from './penalty-address';

describe('payments in the address', () => {
  it('are read as they were written, unfinished ones too', () => {
    const payments = [
      { date: '2026-02-10', amount: '1200.50' },
      { date: '', amount: '' },
    ];
    expect(paymentsOf(paymentsText(payments))).toEqual(payments);
  });

  it('take an amount as people type it', () => {
    expect(paymentsText([{ date: '2026-02-10', amount: '1 200,50' }])).toBe('2026-02-10_1200.50');
  });

  it('are none without a text', () => {
    expect([paymentsOf(undefined), paymentsOf('')]).toEqual([[], []]);
  });
});
