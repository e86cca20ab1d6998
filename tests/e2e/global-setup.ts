import {provideBrowser} from '../setup/browser.ts';
import {provideGhostAdmin} from '../setup/ghost-admin.ts';
import {buildExtension} from './extension.ts';

/** Runs once before the end-to-end tests: a browser, Ghost's admin app, and a fresh demo build. */
export default function setUp(): void {
  provideBrowser();
  provideGhostAdmin();
  buildExtension('demo');
}
