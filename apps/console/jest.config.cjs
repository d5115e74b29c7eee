/** Pure files only (keyboard, texts, filters): pages are tried in a real browser by apps/e2e. */
module.exports = {
  ...require('../../jest.server.cjs')('console'),
  // What a pure file imports may import Angular, which is not compiled ahead here.
  setupFiles: ['@angular/compiler'],
};
