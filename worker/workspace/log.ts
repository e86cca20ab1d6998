/**
 * Writes one line to the deployment's log: what was being done, and the class and message of the error. Messages of ours never
 * hold a key, an address or a name; those of others are left out.
 */
export function logFailure(operation: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const known = ['LimitError', 'MigrationError', 'VaultError', 'ConnectorError', 'Error', 'TypeError'];
  const message = error instanceof Error && known.includes(name) ? error.message : '';
  // biome-ignore lint/suspicious/noConsole: the one place that writes the log
  console.error(JSON.stringify({operation, name, message: message.slice(0, 300)}));
}
