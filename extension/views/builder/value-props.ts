import type {Field} from '#shared/filter/catalogue';
import type {Kit} from './kit';
import type {Operator} from './operators';

export type ValueProps = {
  readonly kit: Kit;
  readonly field: Field;
  readonly table: string | undefined;
  readonly label: string;
  readonly operator: Operator;
  readonly values: readonly string[];
  /** What stands there fits the field not. */
  readonly isWrong: boolean;
  readonly onChange: (values: readonly string[]) => void;
};
