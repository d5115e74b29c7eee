import { loudness, type Verdict } from './verdict';

const told = (verdicts: readonly Verdict[]) =>
  verdicts.map((verdict, index) => loudness(verdicts[index - 1], verdict));

describe('the log of a part that is asked again and again', () => {
  it('is calm while the part starts', () => {
    expect(told(['failing', 'failing', 'failing', 'ok', 'ok'])).toEqual(['info', null, null, 'info', null]);
  });

  it('warns once when a part that answered does not any more', () => {
    expect(told(['ok', 'failing', 'failing', 'ok', 'failing'])).toEqual([null, 'warn', null, 'info', 'warn']);
  });
});
