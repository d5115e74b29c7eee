/** Pure files only: formats, texts and the view of a clock need no browser. */
module.exports = {
  ...require('../../jest.server.cjs')('ui'),
  // What a pure file imports may import Angular, which is not compiled ahead here.
  setupFiles: ['@angular/compiler'],
};
