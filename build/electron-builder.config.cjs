const { copyFileSync } = require('node:fs');
const { join } = require('node:path');

// Set by build/package.mjs on machines that have the stand-in runtime only. Such a package is for
// testing the packaged form; it is never given to a user.
const standIn = process.env.CLAIMWRIGHT_PACKAGE_DIST;
const binding = process.env.CLAIMWRIGHT_PACKAGE_BINDING;

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'app.claimwright.desktop',
  productName: 'Claimwright',
  copyright: 'Claimwright',
  directories: { output: 'release', buildResources: 'build' },
  // Everything else is bundled into out/; the database addon is the only package that goes along.
  files: [
    'package.json',
    'out/main/**',
    'out/preload/**',
    'out/renderer/**',
    'out/assets/**',
    '!**/*.map',
    '!node_modules/better-sqlite3/{deps,src}/**',
    '!node_modules/node-addon-api/**',
  ],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  ...(standIn ? { electronDist: standIn } : {}),
  ...(standIn
    ? {}
    : {
        electronFuses: {
          runAsNode: false,
          enableCookieEncryption: true,
          enableNodeOptionsEnvironmentVariable: false,
          enableNodeCliInspectArguments: false,
          enableEmbeddedAsarIntegrityValidation: true,
          onlyLoadAppFromAsar: true,
          grantFileProtocolExtraPrivileges: false,
        },
      }),
  win: { target: [{ target: 'nsis', arch: ['x64', 'arm64'] }], icon: 'build/icons/icon.png' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    category: 'public.app-category.medical',
    icon: 'build/icons/icon.png',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
  },
  linux: { target: ['dir'], category: 'Office', icon: 'build/icons', executableName: 'claimwright' },
  publish: null,
  afterPack: (context) => {
    if (!binding) return;
    const prebuilds = ['resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds'];
    copyFileSync(binding, join(context.appOutDir, ...prebuilds, 'linux-x64.node'));
  },
};
