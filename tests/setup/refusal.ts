/** A reason to stop that the reader can act on: one sentence, no stack trace. */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** Runs a command-line program: a `Refusal` prints its sentence, anything else its stack; both exit with 1. */
export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  }
}
