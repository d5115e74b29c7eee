/** Pure files only: formats, texts and the view of a clock need no browser. */
module.exports = {
  ...require('../../jest.server.cjs')('ui'),
  setupFiles: [require.resolve('../../tools/jest/angular-compiler.cjs')],
};
