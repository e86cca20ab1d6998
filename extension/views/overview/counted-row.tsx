import type {FigureId} from '#shared/insight/figures';
import type {Overview} from '#shared/insight/overview';
import {formats} from '../language';
import {listOf} from '../route';
import {FigureRow, NoNumber, NumberLink} from './figure-row';
import {figureMeaning, figureName, insteadOf} from './figure-words';
import {Formula} from './formula';

type Props = {readonly overview: Overview; readonly id: FigureId; readonly now: number};

/** One number of people. */
export function CountedRow({overview, id, now}: Props) {
  const {figure, standing, value, basis} = overview.figure(id);
  const name = figureName(id);
  const {filter} = figure;
  return (
    <FigureRow
      id={id}
      name={name}
      value={
        value === undefined ? (
          <NoNumber text={insteadOf(standing) ?? ''} />
        ) : (
          <NumberLink href={listOf(filter)} name={name} text={formats().number(value)} />
        )
      }
      formula={<Formula means={figureMeaning(id)} filter={filter} standing={standing} basis={basis} now={now} />}
    />
  );
}
