module.exports = require('../../jest.server.cjs')('rules');
