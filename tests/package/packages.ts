import {buildFor} from './build.ts';
import {sources} from './sources.ts';
import {type Files, zip} from './zip.ts';

/** One file that is uploaded to a store. */
export type Package = {readonly name: string; readonly files: Files; readonly bytes: Uint8Array};

/**
 * Everything that the stores are given: an extension for each, and for Mozilla's the sources that it was built from. Edge is
 * Chromium: WXT's build for it was Chrome's, byte for byte (0.21.4).
 */
export function makePackages(version: string): Package[] {
  const pack = (name: string, files: Files) => ({name: `regulars-${version}-${name}.zip`, files, bytes: zip(files)});
  const chromium = buildFor('chrome');
  return [
    pack('chrome', chromium),
    pack('edge', chromium),
    pack('firefox', buildFor('firefox')),
    pack('firefox-sources', sources()),
  ];
}
