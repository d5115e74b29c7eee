import { TestPlatform } from '../testing/test-platform';

/** What the page of one ticket asks at once. */
const statementsOfAPage = 12;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.open('data_source');
});
afterAll(() => platform.close());

describe('the pool of connections', () => {
  it('answers a hundred people who open a ticket in the same instant', async () => {
    const questions = Array.from({ length: 100 * statementsOfAPage }, (_, index) =>
      platform.database.one<{ asked: string | number }>('SELECT ? AS asked', [index]),
    );
    const answers = await Promise.all(questions);
    expect(answers.map((row) => Number(row?.asked))).toEqual(questions.map((_, index) => index));
  });

  it('says that it is busy before it keeps everybody waiting', async () => {
    const questions = Array.from({ length: 3000 }, () => platform.database.one('SELECT 1'));
    const outcomes = await Promise.allSettled(questions);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ reason }) => reason.code === 'server.busy')).toBe(true);
  });
});
