import {useState} from 'preact/hooks';
import {i18n} from '#i18n';
import {enableSite} from '../../site-access/enable-site';
import type {Gate} from '../consent/use-gate';
import {vendorName} from '../vendor-name';
import {DASHBOARDS, type Dashboard, type Wanted, wantedSite} from './own-address';

const [FIRST = {id: 'ghost'}] = DASHBOARDS;

/** One site is switched on: why the browser asks, what it allows and how to take it back stand before its question. */
export function SiteStep({gate}: {readonly gate: Gate}) {
  const [dashboard, setDashboard] = useState<Dashboard>(FIRST);
  const [address, setAddress] = useState('');
  const [answer, setAnswer] = useState<{readonly wanted: Wanted; readonly isOn: boolean} | 'bad' | undefined>(undefined);
  const wanted = wantedSite(dashboard, address);
  const host = wanted === undefined ? vendorName(dashboard.id) : new URL(wanted.list).host;
  const choose = (id: string) => {
    setDashboard(DASHBOARDS.find(one => one.id === id) ?? FIRST);
    setAnswer(undefined);
  };
  const use = () => {
    if (wanted === undefined) return setAnswer('bad');
    // In the click itself, or the browser does not ask.
    gate.beforePage(() => void enableSite(wanted.site).then(isOn => setAnswer({wanted, isOn})));
  };
  return (
    <section class="card" aria-labelledby="site-step-title" data-testid="site-step">
      <h2 id="site-step-title">{i18n.t('welcome.site.title')}</h2>
      <p>{i18n.t('welcome.site.text')}</p>
      <form
        class="form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          use();
        }}
      >
        <label for="site-step-where">{i18n.t('welcome.site.which')}</label>
        <select id="site-step-where" value={dashboard.id} onChange={event => choose(event.currentTarget.value)}>
          {DASHBOARDS.map(({id}) => (
            <option key={id} value={id}>
              {vendorName(id)}
            </option>
          ))}
        </select>
        {dashboard.list === undefined ? <Address value={address} onInput={setAddress} /> : undefined}
        <ul class="explained">
          <li>{i18n.t('welcome.site.why', [host])}</li>
          <li>{i18n.t('welcome.site.what', [host])}</li>
          <li>{i18n.t('welcome.site.back')}</li>
        </ul>
        <button type="submit" class="primary">
          {i18n.t('welcome.site.use', [host])}
        </button>
      </form>
      <div role="status">{answer === undefined ? undefined : <Answer answer={answer} />}</div>
    </section>
  );
}

function Address({value, onInput}: {readonly value: string; readonly onInput: (value: string) => void}) {
  return (
    <>
      <label for="site-step-address">{i18n.t('welcome.site.address')}</label>
      <input
        id="site-step-address"
        type="url"
        placeholder="https://"
        value={value}
        onInput={event => onInput(event.currentTarget.value)}
      />
    </>
  );
}

function Answer({answer}: {readonly answer: {readonly wanted: Wanted; readonly isOn: boolean} | 'bad'}) {
  if (answer === 'bad') return <p class="trouble-text">{i18n.t('welcome.site.badAddress')}</p>;
  const {list} = answer.wanted;
  const {host} = new URL(list);
  if (!answer.isOn) return <p class="trouble-text">{i18n.t('site.denied', [host])}</p>;
  return (
    <p class="row wraps">
      <span class="grow">{i18n.t('welcome.site.on', [host])}</span>
      <a href={list} target="_blank" rel="noreferrer">
        {i18n.t('welcome.site.open')}
      </a>
    </p>
  );
}
