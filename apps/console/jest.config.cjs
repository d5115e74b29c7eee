/** Pure files only (keyboard, texts, filters): pages are tried in a real browser by apps/e2e. */
module.exports = {
  ...require('../../jest.server.cjs')('console'),
  setupFiles: [require.resolve('../../tools/jest/angular-compiler.cjs')],
};
