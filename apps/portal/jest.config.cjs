module.exports = require('../../jest.server.cjs')('portal');
