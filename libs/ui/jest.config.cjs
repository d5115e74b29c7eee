/** Pure files only: formats, texts and the view of a clock need neither a browser nor Angular. */
module.exports = require('../../jest.server.cjs')('ui');
