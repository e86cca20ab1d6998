/** The two halves of every token, code and webhook address: the workspace that it is for, and what only its holder knows. */
export type Token = {readonly workspace: string; readonly secret: string};

/** @returns undefined where the text is no `workspace.secret` */
export function parseToken(text: string): Token | undefined {
  const match = /^([0-9a-f]{64})\.([0-9A-Za-z]{8,128})$/.exec(text.trim());
  const [, workspace, secret] = match ?? [];
  return workspace === undefined || secret === undefined ? undefined : {workspace, secret};
}

/** The text after `Bearer`; undefined without one. */
export function bearerOf(header: string | null | undefined): string | undefined {
  return /^Bearer ([^ ]{1,512})$/i.exec(header ?? '')?.[1];
}

/** The secret half of a bearer token that is meant for this workspace. */
export function secretOf(header: string | undefined, workspace: string): string | undefined {
  const token = parseToken(bearerOf(header) ?? '');
  return token?.workspace === workspace ? token.secret : undefined;
}
