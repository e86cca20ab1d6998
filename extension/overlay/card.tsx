import {i18n} from '#i18n';
import {CardChoice} from './card-choice';
import {Button, Sentence} from './card-parts';
import {CardPerson} from './card-person';
import type {Surroundings} from './layer';
import {emailOn, type LayerModel} from './layer-model';
import type {PersonLayer} from './person-layer';
import {T} from './text';

type Props = {readonly layer: LayerModel; readonly layers: PersonLayer; readonly around: Surroundings};

/** Who this is, and what the score is made of; or why nothing can be said. All cards have one size: it tells nothing to the page. */
export function Card({layer, layers, around}: Props) {
  const {person, state, candidates} = layer;
  const {kind} = state;
  if (kind === 'ambiguous' && candidates?.length) return <CardChoice candidates={candidates} layers={layers} />;
  if (person && kind !== 'hidden') return <CardPerson {...{layer, layers, around}} person={person} sentence={sentenceOf(kind)} />;
  const sentence = sentenceOf(kind);
  return (
    <div class="alone">
      {sentence === undefined ? <T text="…" as="second" /> : <Sentence text={sentence} />}
      {kind === 'unknown' && <Unknown layer={layer} layers={layers} />}
    </div>
  );
}

/** Nobody in the creator's data: how they come there. */
function Unknown({layer, layers}: {layer: LayerModel; layers: PersonLayer}) {
  const email = emailOn(layer.row);
  return (
    <span class="buttons">
      <Button label={i18n.t('overlay.card.connect')} act={() => layers.open('#/connections')} isMain />
      {email !== undefined && <Button label={i18n.t('overlay.card.add')} act={() => layers.add()} />}
    </span>
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
