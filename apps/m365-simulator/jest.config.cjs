module.exports = require('../../jest.server.cjs')('m365-simulator');
