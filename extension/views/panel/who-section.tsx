import type {ComponentChildren} from 'preact';
import {i18n} from '#i18n';
import {postalAddressOf} from '#shared/membership/benefits';
import type {Identifier} from '#shared/model/identifier';
import {accountOf, vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {accountLink, identifierLink, messagesLink} from '../account-links';
import {labelOf} from '../benefit-text';
import {contactText} from '../contact-text';
import {useSites} from '../data/use-sites';
import {Ago} from '../parts/ago';
import {vendorName} from '../vendor-name';

type Props = {readonly supporter: Supporter; readonly now: number; readonly onCopy: (text: string) => void};

/** Who somebody is wherever they are: addresses, accounts, handles, and where the creator writes to them. */
export function WhoSection({supporter, now, onCopy}: Props) {
  const sites = useSites();
  const identifiers = distinct(supporter.records.flatMap(({identifiers: all}) => all));
  const emails = identifiers.filter(({type}) => type === 'email');
  const discord = identifiers.filter(isDiscord);
  const handles = identifiers.filter(one => isHandle(one) && !isDiscord(one));
  return (
    <section aria-labelledby="who-title" data-testid="who">
      <h3 id="who-title">{i18n.t('panel.who')}</h3>
      <dl class="facts">
        <Fact name={i18n.t('field.email')}>
          {emails.length === 0
            ? i18n.t('person.noEmail')
            : emails.map(({value}) => <Copyable key={value} text={value} onCopy={onCopy} />)}
        </Fact>
        <Fact name={i18n.t('panel.accounts')}>
          {supporter.records.map(record => (
            <Linked key={record.key} href={accountLink(record, sites)}>
              {vendorName(vendorOf(record.key))} <span class="second">{accountOf(record.key)}</span>
            </Linked>
          ))}
        </Fact>
        {handles.length === 0 ? undefined : (
          <Fact name={i18n.t('panel.handles')}>
            {handles.map(one => (
              <Copyable key={`${one.type} ${one.value}`} text={one.value} href={identifierLink(one)} onCopy={onCopy} />
            ))}
          </Fact>
        )}
        <Fact name={i18n.t('panel.discord')}>
          {discord.length === 0
            ? i18n.t('score.notKnown')
            : discord.map(one => <Copyable key={one.value} text={one.value} href={identifierLink(one)} onCopy={onCopy} />)}
        </Fact>
        <Fact name={i18n.t('panel.messages')}>
          <Messages supporter={supporter} now={now} />
        </Fact>
        <Fact name={i18n.t('panel.address')}>
          <Address supporter={supporter} onCopy={onCopy} />
        </Fact>
      </dl>
    </section>
  );
}

/** Where messages with the person are, and the last one that the creator is known to have sent. */
function Messages({supporter, now}: Pick<Props, 'supporter' | 'now'>) {
  const vendors = [...new Set(supporter.records.map(({key}) => vendorOf(key)))];
  const [last] = supporter.contacts ?? [];
  return (
    <>
      {vendors.map(vendor => {
        const href = messagesLink(vendor);
        return href === undefined ? undefined : (
          <span key={vendor}>
            <Linked href={href}>{i18n.t('panel.messagesAt', [vendorName(vendor)])}</Linked>{' '}
            <span class="second">{i18n.t('panel.messagesThread')}</span>
          </span>
        );
      })}
      <span class="second">
        {last === undefined ? i18n.t('contact.none') : contactText(last)} {last && <Ago at={last.at} now={now} />}
      </span>
    </>
  );
}

function Address({supporter, onCopy}: Pick<Props, 'supporter' | 'onCopy'>) {
  const address = postalAddressOf(supporter);
  if (address === undefined) return <>{i18n.t('score.notKnown')}</>;
  const text = labelOf(supporter.name?.value, address).join('\n');
  return (
    <>
      <Copyable text={text} onCopy={onCopy} />
      {address.phone === undefined ? undefined : <Copyable text={address.phone} onCopy={onCopy} />}
    </>
  );
}

function Fact({name, children}: {readonly name: string; readonly children: ComponentChildren}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Linked({href, children}: {readonly href: string | undefined; readonly children: ComponentChildren}) {
  if (href === undefined) return <span class="wrap">{children}</span>;
  return (
    <a class="wrap" href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

type CopyProps = {readonly text: string; readonly href?: string | undefined; readonly onCopy: (text: string) => void};

function Copyable({text, href, onCopy}: CopyProps) {
  return (
    <span class="copyable">
      <Linked href={href}>{text}</Linked>
      <button
        type="button"
        class="icon"
        aria-label={i18n.t('panel.copy', [text])}
        title={i18n.t('panel.copy', [text])}
        onClick={() => onCopy(text)}
      >
        ⧉
      </button>
    </span>
  );
}

function isDiscord({type, account}: Identifier): boolean {
  return type === 'discord-user' || (type === 'handle' && account === 'discord');
}

function isHandle({type}: Identifier): boolean {
  return type === 'handle' || type === 'did' || type === 'youtube-channel';
}

function distinct(identifiers: readonly Identifier[]): Identifier[] {
  return [...new Map(identifiers.map(one => [`${one.type} ${one.value}`, one])).values()];
}
