import {interfaceLanguage} from '../language';

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** "512 bytes", "1.3 kB", in the interface's language. */
export function bytesText(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(interfaceLanguage(), {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1_000 ** step);
}
