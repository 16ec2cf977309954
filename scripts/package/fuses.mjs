// The switches inside Electron's executable that decide what it can be made to do from outside. Read back from the packaged
// binary by test/e2e/package.spec.ts.
import { FuseV1Options, FuseVersion } from '@electron/fuses'

/** @type {Record<number, boolean>} */
export const fuses = {
  // The desk must not become a Node that runs any script with its rights and its keyring.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Nothing beside the archive is ever loaded; its hash is checked where the platform can (Windows, macOS).
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false
}

export const fuseConfig = { version: FuseVersion.V1, ...fuses }
