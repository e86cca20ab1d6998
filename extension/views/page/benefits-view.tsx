import {i18n} from '#i18n';
import type {Benefit} from '#shared/model/benefit';
import {type BenefitLists, countsOf, type Owed, rowsOf} from '../data/benefit-lists';
import {TermLink} from '../glossary/term-link';
import {formats} from '../language';
import {Empty} from '../parts/empty';
import {printRoute} from '../route';

export const NEW_BENEFIT = 'new';

type Props = {
  readonly lists: BenefitLists;
  /** The running month. */
  readonly running: string;
  readonly onOpen: (path: string) => void;
  readonly onRemove: (benefit: Benefit) => void;
};

/** All benefits with what is owed of them this month; empty, how they come to be listed (ARM-84). */
export function BenefitsView({lists: {benefits, people, tiers}, running, onOpen, onRemove}: Props) {
  const add = () => onOpen(printRoute({view: 'benefits', id: NEW_BENEFIT}));
  return (
    <div class="column">
      <div class="row">
        <h1>{i18n.t('benefits.title')}</h1>
        <span class="grow">
          <TermLink term="benefit" />
        </span>
        {benefits.length === 0 ? undefined : (
          <button type="button" onClick={add}>
            {i18n.t('benefits.new')}
          </button>
        )}
      </div>
      {benefits.length === 0 ? (
        <Empty
          text={i18n.t(tiers.length === 0 ? 'benefits.emptyNoTiers' : 'benefits.empty')}
          button={
            tiers.length === 0
              ? {label: i18n.t('page.import'), onClick: () => onOpen('#/import')}
              : {label: i18n.t('benefits.new'), onClick: add}
          }
        >
          <p class="second">{i18n.t('benefits.how')}</p>
        </Empty>
      ) : undefined}
      <ul class="cards">
        {benefits.map(benefit => (
          <BenefitCard key={benefit.id} {...{benefit, people, running, onOpen, onRemove}} />
        ))}
      </ul>
    </div>
  );
}

type CardProps = Omit<Props, 'lists'> & {readonly benefit: Benefit; readonly people: readonly Owed[]};

function BenefitCard({benefit, people, running, onOpen, onRemove}: CardProps) {
  const {id, name, tiers, each} = benefit;
  const {list, number} = formats();
  const month = each === 'once' ? null : running;
  const counts = countsOf(rowsOf(people, id, month));
  const lines = people.flatMap(person => person.lines.filter(line => line.benefit.id === id));
  const earlier = lines.filter(line => line.state === 'owed' && line.month !== month);
  const open = (more: object) => onOpen(printRoute({view: 'benefits', id, ...more}));
  return (
    <li class="card row" data-testid="benefit">
      <span class="grow wrap">
        <a href={printRoute({view: 'benefits', id})}>{name}</a>
        <span class="second">
          {i18n.t(each === 'once' ? 'benefits.once' : 'benefits.monthly')} ·{' '}
          {tiers.length === 0 ? i18n.t('benefits.noTiers') : list(tiers.map(tier => tier.name))}
        </span>
        {earlier.length === 0 ? undefined : <span>{i18n.t('benefits.earlier', earlier.length, [number(earlier.length)])}</span>}
      </span>
      {(['owed', 'delivered', 'wont'] as const).map(show => (
        <button key={show} type="button" class="link number" onClick={() => open({show})}>
          {i18n.t(`benefits.count.${show}`, [number(counts[show])])}
        </button>
      ))}
      <button type="button" aria-label={i18n.t('benefits.editOf', [name])} onClick={() => open({isEdit: true})}>
        {i18n.t('verb.edit')}
      </button>
      <button type="button" aria-label={i18n.t('benefits.deleteOf', [name])} onClick={() => onRemove(benefit)}>
        {i18n.t('verb.delete')}
      </button>
    </li>
  );
}
