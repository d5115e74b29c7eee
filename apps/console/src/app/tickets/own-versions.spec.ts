import { OwnVersions } from './own-versions';

describe('versions made by oneself', () => {
  it('are built upon, one after the other', () => {
    const own = new OwnVersions();
    own.note({ id: '1', version: 3 }, 5);
    own.note({ id: '1', version: 5 }, 6);
    expect(own.latest({ id: '1', version: 3 }).version).toBe(6);
    expect(own.latest({ id: '1', version: 5 }).version).toBe(6);
  });

  it('are never those of others, nor of another ticket', () => {
    const own = new OwnVersions();
    own.note({ id: '1', version: 3 }, 4);
    expect(own.latest({ id: '1', version: 2 }).version).toBe(2);
    expect(own.latest({ id: '2', version: 3 }).version).toBe(3);
  });

  it('end where nothing was changed', () => {
    const own = new OwnVersions();
    own.note({ id: '1', version: 3 }, 3);
    expect(own.latest({ id: '1', version: 3 }).version).toBe(3);
  });
});
