/**
 * Webpack settings of the Nest processes: SWC with decorator metadata, the aliases of tsconfig.base.json bundled,
 * everything of node_modules left outside. Types are checked by the `typecheck` target, not here.
 */
const { join } = require('node:path');
const { paths } = require('../tsconfig.base.json').compilerOptions;

const root = join(__dirname, '..');
const alias = Object.fromEntries(
  Object.entries(paths).map(([name, [file]]) => [`${name}$`, join(root, file)]),
);

function external({ request }, callback) {
  const ours = /^[./]/.test(request) || request.startsWith('@vigie/');
  callback(null, ours ? undefined : `commonjs ${request}`);
}

/** @param {string} app folder under apps @param {Record<string, string>} entry output name -> file under src */
module.exports = (app, entry) => ({
  mode: 'production',
  target: 'node26',
  context: join(root, 'apps', app),
  entry,
  output: { path: join(root, 'dist', 'apps', app), filename: '[name].js', clean: true },
  resolve: { extensions: ['.ts', '.js'], alias },
  externals: external,
  externalsPresets: { node: true },
  devtool: 'source-map',
  node: false,
  stats: 'errors-warnings',
  performance: { hints: false },
  // Class names are read at run time (TypeORM, Nest, logs), and NODE_ENV belongs to the person who starts the process.
  optimization: { minimize: false, concatenateModules: false, nodeEnv: false },
  module: {
    // An import of something that is not exported stops the build; files of packages are found at run time, by Node.
    parser: { javascript: { exportsPresence: 'error', createRequire: false } },
    rules: [
      {
        test: /\.ts$/,
        loader: 'swc-loader',
        options: {
          swcrc: false,
          sourceMaps: true,
          jsc: {
            target: 'es2024',
            keepClassNames: true,
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true },
          },
        },
      },
    ],
  },
});
