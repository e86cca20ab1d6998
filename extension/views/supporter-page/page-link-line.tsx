import {i18n} from '#i18n';
import type {Rid} from '#shared/model/record';
import type {Snapshot} from '../data/snapshot';
import {usePageLinks} from './use-page-links';

type Props = {readonly snapshot: Snapshot; readonly person: Rid; readonly onCopy: (text: string) => void};

/** The link of one person's page, to be copied; nothing where there are no pages. */
export function PageLinkLine({snapshot, person, onCopy}: Props) {
  const isThere = snapshot.session !== null && snapshot.programme.page !== undefined && !snapshot.isStreaming;
  const {links} = usePageLinks(snapshot, isThere);
  if (!isThere || links === undefined) return null;
  return (
    <p class="row" data-testid="page-link">
      <span class="grow wrap second">{i18n.t('ownPage.theirs')}</span>
      <button type="button" onClick={() => onCopy(links.page(person))}>
        {i18n.t('ownPage.copy')}
      </button>
    </p>
  );
}
