import {REASONS} from './reasons.ts';
import {CAPABILITIES, type Row} from './table.ts';

const NAMES: Readonly<Record<Row['vendor'], string>> = {
  bluesky: 'Bluesky',
  discord: 'Discord',
  ghost: 'Ghost',
  hubspot: 'HubSpot',
  kit: 'Kit',
  mailchimp: 'Mailchimp',
  patreon: 'Patreon',
  youtube: 'YouTube',
};

/** The table as it stands in the README: a row for each capability, then what is not possible, and why. */
export function printTable(rows: readonly Row[]): string {
  const lines = [
    ['', ...rows.map(({vendor}) => NAMES[vendor])],
    ...CAPABILITIES.map(capability => [capability, ...rows.map(({cells}) => cells[capability] ?? '–')]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  const printed = lines.map(line => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  printed.splice(1, 0, `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`);
  return `${printed.join('\n')}\n\n${rows.map(printReasons).join('\n')}`;
}

function printReasons({vendor, cells}: Row): string {
  const missing = CAPABILITIES.filter(capability => cells[capability] === undefined);
  return `- ${NAMES[vendor]} without ${missing.map(capability => `${capability} (${REASONS[vendor][capability]})`).join('; ')}.`;
}
