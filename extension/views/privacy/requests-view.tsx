import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import type {RequestEntry} from '../../requests/request-log';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {bytesText} from './bytes-text';
import {type RequestSum, sumRequests} from './request-sums';

type Props = {
  /** Newest first; undefined until they are read. */
  readonly entries: readonly RequestEntry[] | undefined;
  /** Address of the private server; undefined: everything is in this browser. */
  readonly server: string | undefined;
  readonly now: number;
};

/** Lines drawn at a time. */
const PAGE = 100;

/** What left this browser: sums, and one by one. */
export function RequestsView({entries, server, now}: Props) {
  if (entries === undefined) return <p class="column second late">{i18n.t('popup.opening')}</p>;
  const sums = sumRequests(entries);
  return (
    <div class="column requests" data-testid="requests">
      <h1>{i18n.t('privacy.requests.title')}</h1>
      <p>{server === undefined ? i18n.t('privacy.requests.local') : i18n.t('privacy.requests.server', [server])}</p>
      <p class="second">{i18n.t('privacy.requests.how')}</p>
      {entries.length === 0 ? (
        <p class="big" data-testid="no-requests">
          {i18n.t('privacy.requests.none')}
        </p>
      ) : (
        <>
          <Sums sums={sums} />
          <OneByOne entries={entries} now={now} />
        </>
      )}
    </div>
  );
}

function Sums({sums}: {readonly sums: readonly RequestSum[]}) {
  const {number} = formats();
  const total = (of: (sum: RequestSum) => number) => sums.reduce((all, sum) => all + of(sum), 0);
  const [count, up, down] = [total(sum => sum.count), total(sum => sum.up), total(sum => sum.down)];
  return (
    <table class="plain-table">
      <caption>{i18n.t('privacy.requests.sum', count, [number(count), bytesText(up), bytesText(down)])}</caption>
      <Head first={i18n.t('privacy.requests.host')} middle={i18n.t('privacy.requests.count')} />
      <tbody>
        {sums.map(sum => (
          <tr key={`${sum.host} ${sum.kind}`}>
            <td class="wrap">{sum.host}</td>
            <td>{i18n.t(`privacy.requests.kind.${sum.kind}`)}</td>
            <td class="number">{number(sum.count)}</td>
            <td class="number">{bytesText(sum.up)}</td>
            <td class="number">{bytesText(sum.down)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({first, middle}: {readonly first: string; readonly middle: string}) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{i18n.t('privacy.requests.what')}</th>
        <th scope="col" class="number">
          {middle}
        </th>
        <th scope="col" class="number">
          {i18n.t('privacy.requests.up')}
        </th>
        <th scope="col" class="number">
          {i18n.t('privacy.requests.down')}
        </th>
      </tr>
    </thead>
  );
}

function OneByOne({entries, now}: {readonly entries: readonly RequestEntry[]; readonly now: number}) {
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <h2 id="requests-each">{i18n.t('privacy.requests.each')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
      <table class="plain-table" tabIndex={0} aria-labelledby="requests-each">
        <Head first={i18n.t('privacy.requests.host')} middle={i18n.t('privacy.requests.when')} />
        <tbody>
          {entries.slice(0, shown).map((entry, at) => (
            <tr key={`${entry.at} ${at}`} data-testid="request">
              <td class="wrap">{entry.host}</td>
              <td>
                {i18n.t(`privacy.requests.kind.${entry.kind}`)}
                {entry.failed ? <small class="second"> {i18n.t('privacy.requests.failed')}</small> : undefined}
              </td>
              <td class="number">
                <Ago at={entry.at} now={now} />
              </td>
              <td class="number">{bytesText(entry.up)}</td>
              <td class="number">{bytesText(entry.down)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > shown ? (
        <button type="button" onClick={() => setShown(shown + PAGE)}>
          {i18n.t('act.log.older')}
        </button>
      ) : undefined}
    </>
  );
}
