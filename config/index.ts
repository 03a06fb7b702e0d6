import { resolve } from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

// px stay px: text follows the font factor by --fs, not the width of the screen, and layouts wrap.
const domain = resolve(__dirname, '../domain');
const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' },
} as const;

export default defineConfig<'webpack5'>({
  projectName: 'not-one-less',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 640: 1.17, 750: 1, 375: 2, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: false, stats: false },
  plugins: ['@tarojs/plugin-framework-react', resolve(__dirname, 'aria-plugin.ts')],
  mini: {
    compile: { include: [domain] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: false }, cssModules },
  },
  h5: {
    compile: { include: [domain] },
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: { enable: false },
      cssModules,
    },
  },
} satisfies UserConfigExport<'webpack5'>);
