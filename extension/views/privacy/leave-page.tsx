import {useState} from 'preact/hooks';
import {browser} from 'wxt/browser';
import {i18n} from '#i18n';
import {ApiError} from '../../api/api-error';
import {exportEverything} from '../../backup/export-everything';
import {fileNameOf} from '../data/export-people';
import {closeForGood} from '../data/own-mirror';
import {saveFile} from '../data/save-file';
import type {Snapshot} from '../data/snapshot';
import {eraseBrowser, eraseServer} from './leave';
import {type LeaveState, LeaveView} from './leave-view';
import {revokeLinks} from './revoke-links';

/** Take everything and go, over the mirror as it was when the page was opened. */
export function LeavePage({snapshot}: {readonly snapshot: Snapshot}) {
  const [state, setState] = useState<LeaveState>({kind: 'asking'});
  // Erasing takes the connections with it; their keys are still to be taken back.
  const [links] = useState(() => revokeLinks(snapshot.connections));
  const take = async () => {
    setState({kind: 'taking', done: 0, of: 0});
    const onProgress = (done: number, of: number) => setState({kind: 'taking', done, of});
    const taken = await exportEverything({readme: i18n.t('privacy.leave.readme'), onProgress});
    if (!taken.ok) return setState({kind: 'asking', text: i18n.t('privacy.leave.notTaken')});
    const name = fileNameOf(i18n.t('privacy.leave.fileName'), Date.now(), '.zip');
    saveFile(name, [taken.file], 'application/zip');
    setState({kind: 'asking', text: i18n.t('privacy.leave.taken', [name])});
  };
  const erase = async (withServer: boolean) => {
    setState({kind: 'erasing'});
    try {
      if (withServer && snapshot.session !== null) await eraseServer(snapshot.session);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return setState({kind: 'asking', text: i18n.t('privacy.leave.serverFailed')});
    }
    await eraseBrowser(closeForGood);
    setState({kind: 'gone'});
  };
  return (
    <LeaveView
      state={state}
      server={snapshot.session?.server}
      links={links}
      onTake={() => void take()}
      onErase={withServer => void erase(withServer)}
      onUninstall={() => void browser.management.uninstallSelf({showConfirmDialog: true})}
    />
  );
}
