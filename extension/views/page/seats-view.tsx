import {i18n} from '#i18n';
import type {TierSeats} from '../data/use-seats';
import {formats} from '../language';
import {listOf} from '../route';
import {vendorName} from '../vendor-name';

/** The seats of limited tiers. More members than seats is no error: who leaves keeps access, their seat is free already (T2). */
export function SeatsView({
  seats,
  onOpen,
}: {
  readonly seats: readonly TierSeats[] | undefined;
  readonly onOpen: (path: string) => void;
}) {
  if (seats === undefined) return <p class="second late">{i18n.t('past.reading')}</p>;
  if (seats.length === 0) return <p class="second">{i18n.t('past.noSeats')}</p>;
  const {number} = formats();
  return (
    <ul class="cards">
      {seats.map(({tier, vendor, active, leaving, open}) => {
        const limit = tier.limit ?? 0;
        const most = Math.max(limit, active, 1);
        return (
          <li key={`${vendor} ${tier.id ?? tier.name}`} class="card" data-testid="seats">
            <h2>
              {tier.name} ({vendorName(vendor)})
            </h2>
            <div class="seats" aria-hidden="true">
              <i style={{width: `${(100 * (active - leaving)) / most}%`}} />
              <i class="leaving" style={{width: `${(100 * leaving) / most}%`}} />
            </div>
            <p class="row wrap">
              <button type="button" class="link" onClick={() => onOpen(listOf(`tier:${quoted(tier.name)} state:active`))}>
                {i18n.t('past.seatsActive', active, [number(active), number(limit)])}
              </button>
              {leaving === 0 ? undefined : (
                <button type="button" class="link" onClick={() => onOpen(listOf(`tier:${quoted(tier.name)} flag:leaving`))}>
                  {i18n.t('past.seatsLeaving', leaving, [number(leaving)])}
                </button>
              )}
              <span>{i18n.t('past.seatsOpen', open ?? 0, [number(open ?? 0)])}</span>
            </p>
            {active > limit ? <p class="second">{i18n.t('past.seatsOver')}</p> : undefined}
          </li>
        );
      })}
    </ul>
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
