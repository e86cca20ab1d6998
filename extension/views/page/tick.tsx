import {useEffect, useState} from 'preact/hooks';

type Props = {
  readonly isOn: boolean;
  readonly label: string;
  /** False: it was not done. */
  readonly onSay: (isOn: boolean) => Promise<boolean>;
};

/** A tick that stands at once: until the lists are read again it shows what was asked for. */
export function Tick({isOn, label, onSay}: Props) {
  const [asked, setAsked] = useState<boolean | undefined>(undefined);
  useEffect(() => setAsked(undefined), [isOn]);
  const say = (next: boolean) => {
    setAsked(next);
    void onSay(next).then(isDone => isDone || setAsked(undefined));
  };
  return (
    <input type="checkbox" aria-label={label} checked={asked ?? isOn} onChange={event => say(event.currentTarget.checked)} />
  );
}
