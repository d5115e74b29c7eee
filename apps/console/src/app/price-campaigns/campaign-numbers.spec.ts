import { longDay, signedMoney, signedPercent } from './campaign-numbers';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('numbers of a campaign', () => {
  it.each([
    ['174.61', '+ 174,61 €'],
    ['-12.40', '− 12,40 €'],
    ['2184306.12', '+ 2 184 306,12 €'],
    ['0.00', '0,00 €'],
  ])('the difference %s is %s', (amount, text) => expect(plain(signedMoney(amount, 'fr'))).toBe(text));

  it('percentages and days read as they are said', () => {
    expect(plain(signedPercent('-1.50', 'fr'))).toBe('− 1,50 %');
    expect(plain(signedPercent('3.41', 'en'))).toBe('+ 3.41%');
    expect(signedPercent(null, 'fr')).toBe('');
    expect(longDay('2027-01-01', 'fr')).toBe('1er janvier 2027');
  });
});
