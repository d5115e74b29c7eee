module.exports = require('../../../jest.server.cjs')('accounts');
