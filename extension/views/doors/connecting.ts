import type {AuthorizeRequest, AuthorizeResponse, Choices, ConnectRequest} from '#shared/protocol/connect';

/**
 * How an attempt to connect went on. `choose`: the key opens several accounts. `asked`: the vendor's own page has to be opened, where
 * the creator says yes. `refused`: the text says what happened, what is safe and what to do.
 */
export type Connecting =
  | {readonly kind: 'connected'}
  | ({readonly kind: 'choose'} & Readonly<Choices>)
  | ({readonly kind: 'asked'} & Readonly<AuthorizeResponse>)
  | {readonly kind: 'refused'; readonly text: string};

/** What the doors ask of the private server. */
export type DoorActions = {
  readonly onConnect: (request: ConnectRequest) => Promise<Connecting>;
  /** Begins to ask the vendor for permission, and opens its page in a tab. */
  readonly onAuthorise: (request: AuthorizeRequest) => Promise<Connecting>;
  /** Opens the vendor's page once more. */
  readonly onOpen: (url: string) => void;
  /** Has what the server learned meanwhile read now. */
  readonly onLook: () => void;
};
