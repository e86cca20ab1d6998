import type {ComponentChild} from 'preact';
import {i18n} from '#i18n';
import {lastSuccess} from '#shared/membership/keep-known';
import {type Audience, audiencesOf} from '#shared/membership/posts';
import {refundOf} from '#shared/membership/refund';
import {deriveStatus, type StatusFlag} from '#shared/membership/status';
import {entitledTiers} from '#shared/membership/tiers';
import type {RecordFields} from '#shared/model/record';
import {vendorOf} from '#shared/model/record-key';
import type {Supporter} from '#shared/model/supporter';
import {TermLink} from '../glossary/term-link';
import type {Term} from '../glossary/terms';
import {formats} from '../language';
import {Ago} from '../parts/ago';
import {memberRecord, type PersonRow} from '../person-row';
import {reasonText, statusText, tierText} from '../status-text';
import {vendorName} from '../vendor-name';
import {BlockSection} from './block-section';
import {DoubtList} from './doubt-list';
import {HiddenNote} from './hidden-note';

const FLAGS = {
  'new-this-month': 'flag.newThisMonth',
  leaving: 'flag.leaving',
  trial: 'flag.trial',
  gifted: 'flag.gifted',
  complimentary: 'flag.complimentary',
  masked: 'flag.masked',
  'refunded-not-cancelled': 'flag.refundedNotCancelled',
  'deleted-tier': 'flag.deletedTier',
  'custom-pledge': 'flag.customPledge',
} as const satisfies Record<StatusFlag, string>;

type Props = {readonly supporter: Supporter; readonly row: PersonRow; readonly now: number};

/** Kind, state and flags with their reasons; tier and money in the vendor's own words. */
export function MembershipSection({supporter, row, now}: Props) {
  const {status, tier, lifetime, joinedAt} = row;
  const fields = memberRecord(supporter)?.fields ?? {};
  const {money, date, list} = formats();
  const tiers = entitledTiers(supporter, now);
  const day = (at: number | undefined) => (at === undefined ? undefined : date(at));
  return (
    <section aria-labelledby="membership-title">
      <h3 id="membership-title">{i18n.t('person.membership')}</h3>
      <p>
        <b class={status.state === 'declined' ? 'risk-text' : ''}>{statusText(status)}</b>
        {status.flags.map(flag => (
          <span key={flag} class="flag">
            {i18n.t(FLAGS[flag])}
          </span>
        ))}
        {status.state === 'declined' ? <TermLink term="declined" /> : undefined}
        {status.flags.includes('leaving') ? <TermLink term="leaving" /> : undefined}
      </p>
      <ul class="reasons second">
        {deriveStatus(supporter, now).reasons.map(reason => (
          <li key={reason.record}>{reasonText(reason)}</li>
        ))}
      </ul>
      <HiddenNote supporter={supporter} now={now} />
      <DoubtList supporter={supporter} />
      <dl class="facts">
        <Fact
          term="tier"
          name={i18n.t('person.tier')}
          value={tiers.length > 1 ? list(tiers.map(({name}) => name)) : tierText(tier)}
        />
        <Fact name={i18n.t('posts.title')} value={postsText(supporter, now)} />
        <Fact term="pledge" name={i18n.t('person.pledge')} value={pledgeText(fields)} />
        <Fact name={i18n.t('person.monthlyMaximum')} value={fields.monthlyMaximum && money(fields.monthlyMaximum)} />
        <Fact name={i18n.t('person.lifetime')} value={lifetime && money(lifetime)} />
        <Fact name={i18n.t('person.joined')} value={joinedAt === undefined ? undefined : <Ago at={joinedAt} now={now} />} />
        <Fact name={i18n.t('person.payingSince')} value={day(fields.pledgeStartAt)} />
        <Fact name={i18n.t('person.lastCharge')} value={lastChargeText(fields)} />
        <Fact name={i18n.t('person.lastPaid')} value={day(lastSuccess(fields))} />
        <Fact name={i18n.t('refund.title')} value={refundText(fields, now)} />
        <Fact name={i18n.t('person.nextCharge')} value={day(fields.nextChargeAt)} />
        <Fact name={i18n.t('field.cancelledAt')} value={day(fields.cancelledAt)} />
        <Fact name={i18n.t('person.access')} value={day(fields.accessUntil)} />
        <Fact
          name={i18n.t('person.newsletter')}
          value={
            supporter.mail &&
            i18n.t('phrase.with', [i18n.t(`mail.${supporter.mail.state}`), vendorName(vendorOf(supporter.mail.by.record))])
          }
        />
      </dl>
      <BlockSection supporter={supporter} />
    </section>
  );
}

function Fact({name, value, term}: {readonly name: string; readonly value: ComponentChild; readonly term?: Term}) {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd class="number">
        {value}
        {term === undefined ? undefined : <TermLink term={term} />}
      </dd>
    </div>
  );
}

const AUDIENCES: Record<Audience, 'posts.public' | 'posts.members' | 'posts.paid' | 'posts.free'> = {
  public: 'posts.public',
  members: 'posts.members',
  paid: 'posts.paid',
  free: 'posts.free',
};

/** Whose posts the membership opens; undefined where no record tells of one. */
function postsText(supporter: Supporter, now: number): string | undefined {
  const member = memberRecord(supporter);
  if (member === undefined) return undefined;
  return formats().list(audiencesOf(member, now).map(audience => i18n.t(AUDIENCES[audience])));
}

function pledgeText({pledge, cadenceMonths}: RecordFields): string | undefined {
  if (pledge === undefined) return undefined;
  const {money, number} = formats();
  if (cadenceMonths === 12) return i18n.t('person.perYear', [money(pledge)]);
  if (cadenceMonths === 1) return i18n.t('person.perMonth', [money(pledge)]);
  return cadenceMonths === undefined ? money(pledge) : i18n.t('person.perMonths', [money(pledge), number(cadenceMonths)]);
}

function lastChargeText({lastChargeAt, lastChargeStatus}: RecordFields): string | undefined {
  if (lastChargeAt === undefined) return undefined;
  const {date, items} = formats();
  return items([date(lastChargeAt), ...(lastChargeStatus === undefined ? [] : [i18n.t(`charge.${lastChargeStatus}`)])]);
}

/** Whether the last payment can be refunded. Of a payment whose amount we do not know nothing is said, nor where none is known. */
function refundText(fields: RecordFields, now: number): string | undefined {
  const at = lastSuccess(fields);
  if (at === undefined || fields.pledge === undefined || fields.pledge.minorUnits <= 0) return undefined;
  const {answer, until} = refundOf({at, paid: fields.pledge, status: 'complete'}, now);
  return i18n.t(answer === 'no' ? 'refund.tooOld' : 'refund.checkBalance', [formats().date(until)]);
}
