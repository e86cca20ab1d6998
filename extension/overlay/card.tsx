import {i18n} from '#i18n';
import {vendorOf} from '#shared/model/record-key';
import type {PersonCard, ScoreLine} from '../messages';
import {vendorName} from '../views/vendor-name';
import type {LayerModel} from './person-layer';
import {T} from './text';

type Props = {
  readonly layer: LayerModel;
  readonly openMenu: () => void;
  readonly open: (path: string) => void;
  readonly language: string;
};

/** Who this is, and what the score is made of. What cannot be seen is said. */
export function Card({layer, openMenu, open, language}: Props) {
  const {person, state} = layer;
  const sentence = sentenceOf(state.kind);
  if (person && state.kind !== 'hidden') return <Person {...{person, sentence, openMenu, language}} />;
  if (sentence === undefined) return <T text="…" as="second" />;
  return (
    <>
      <T text={sentence} as="line" />
      {state.kind === 'unknown' && (
        <button type="button" class="act" onClick={() => open('#/connections')}>
          <T text={i18n.t('overlay.card.connect')} />
        </button>
      )}
    </>
  );
}

function sentenceOf(kind: LayerModel['state']['kind']): string | undefined {
  switch (kind) {
    case 'unknown':
      return i18n.t('overlay.card.unknown');
    case 'ambiguous':
      return i18n.t('overlay.card.ambiguous');
    case 'hidden':
      return i18n.t('overlay.card.hidden');
    case 'masked':
      return i18n.t('overlay.card.masked');
    case 'opted-out':
      return i18n.t('overlay.card.optedOut');
    case 'new':
      return i18n.t('overlay.card.new');
    case 'score':
      return undefined;
  }
}

type PersonProps = {person: PersonCard; sentence: string | undefined; openMenu: () => void; language: string};

function Person({person, sentence, openMenu, language}: PersonProps) {
  const {supporter, score, lines} = person;
  const name = supporter.name?.value ?? supporter.email?.value ?? i18n.t('overlay.card.noName');
  const email = supporter.email?.value;
  return (
    <>
      <div class="head">
        <T text={name} as="who" />
        <button
          type="button"
          class="step"
          aria-haspopup="menu"
          aria-label={i18n.t('overlay.card.menu', [name])}
          onClick={openMenu}
        >
          <T text="⋯" />
        </button>
      </div>
      {email !== undefined && email !== name && <T text={email} as="second line" />}
      <T text={factsOf(person, language).join(' · ')} as="second line" />
      {sentence !== undefined && <T text={sentence} as="line" />}
      {sentence === undefined && (
        <div class="score">
          <div class="sum">
            <T text={i18n.t('overlay.card.scoreWord')} />
            <T text={String(score)} as="big" />
          </div>
          <ul aria-label={i18n.t('overlay.card.score', [score])}>
            {lines.map(line => (
              <Line key={line.rule} line={line} score={score} />
            ))}
          </ul>
        </div>
      )}
      {supporter.tags.length > 0 && (
        <ul class="tags" aria-label={i18n.t('overlay.card.tags')}>
          {supporter.tags.map(tag => (
            <li key={tag.name} class="tag">
              <T text={tag.name} />
            </li>
          ))}
        </ul>
      )}
      {supporter.notes.slice(0, 2).map(note => (
        <div key={note.id} class="note">
          <T text={note.text} as="line" />
        </div>
      ))}
    </>
  );
}

function Line({line, score}: {line: ScoreLine; score: number}) {
  const rule = ruleName(line.rule);
  const said = line.share === undefined ? i18n.t('overlay.card.notKnown') : i18n.t('overlay.card.share', [line.share, score]);
  return (
    <li class="share" aria-label={`${rule}: ${said}`}>
      <T text={rule} as="rule" />
      <T text={said} as={line.share === undefined ? 'second' : 'number'} />
      {line.share !== undefined && (
        <span class="track">
          <span class="fill" style={{width: `${percent(line.share, score)}%`}} />
        </span>
      )}
    </li>
  );
}

function percent(share: number, score: number): number {
  return score === 0 ? 0 : Math.round((100 * share) / score);
}

function ruleName(rule: string): string {
  if (rule === 'payments') return i18n.t('rule.payments');
  return rule === 'newsletter' ? i18n.t('rule.newsletter') : rule;
}

/** "Gold (Patreon)", "since March 2023", "Payment declined": what there is of it. */
function factsOf({supporter, status}: PersonCard, language: string): string[] {
  const tiers = supporter.records.flatMap(({key, fields}) =>
    (fields.tiers ?? []).map(tier => i18n.t('overlay.card.tier', [tier.name, vendorName(vendorOf(key))])),
  );
  const joined = supporter.records.flatMap(({fields, createdAt}) => fields.joinedAt ?? fields.pledgeStartAt ?? createdAt ?? []);
  const since = joined.length > 0 ? monthOf(Math.min(...joined), language) : undefined;
  return [
    ...(tiers.length > 0 ? tiers : [i18n.t(`kind.${status.kind}`)]),
    ...(status.state === 'active' || status.state === 'none' ? [] : [i18n.t(`state.${status.state}`)]),
    ...(since === undefined ? [] : [i18n.t('overlay.card.since', [since])]),
  ];
}

function monthOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, {month: 'long', year: 'numeric', timeZone: 'UTC'}).format(at);
}
