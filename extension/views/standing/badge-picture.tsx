import type {Picture} from '#shared/model/picture';
import type {Badge} from '#shared/model/reward';
import {DrawnBadge} from './drawn-badge';

type Props = {
  readonly badge: Pick<Badge, 'name' | 'picture'>;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Pixels. */
  readonly side?: number;
};

/** The creator's own picture of a badge, or the one that is drawn from its name. Its name stands beside it. */
export function BadgePicture({badge: {name, picture}, pictures, side = 40}: Props) {
  const own = picture === undefined ? undefined : pictures.get(picture);
  if (own === undefined) return <DrawnBadge name={name} side={side} />;
  return <img class="award" src={pictureAddress(own.png)} width={side} height={side} alt="" />;
}

/** @param png - base64 */
export function pictureAddress(png: string): string {
  return `data:image/png;base64,${png}`;
}
