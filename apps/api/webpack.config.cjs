module.exports = require('../../tools/webpack.server.cjs')('api', {
  main: './src/main.ts',
  cli: './src/cli.ts',
});
