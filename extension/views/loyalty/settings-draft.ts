import {isTimeZone} from '#shared/loyalty/periods';
import type {ProgrammePlan} from '#shared/model/programme';

/** What holds for the whole programme, while it is typed. */
export type SettingsDraft = {
  readonly halfLife: string;
  readonly zone: string;
  readonly lapses: boolean;
  readonly days: string;
  readonly grace: string;
  readonly reinstate: string;
};

export type WrongSetting = 'halfLife' | 'zone' | 'days' | 'grace' | 'reinstate';

type Settings = Pick<ProgrammePlan, 'halfLifeDays' | 'timeZone' | 'expiry'>;

export type ReadSettings =
  | {readonly ok: true; readonly settings: Settings}
  | {readonly ok: false; readonly wrong: ReadonlySet<WrongSetting>};

/** @param ownZone - the creator's own, where the programme names none yet */
export function settingsDraft({halfLifeDays, timeZone, expiry}: Settings, ownZone: string): SettingsDraft {
  return {
    halfLife: String(halfLifeDays),
    zone: timeZone ?? ownZone,
    lapses: expiry !== undefined,
    days: String(expiry?.days ?? 365),
    grace: String(expiry?.graceDays ?? 30),
    reinstate: String(expiry?.reinstateDays ?? 30),
  };
}

/** @param since - when lapsing was switched on; it is now where it was not on before */
export function readSettings(draft: SettingsDraft, since: number): ReadSettings {
  const wrong = new Set<WrongSetting>();
  const whole = (field: WrongSetting, text: string, least: number, most: number) => {
    const value = /^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
    if (!(value >= least && value <= most)) wrong.add(field);
    return value;
  };
  const halfLifeDays = whole('halfLife', draft.halfLife, 7, 3_650);
  const timeZone = draft.zone.trim();
  if (!isTimeZone(timeZone) || timeZone === '' || timeZone.length > 64) wrong.add('zone');
  const expiry = draft.lapses
    ? {
        days: whole('days', draft.days, 30, 3_660),
        since,
        graceDays: whole('grace', draft.grace, 0, 366),
        reinstateDays: whole('reinstate', draft.reinstate, 0, 366),
      }
    : undefined;
  return wrong.size > 0 ? {ok: false, wrong} : {ok: true, settings: {halfLifeDays, timeZone, expiry}};
}

/** The plan with these settings. Points that no longer lapse have no expiry at all. */
export function withSettings(plan: ProgrammePlan, {halfLifeDays, timeZone, expiry}: Settings): ProgrammePlan {
  const {expiry: _, ...rest} = plan;
  return {
    ...rest,
    halfLifeDays,
    ...(timeZone === undefined ? {} : {timeZone}),
    ...(expiry === undefined ? {} : {expiry}),
  };
}
