module.exports = require('../../../jest.server.cjs')('billing');
