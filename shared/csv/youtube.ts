import {cellReader} from '#shared/csv/cell-reader';
import {defined, textCell} from '#shared/csv/cells';
import {customColumns} from '#shared/csv/custom-columns';
import type {ReadRow} from '#shared/csv/read-export';
import type {Identifier} from '#shared/model/identifier';

/* The list of a channel's present members, from YouTube Studio (headers of seven public parsers, November 2026). */

const USED = new Set(['member', 'link to profile', 'current level', 'last update', 'last update timestamp']);

/** Reads one member. The link holds the channel's id; nothing else there says who it is. */
export const readYoutubeMember: ReadRow = (row, {account, asOf, headers}) => {
  const link = textCell(row.cell('link to profile')) ?? '';
  const channel = /\/channel\/(UC[\w-]{22})(?![\w-])/.exec(link)?.[1];
  const handle = /youtube\.com\/@([^/?#\s]+)/i.exec(link)?.[1]?.toLowerCase();
  if (channel === undefined && handle === undefined) return {problem: {line: row.line, code: 'missing-email'}};
  const {time, problems} = cellReader(row);
  const [update, changedAt] = [textCell(row.cell('last update'))?.toLowerCase(), time('last update timestamp')];
  const level = textCell(row.cell('current level'));
  const joinedAt = update === 'joined' ? changedAt : undefined;
  const identifiers: Identifier[] =
    channel === undefined
      ? [{type: 'handle', value: handle ?? '', account: 'youtube', strength: 'weak'}]
      : [{type: 'youtube-channel', value: channel, strength: 'strong'}];
  return {
    reading: {
      key: `youtube/${account}/${channel === undefined ? `handle/${encodeURIComponent(handle ?? '')}` : `member/${channel}`}`,
      source: 'file',
      asOf,
      identifiers,
      fields: defined({
        name: textCell(row.cell('member')),
        paid: true,
        vendorState: 'active' as const,
        tiers: level === undefined ? undefined : [{name: level}],
        joinedAt,
        pledgeStartAt: joinedAt ?? (update === 're-joined' || update === 'rejoined' ? changedAt : undefined),
        cadenceMonths: 1,
        custom: customColumns(row, headers, USED),
      }),
    },
    problems,
  };
};
